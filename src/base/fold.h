/* Folding one character for matching: width and script. Originals are kept for display. Both are
 * defined here because every character of a document passes through them. */
#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include "base/fold_table.h"
#include "base/str.h"

/* fold_simplified: Traditional to Simplified by single character, first candidate of OpenCC's
 * TSCharacters; anything else comes back unchanged. */
static inline u32 fold_simplified(u32 c) {
    bool changes = c <= 0xFFFF && fold_changes[c / 64] >> c % 64 & 1;
    return changes ? fold_page[c >> 8][c & 0xFF] : c;
}

/* fold_width: full-width ASCII U+FF01..FF5E and the ideographic space to half width. */
static inline u32 fold_width(u32 c) {
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFF01 + '!';
    return c == 0x3000 ? ' ' : c;
}

/* fold_str: a copy of s, simplified character by character; nothing else is changed. */
str fold_str(struct arena *a, str s);

#endif

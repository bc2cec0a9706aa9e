/* Folding one character for matching: width and script. Originals are kept for display. */
#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include "base/str.h"

/* fold_simplified: Traditional to Simplified by single character, first candidate of OpenCC's
 * TSCharacters; anything else comes back unchanged. */
u32 fold_simplified(u32 c);

/* fold_width: full-width ASCII U+FF01..FF5E and the ideographic space to half width. */
u32 fold_width(u32 c);

/* fold_str: a copy of s, simplified character by character; nothing else is changed. */
str fold_str(struct arena *a, str s);

#endif

/* What a terminal shows: its width, its colours, and texts that cannot steer it. */
#ifndef EXPORT_TERM_H
#define EXPORT_TERM_H

#include "base/out.h"
#include "export/sheet.h"

struct term {
    size_t columns; /* width, at least 20 */
    bool colour;
    bool chinese; /* language of the few words that the writers add */
};

enum {
    TERM_COLUMNS_MIN = 20
};

/* term_text: s with one character for each one that a terminal would obey or hide (controls, turns
 * of the writing direction): U+FFFD, and a space for tabs and line ends. Other text is unchanged.
 */
str term_text(struct arena *a, str s);

/* term_begin, term_end: around a piece of text that carries a tone; nothing without colour. */
void term_begin(struct out *o, const struct term *t, enum tone tone);
void term_end(struct out *o, const struct term *t, enum tone tone);

/* term_strong, term_plain: bold on and off; nothing without colour. */
void term_strong(struct out *o, const struct term *t);
void term_plain(struct out *o, const struct term *t);

/* term_fold: cuts the first piece of at most `columns` columns off *rest: between Chinese
 * characters or at spaces, words of Latin letters whole where they fit, no closing mark at the
 * front of a line and no opening one at its end. *rest must be term_text.
 * gives  the piece, without spaces at its end; at least one character while *rest has any */
str term_fold(str *rest, size_t columns);

#endif

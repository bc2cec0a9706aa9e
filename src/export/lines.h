/* Lines of a text: from an offset to line and column. */
#ifndef EXPORT_LINES_H
#define EXPORT_LINES_H

#include "base/str.h"

struct lines {
    str text;
    const u32 *from; /* where each line begins; ascending, from[0] = 0 */
    size_t n;        /* at least 1 */
};

struct lines lines_of(struct arena *a, str text);

/* lines_line: number, from 1, of the line that holds offset `at`.
 * lines_column: its column in characters, from 1. */
i64 lines_line(const struct lines *l, u32 at);
i64 lines_column(const struct lines *l, u32 at);

/* lines_text: the line that holds offset `at`, without its line end. */
str lines_text(const struct lines *l, u32 at);

/* lines_snap: a place widened to whole characters and cut to the text. */
span lines_snap(str text, span place);

#endif

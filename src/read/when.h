/* By when, from when to when, how often. */
#ifndef READ_WHEN_H
#define READ_WHEN_H

#include "read/lexicon.h"

/* A point of time as precise as it was written; a part that is 0 was not given. */
struct point {
    i16 year;
    u8 month;
    u8 day;
    u8 shift; /* years after the document's year: 今年 0, 明年 1; only where year is 0 */
};

struct when {
    struct point due; /* month 0 and year 0 = none */
    struct point from, to;
    u8 cadence; /* enum cadence */
    i16 latest; /* last year named with a deadline, 0 = none */
};

/* when_find: deadlines, spans and cadence in the text of a task. */
void when_find(const struct tokens *t, str s, struct when *into);

/* when_span: the span of time in a heading or a time line, if it names one; a single month counts.
 */
bool when_span(const struct tokens *t, str s, struct when *into);

/* when_cell: a cell of a deadline column. */
void when_cell(const struct tokens *t, str s, struct when *into);

/* point_text: "2021-12", "XXXX-04", "2021-02-03", "2025"; "" for none.
 *   year  the document's year, 0 = not known */
str point_text(struct arena *a, struct point p, i64 year);

struct when_case {
    const char *text;
    const char *due; /* with the document's year 2021 */
    const char *from, *to;
    const char *cadence;
};
extern const struct when_case when_cases[]; /* examples of the grammar; each is a test */
extern const size_t when_cases_n;

#endif

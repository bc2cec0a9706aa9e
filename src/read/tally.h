/* Planned quantities against reported ones: which figure answers which, and what is lacking. */
#ifndef READ_TALLY_H
#define READ_TALLY_H

#include "read/amount.h"
#include "read/match.h"

/* A planned quantity and what the report says of it. */
struct tally {
    milli planned; /* a rhythm is counted up: 每季度1次 is 4 in a year */
    str unit;
    str bound;      /* = >= <= ~ */
    str about;      /* the words around it; "" = it names nothing */
    str state;      /* met, short, unreported, uncounted (每周: no total to compare with) */
    milli reported; /* 0 while unreported or uncounted */
    milli gap;      /* between the two where the promise is not kept; else 0 */
};
extern const struct shape tally_shape;

/* A figure of a text with what its words say. */
struct figure {
    struct amount amount;
    struct gist near, wide;
    bool claimed; /* it answers a planned figure by its own words */
};
VEC_TYPE(figures, struct figure);

/* What the steps share. */
struct tallier {
    struct arena *arena;
    const struct words *lexicon;
    struct tokens tokens;
    struct match *match; /* whose weights count */
    i64 years;           /* over which rhythms are counted up, at least 1 */
};

/* tally_figures: adds the figures of a normalised text to *into.
 *   known  quantities that were found in it as a whole */
void tally_figures(struct tallier *z, str s, struct list known, struct figures *into);

/* tally_find: a tally for each planned figure, in their order.
 *   name  of the task: a reported figure may be told by it alone */
struct list tally_find(struct tallier *z, str name, const struct figures *planned,
                       struct figures *reported);

#endif

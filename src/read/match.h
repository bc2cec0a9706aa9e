/* How well two texts speak of the same thing. Texts are compared by their terms (terms.h), which
 * weigh more the rarer they are in the two documents at hand. An index over the terms finds the
 * candidates, so that 1,000 tasks against 10,000 clauses take a moment.
 *
 * A score says how much of the one text is found in the other: of a short heading in a long
 * paragraph that holds it, or of a short clause in a long task, whichever is more; the other way
 * round adds to it. Too little in common gives no high score however short the texts are. */
#ifndef READ_MATCH_H
#define READ_MATCH_H

#include "base/str.h"

/* Thresholds of the score, 0..100; the same as those of 高 and 中 elsewhere. */
enum {
    MATCH_SURE = 80,     /* the same thing: may be said without a question mark */
    MATCH_LIKELY = 50,   /* more likely the same than not: shown, marked as to be confirmed */
    MATCH_POSSIBLE = 30, /* only with other evidence, such as the same number in a ledger */
};

/* A text to be matched; all normalised. */
struct match_text {
    str text;
    str head;    /* the words it is known by; "" = none. Sought: alone enough to be found by.
                    Searched: the heading over it */
    str context; /* headings further up; searched only; "" = none */
};

struct match_hit {
    u32 index; /* of the searched text */
    u32 score; /* 0..100 */
};

struct match;

/* match_make: an index over both sides; the texts must live as long as it. */
struct match_side {
    const struct match_text *v;
    size_t n;
};
struct match *match_make(struct arena *a, struct match_side sought, struct match_side searched);

/* match_find: the searched texts most like sought text i, best first, those of equal score in their
 * order.
 *   at_least  lowest score of interest, at least 1
 *   hits_out  room for `limit`
 * gives       their number */
size_t match_find(struct match *m, size_t i, u32 at_least, struct match_hit *hits_out,
                  size_t limit);

/* A short text taken apart, to be compared with others. */
struct gist {
    const void *terms;
    size_t n;
    u32 weight; /* 0 = it says nothing */
};

/* match_gist: of any text, weighed as in the index.
 * match_alike: how much two have in common, 0..100 of the one that says less; 0 when one says
 * nothing. */
struct gist match_gist(struct match *m, str s);
u32 match_alike(const struct gist *x, const struct gist *y);

/* match_tells: whether s has any term that is not filler. */
bool match_tells(struct match *m, str s);

#endif

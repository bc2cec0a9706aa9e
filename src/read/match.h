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

/* Thresholds of the score, 0..100. They were set on pairs of our own writing: texts of one task,
 * worded twice, score 45 to 100; of unlike tasks of one document 0 to 30; between lie those that
 * share a place, a target group or a kind of event. */
enum {
    MATCH_SURE = 60,     /* the same thing: may be said without a question mark */
    MATCH_LIKELY = 40,   /* more likely the same than not: shown, marked as to be confirmed */
    MATCH_POSSIBLE = 30, /* only with other evidence, such as the same number in a ledger */
};

/* A text to be matched; all normalised. */
struct match_text {
    str text;
    str head;    /* the words it is known by; "" = none. Sought: alone enough to be found by.
                    Searched: of its surroundings, counts half */
    str context; /* headings above it; searched only, counts a quarter; "" = none */
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

/* match_alike: how much two short texts have in common, 0..100 of the shorter one, weighed as in
 * the index; 0 when one of them has no terms. */
u32 match_alike(struct match *m, str x, str y);

/* match_tells: whether s has any term that is not filler. */
bool match_tells(struct match *m, str s);

/* match_share: how much of the vocabulary of the sought texts stands in the searched ones, in
 * percent by weight, terms of names and rare terms most. */
u32 match_share(const struct match *m);

#endif

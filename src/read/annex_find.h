/* Which tasks of a plan a row of its ledger is about. */
#ifndef READ_ANNEX_FIND_H
#define READ_ANNEX_FIND_H

#include "read/label.h"

/* A row that was laid on a task. */
struct annex_match {
    i64 task;       /* id in the plan */
    i64 ledger;     /* index of the ledger */
    i64 row;        /* id of the task in the ledger */
    i64 confidence; /* 0..100 */
    str by;         /* text, number (and some of the text), heading (of the section that holds the
                       task) */
    str text;       /* of the row */
    span place;     /* in the ledger's view text */
};
VEC_TYPE(annex_matches, struct annex_match);

/* annex_find: the rows of one ledger.
 *   index   of it, for the matches
 * adds to *into, in the order of the rows; a row of a section holds for the tasks of the section
 * that have no row of their own */
void annex_find(struct arena *a, const struct facts *plan, const struct paper *ledger, i64 index,
                struct annex_matches *into);

/* annex_has_number: whether `number`, the 序号 of a row, names the task number `want`: 3, 3-5,
 * 3、5, (三). */
bool annex_has_number(str number, i64 want);

#endif

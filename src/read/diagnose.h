/* The check of a document: what a clerk should mend before it becomes a ledger. */
#ifndef READ_DIAGNOSE_H
#define READ_DIAGNOSE_H

#include "read/reading.h"
#include "read/rules.h"
#include "read/signals.h"

/* diagnose: every rule once, worst first. The facts are complete but for their diagnostics.
 *   hits  what one scan of the text found
 * gives  struct diagnostic */
struct list diagnose(struct reading *r, const struct facts *facts, struct signal_hits hits);

/* What the finders share. A finder looks for one rule and reports its places as one line, or as
 * one line a kind. */
struct checker {
    struct reading *r;
    const struct facts *facts;
    const struct rule *rule;
    struct signal_hits hits; /* what one scan of the text found */
    VEC(struct diagnostic) found;
};
VEC_TYPE(places, span);

enum {
    CHECK_PLACES_MAX = 200
}; /* more places of one finding are counted, not listed */

/* check_report: one finding of the present rule.
 *   at   its places, the first of them carries the caret; none = the document as a whole */
void check_report(struct checker *z, const struct places *at, str message);

/* check_place: adds the view range of norm[from, to). */
void check_place(struct checker *z, struct places *at, size_t from, size_t to);

/* The finders, by the part of the reading that they look at. */
void check_lost_digits(struct checker *z);
void check_year(struct checker *z);
void check_task_year(struct checker *z);
void check_residue(struct checker *z);
void check_stale(struct checker *z);
void check_annex(struct checker *z);
void check_damaged(struct checker *z);
void check_pinyin(struct checker *z);
void check_noise(struct checker *z);
void check_numbering(struct checker *z);
void check_duplicate(struct checker *z);
void check_goal(struct checker *z);
void check_parts(struct checker *z);
void check_owner(struct checker *z);
void check_deadline(struct checker *z);
void check_weak(struct checker *z);
void check_vague(struct checker *z);
void check_uneven(struct checker *z);
void check_problem(struct checker *z);
void check_no_tasks(struct checker *z);

#endif

/* What all that is done to a task has in common: it is there, what it said is kept, its duties are
 * made again. */
#ifndef APP_TASK_EDIT_H
#define APP_TASK_EDIT_H

#include "app/batch.h"
#include "app/duties.h"
#include "app/tx.h"

/* What came of a change of tasks. */
struct task_changed {
    i64 tasks;
    i64 same; /* that said so already */
    struct duties_made duties;
};

/* A task while it is changed. */
struct task_edit {
    struct task task;
    struct plan plan;
    const struct announcements *announced;
    struct names *names;
};

/* task_edit_open: the task and its plan.
 *   edit  with .announced and .names
 * fails  NOT_FOUND; DENIED: tx->deed is not for who acts; INVALID: it is dropped */
MUST_USE err task_edit_open(struct tx *tx, i64 id, struct task_edit *edit);

/* task_edit_reason: that there is a reason where one is needed: the plan is adopted, and something
 * that it says is replaced.
 * fails  INVALID */
MUST_USE err task_edit_reason(struct ctx *c, const struct task_edit *edit, bool replaces,
                              str reason);

/* task_edit_keep: keeps what the task says now; before it is changed.
 *   deed  change assign drop serve unserve */
MUST_USE err task_edit_keep(struct tx *tx, const struct task_edit *edit, const char *deed,
                            str reason);

/* task_edit_duties: makes the duties of the task again, and adds up what came of it.
 *   title  in a line; "" = as the duties say it already */
MUST_USE err task_edit_duties(struct tx *tx, const struct task_edit *edit, str title,
                              struct task_changed *changed);

#endif

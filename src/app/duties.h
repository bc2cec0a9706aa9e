/* Duties of a task: one for each of its windows. */
#ifndef APP_DUTIES_H
#define APP_DUTIES_H

#include "calendar/festival.h"
#include "store/duty.h"
#include "store/plan.h"
#include "store/stage.h"
#include "store/task.h"

struct duties_in {
    const struct plan *plan;
    const struct task *task;
    const struct stage *stage; /* that the task stands in; NULL = none */
    const struct announcements *announced;
    i64 org;   /* that leads, 0 = nobody yet */
    str title; /* the task in a line; a longer one is cut */
};

struct duties_made {
    i64 added;   /* that were not there */
    i64 changed; /* whose window or lead is another now */
    i64 kept;    /* with work on them, or the same: left alone */
    i64 voided;  /* that have no window any more and no work on them */
    i64 undated; /* of those added */
};

/* duties_list: what the duties of a task would be, as struct duty without ids; nothing is kept.
 * fails  INVALID: dates that cannot be read; TOO_BIG */
MUST_USE err duties_list(struct ctx *c, const struct duties_in *in, struct list *duties_out);

/* duties_make: makes the duties of a task, or makes them again after it was changed. A duty that
 * somebody has worked on is never touched.
 * fails  INVALID: dates that cannot be read; BUSY, DB, IO */
MUST_USE err duties_make(struct tx *tx, const struct duties_in *in, struct duties_made *made_out);

/* duties_end: the task is no more: what nobody has worked on becomes void, the rest stays. */
MUST_USE err duties_end(struct tx *tx, i64 task, struct duties_made *made_out);

#endif

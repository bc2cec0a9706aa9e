/* A plan's tasks while people work with it: changed, given a date, added, dropped. */
#ifndef APP_TASK_CHANGE_H
#define APP_TASK_CHANGE_H

#include "app/task_edit.h"

/* What a task is to say. Empty = it stays; 无 = nothing any more. A date, a stage or festivals
 * replace whatever told before when it is done. */
struct task_change {
    str text;
    str due;       /* 2025, 2025-06, 2025-06-30 */
    str cadence;   /* monthly, or 每月 */
    str festivals; /* names, divided by 、 or a comma */
    i64 stage;     /* 0 = it stays */
    bool required, optional;
    str reason;
};

/* app_task_change: all of the tasks or none. What the plan did not say is filled in without a
 * reason; what it said needs one, once it is adopted.
 * fails  NOT_FOUND; INVALID: nothing is to be changed, a date, a word, a stage of another plan, no
 *        reason; DB, IO, BUSY */
MUST_USE err app_task_change(struct deed *d, struct ids tasks, const struct task_change *change,
                             struct task_changed *changed_out);

/* app_task_add: a task that does not come from a document, at the end of a plan.
 *   like    .text .due .cadence .festivals .stage .optional
 *   from    where it comes from: 上级交办, 手工录入, … or order, hand, …; "" = by hand
 *   lead    org, 0 = nobody yet
 * fails  as app_task_change */
struct task_new {
    i64 plan;
    str from;
    i64 lead;
    const struct task_change *like;
};
MUST_USE err app_task_add(struct deed *d, const struct task_new *in, struct task *task_out,
                          struct task_changed *changed_out);

/* app_task_drop: takes tasks out of their plan; duties with work on them stay. */
MUST_USE err app_task_drop(struct deed *d, struct ids tasks, str reason,
                           struct task_changed *changed_out);

#endif

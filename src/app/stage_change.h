/* A plan's stages while people work with it, and duties that are made again because the calendar
 * knows more than it did. */
#ifndef APP_STAGE_CHANGE_H
#define APP_STAGE_CHANGE_H

#include "app/task_edit.h"

/* app_stage_add: one more, behind those that the plan has.
 *   like  .plan .name .from_on .until_on
 * fails  NOT_FOUND; DENIED; INVALID: no name, days that are none or the wrong way round; CONFLICT:
 *        the plan has one of that name; BUSY, DB, IO */
MUST_USE err app_stage_add(struct deed *d, struct stage like, struct stage *stage_out);

/* app_stage_move: other days. The tasks that stand in it keep what they said before, and their
 * duties are made again.
 *   like    .id .from_on .until_on
 *   reason  needed where the plan is adopted
 * fails  as app_stage_add */
MUST_USE err app_stage_move(struct deed *d, struct stage like, str reason,
                            struct task_changed *changed_out);

/* app_plan_renew: makes the duties of all tasks again, such as after a campaign's days were
 * announced. What somebody has worked on is not touched.
 * fails  NOT_FOUND; DENIED; BUSY, DB, IO */
MUST_USE err app_plan_renew(struct deed *d, i64 plan, struct task_changed *changed_out);

#endif

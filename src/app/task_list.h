/* The tasks of a plan as a sheet, and by the titles that they serve. */
#ifndef APP_TASK_LIST_H
#define APP_TASK_LIST_H

#include "app/tx.h"
#include "export/sheet.h"
#include "store/plan.h"

/* A line of the list. */
struct task_line {
    i64 id;
    str text;
    str assigned; /* 牵头 办公室；配合 读者部 */
    str due;
    str cadence;
    str stage;
    str served; /* "" = all titles of the plan */
    str source;
    str required; /* 规定动作 自选动作, 已取消 */
};
extern const struct shape task_line_shape;

/* app_task_list: all tasks of a plan, those that were dropped too, in their order.
 * fails  NOT_FOUND; DB, IO */
MUST_USE err app_task_list(struct deed *d, i64 plan, struct list *lines_out);
struct book task_book(struct arena *a, struct list lines, str today);

/* app_task_goals: the titles of a plan year by year, what all of them ask, and what each asks
 * alone, as a text.
 * fails  NOT_FOUND; DB, IO */
MUST_USE err app_task_goals(struct deed *d, i64 plan, str *text_out);

#endif

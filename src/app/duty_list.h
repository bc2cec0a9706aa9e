/* The ledger as it lives: duties with their lamps, as a sheet. */
#ifndef APP_DUTY_LIST_H
#define APP_DUTY_LIST_H

#include "app/tx.h"
#include "export/sheet.h"
#include "store/duty.h"

/* A line of the ledger. */
struct duty_line {
    i64 id;
    str lamp; /* 红 已逾期 3 天 */
    str title;
    str label; /* 2025年第一季度 */
    str org;   /* "" = nobody leads yet */
    str opens_on, due_on;
    str state; /* 待签收 */
    i64 progress_pct;
    /* Only where they are asked for; of the task: */
    str stage;
    str served; /* "" = all titles of the plan */
    str people; /* 责任领导 何平，责任人 李四, of who leads */
};
extern const struct shape duty_line_shape; /* without what has to be asked for */
extern const struct shape duty_more_shape;

/* app_duty_list: the duties that a filter lets through.
 *   lamp  red yellow green grey done; "" = any
 * fails  NOT_FOUND: no such org or plan; DB, IO */
MUST_USE err app_duty_list(struct deed *d, const struct duty_filter *filter, str lamp,
                           struct list *lines_out);

/* app_duty_more: adds to each line the stage, titles and people of its task. They stand in no index
 * of duties, so each line is looked up: for what is read or printed, not for all there is. */
MUST_USE err app_duty_more(struct deed *d, struct list *lines);

/* duty_sheet: the lines as a table for people; *sheet lives in the arena. */
struct book duty_book(struct arena *a, struct list lines, str today);
struct book duty_book_more(struct arena *a, struct list lines, str today);

/* lamp_count: how many of each lamp, in words: 红 3 · 黄 1 · 绿 12 · 灰 4 · 已办结 0. */
str duty_summary(struct arena *a, struct list lines);

#endif

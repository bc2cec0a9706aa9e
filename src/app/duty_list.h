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

/* What is asked for. */
struct duty_view {
    str words;    /* a filter, as people type it (filter.h); "" = everything */
    str also;     /* another one, which must hold too: what options stand for */
    strs sort;    /* names of fields, a - before one turns it round */
    strs columns; /* of the table, by their heads or names; n = 0: all */
    i64 limit;    /* lines at most */
    bool more;    /* with what stands in no index: for what is read or printed, not for all */
};

/* app_duty_list: the duties that a filter lets through.
 * fails  INVALID: the filter or a key is not understood; NOT_FOUND: no such org or plan; CONFLICT:
 * several orgs of a name; DB, IO */
MUST_USE err app_duty_list(struct deed *d, const struct duty_view *view, struct list *lines_out);

/* duty_book: the lines as a table for people; it lives in the arena.
 * fails  INVALID: no such column */
MUST_USE err duty_book(struct deed *d, const struct duty_view *view, struct list lines,
                       struct book *book_out);

/* duty_summary: how many of each lamp, in words: 红 3 · 黄 1 · 绿 12 · 灰 4 · 已办结 0. */
str duty_summary(struct arena *a, struct list lines);

#endif

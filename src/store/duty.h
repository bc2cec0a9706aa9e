/* Duties: one occurrence of a task in its window, the row of the ledger. */
#ifndef STORE_DUTY_H
#define STORE_DUTY_H

#include "store/noun.h"

struct duty {
    i64 id, version;
    str uid;
    i64 plan, task;
    i64 org;              /* that leads, 0 = nobody yet */
    str key;              /* of the occurrence: 2025-Q1; the same when it is made again */
    str label;            /* 2025年第一季度 */
    str title;            /* the task in a line, DUTY_TITLE_CHARS at most */
    str opens_on, due_on; /* "" = no date */
    bool required;
    str state; /* unsigned idle active review returned approved closed void */
    i64 progress_pct;
    str note; /* what was reported last */
    str return_reason, return_by_on;
    str closed_on;
};
extern const struct shape duty_shape;
extern const struct noun noun_duty;

enum {
    DUTY_TITLE_CHARS = 40 /* it stands in the indexes of lists */
};

/* A row of a list: what its index holds, so that no row of the table is touched. */
struct duty_row {
    i64 id;
    i64 plan, org;
    str title, label;
    str opens_on, due_on;
    str state;
    i64 progress_pct;
    bool required;
};
extern const struct shape duty_row_shape;

/* What a list is asked for; the first that is set chooses the index. */
struct duty_filter {
    i64 org;          /* 0 = of all */
    str state;        /* "" = any; only together with org */
    i64 plan;         /* 0 = of all */
    i64 limit;        /* rows wanted, at most 1000 */
    str after_due_on; /* the last row that was seen; "" and 0 = from the start */
    i64 after_id;
};

/* duty_list: soonest due first; those without a date come first of all. */
MUST_USE err duty_list(struct ctx *c, struct db *db, const struct duty_filter *filter,
                       struct list *rows_out);

/* duty_of_task: all occurrences of a task, by their keys. */
MUST_USE err duty_of_task(struct ctx *c, struct db *db, i64 task, struct list *duties_out);

/* duty_of_uid: gives  duty_out->id 0 when there is none */
MUST_USE err duty_of_uid(struct ctx *c, struct db *db, str uid, struct duty *duty_out);

#endif

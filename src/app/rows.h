/* Importing rows: people, organisations, and ledgers whose rows are the tasks themselves. All good
 * rows go in one transaction or none does; what is wrong with the others is written into a file of
 * the same columns, to be mended there and imported again: what is known already is recognised. */
#ifndef APP_ROWS_H
#define APP_ROWS_H

#include "app/intake.h"
#include "app/plan.h"
#include "app/tx.h"

enum rows_kind {
    ROWS_PEOPLE,
    ROWS_ORGS,
    ROWS_LEDGER,
};

struct rows_in {
    struct plan_in file;
    str errors;    /* where the file of errors goes, .xlsx or .csv; "" = beside the input */
    i64 unit;      /* org near which names are looked for, whose plan it is; 0 = the only one */
    i64 plan;      /* ledger: the plan that its tasks go into; 0 = a new one */
    str title;     /* ledger: of a new plan; "" = as the file says */
    bool skip_bad; /* the good rows are kept although others are bad */
    bool dry;      /* nothing is kept */
};

/* What came of it; of a dry run, what would come. */
struct rows_done {
    bool kept;     /* false: bad rows, or a dry run */
    i64 rows;      /* that were looked at */
    i64 added;     /* of what was not known before */
    i64 changed;   /* known, but something else was said of it */
    i64 same;      /* known */
    i64 bad;       /* rows with an error */
    size_t faults; /* errors; a row may have several */
    strs changes; /* the first of them in words: 何秀兰（办公室）：职务 主任 → 副主任 */
    strs errors;        /* the first of them in words: 台账!B12 单位：没有组织“…” */
    str file;           /* of all errors; "" = none was written */
    str note;           /* what else is to be said, "" = nothing */
    struct plan plan;   /* ledger: id 0 after a dry run of a new one */
    struct filed filed; /* ledger */
};

/* app_rows: rows that are bad are no failure: *done_out tells.
 * fails  as app_open; INVALID: heads are missing, plan and title exclude each other; NOT_FOUND: no
 * such plan or unit; CONFLICT: the same ledger is a plan already; TOO_BIG, BUSY, DB, IO */
MUST_USE err app_rows(struct deed *d, enum rows_kind kind, const struct rows_in *in,
                      struct rows_done *done_out);

#endif

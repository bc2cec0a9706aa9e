/* The ledger of a plan as it is printed and signed: its tasks with who leads and supports them, and
 * beside each task its duties with how they stand. */
#ifndef APP_PLAN_LEDGER_H
#define APP_PLAN_LEDGER_H

#include "app/tx.h"
#include "export/sheet.h"

/* A duty with its task; a task without any has one row. */
struct plan_ledger_row {
    str section; /* headings above the task; "" = none */
    i64 no;      /* of the task, from 1 */
    str task;
    str lead; /* "" = nobody yet */
    str support;
    str leader; /* 责任领导; "" = not named */
    str keeper; /* 责任人; "" = not named */
    str cadence;
    str label; /* from here on of the duty; "" and 0 = there is none */
    str due_on;
    str lamp;
    str state;
    i64 progress_pct;
    str closed_on;
};
extern const struct shape plan_ledger_shape;

/* plan_ledger: the book with its one sheet. Tasks that were taken out, and duties that were given
 * up, are left out.
 * fails  NOT_FOUND: no such plan; DB, IO */
MUST_USE err plan_ledger(struct deed *d, i64 plan, struct book *book_out);

#endif

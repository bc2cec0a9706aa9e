/* Changes: the only place, with the writer behind it (writer.h), that opens a transaction. */
#ifndef APP_TX_H
#define APP_TX_H

#include "store/tx.h"

struct writer;

enum {
    DEED_NOBODY = -1 /* somebody who has not said who he is */
};

/* Who acts, on which database, and when. */
struct deed {
    struct ctx *c;
    struct db *db;
    struct writer *writer; /* that makes the changes of all (writer.h); NULL = db does */
    i64 account;           /* 0 = the program itself, which may do everything; or DEED_NOBODY */
    i64 who;               /* its person, 0 = the program itself */
    i64 now;               /* seconds since 1970 */
    str today;             /* yyyy-mm-dd */
};

/* What a transaction does. It may be run again after a conflict, so it depends on its argument only
 * and sets in it nothing but its results. */
typedef err tx_work(struct tx *tx, void *arg);

enum {
    TX_ATTEMPTS = 10 /* of a deed, while others come between */
};

/* tx_run: all of `work` or nothing, with its audit. Runs it again, some times, when others came
 * between. Before anything it looks whether the account may do this at all; whether to this object,
 * `work` asks (app/roles.h).
 *   name  of the deed, a row of the table there: "import plan"
 * fails  as `work`; DENIED; BUSY: others came between each time */
MUST_USE err tx_run(struct deed *d, const char *name, tx_work *work, void *arg);

/* tx_link: links the entries that stand unlinked, as those of a server do; for the end of a
 * command, and from time to time. Who is disturbed while linking leaves it to the other. */
void tx_link(const struct deed *d);

/* tx_try: does all of `work` and takes it back: a dry run, which tells what would come of it. */
MUST_USE err tx_try(struct deed *d, const char *name, tx_work *work, void *arg);

/* For tx_run and the writer: the tx of a deed on a connection; its work, where the account may do
 * it.
 */
struct tx tx_of(const struct deed *d, struct ctx *c, struct db *db, const char *name);
MUST_USE err tx_do(struct tx *tx, tx_work *work, void *arg);

#endif

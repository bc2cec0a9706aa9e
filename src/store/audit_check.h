/* Verifying: chain, entries, and the records that they tell of. */
#ifndef STORE_AUDIT_CHECK_H
#define STORE_AUDIT_CHECK_H

#include "db/db.h"

/* What was found. */
struct audit_fault {
    str sentence; /* the first thing that does not fit; "" = all fits */
    i64 links, entries, records;
    i64 unlinked;  /* entries that no link holds yet */
    str head;      /* digest of the last link, "" = there is none */
    str algorithm; /* of the same */
};

/* audit_check: walks everything, in memory that does not grow with it, in one state of the data:
 * others may be writing meanwhile.
 *   head   a digest that the chain is known to have had, "" = none: a chain that was cut off before
 *          it is a fault
 * audit_walk: the same in a transaction that is open.
 * fails    MISSING, DB, IO */
MUST_USE err audit_check(struct ctx *c, struct db *db, str head, struct audit_fault *fault_out);
MUST_USE err audit_walk(struct ctx *c, struct db *db, str head, struct audit_fault *fault_out);

#endif

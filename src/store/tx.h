/* The key to changing: who holds a struct tx may call what writes. Only app/tx.c makes one, so that
 * no change goes past the audit and none stands half. */
#ifndef STORE_TX_H
#define STORE_TX_H

#include "db/db.h"

struct tx {
    struct ctx *c;
    struct db *db;
    i64 at;                    /* moment of the change, seconds since 1970 */
    i64 who;                   /* person, 0 = the program itself */
    i64 account;               /* that acts, 0 = the program itself, which may do everything */
    bool asked;                /* whether the account may do this to the object (app/roles.h) */
    const char *deed;          /* what is done, for the audit: "adopt plan" */
    struct audit_notes *notes; /* of the changes so far (audit.h), NULL = none */
};

#endif

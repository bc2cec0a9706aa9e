/* Running transactions. */
#include "app/tx.h"

#include "app/roles.h"
#include "port/clock.h"
#include "store/audit.h"

#include <assert.h>

enum {
    ATTEMPTS = 6,
    PAUSE_MS = 5, /* before the second attempt; then twice as long each time */
};

static struct tx tx_of(const struct deed *d, struct ctx *c, const char *name) {
    return (struct tx){
        .c = c, .db = d->db, .at = d->now, .who = d->who, .account = d->account, .deed = name};
}

static err permitted(struct tx *tx, tx_work *work, void *arg) {
    TRY(may_begin(tx));
    TRY(work(tx, arg));
    assert(tx->asked || !may_is_asked(tx->deed));
    return OK;
}

/* On a file the writer is alone, so the entries are linked in the same transaction and reach the
 * disk with it. On a server linking would make writers wait for each other: tx_link does it later.
 */
static err attempt(struct tx *tx, tx_work *work, void *arg) {
    TRY(db_begin(tx->c, tx->db, DB_WRITE));
    err e = permitted(tx, work, arg);
    if (e == OK)
        e = audit_write(tx, db_engine(tx->db) == DB_SQLITE);
    if (e == OK)
        return db_commit(tx->c, tx->db);
    db_rollback(tx->db);
    return e;
}

err tx_try(struct deed *d, const char *name, tx_work *work, void *arg) {
    struct tx tx = tx_of(d, d->c, name);
    TRY(db_begin(d->c, d->db, DB_WRITE));
    err e = permitted(&tx, work, arg);
    db_rollback(d->db);
    return e;
}

static err only_link(struct tx *tx, void *arg) {
    (void)arg;
    return audit_join(tx);
}

void tx_link(const struct deed *d) {
    if (db_engine(d->db) == DB_SQLITE)
        return; /* each change has linked its own */
    struct ctx own = {.arena = d->c->arena};
    struct tx tx = {.c = &own, .db = d->db, .at = d->now, .deed = "link"};
    (void)attempt(&tx, only_link, NULL);
}

err tx_run(struct deed *d, const char *name, tx_work *work, void *arg) {
    err e = OK;
    for (int i = 0; i < ATTEMPTS; i++) {
        struct ctx own = {.arena = d->c->arena};
        struct tx tx = tx_of(d, &own, name);
        if (i > 0)
            clock_sleep_ms((i64)PAUSE_MS << (i - 1));
        e = attempt(&tx, work, arg);
        if (e == ERR_BUSY && i + 1 < ATTEMPTS)
            continue;
        if (e != OK)
            return fail(d->c, e, "%.*s", STR(own.text));
        return OK;
    }
    return e;
}

/* Running transactions. */
#include "app/tx.h"

#include "app/roles.h"
#include "app/settings.h"
#include "app/writer.h"
#include "port/clock.h"
#include "store/audit.h"

#include <assert.h>

enum {
    PAUSE_MAX_MS = 32, /* between attempts; the first pause is 1 ms, each twice the one before */
};

struct tx tx_of(const struct deed *d, struct ctx *c, struct db *db, const char *name) {
    return (struct tx){
        .c = c, .db = db, .at = d->now, .who = d->who, .account = d->account, .deed = name};
}

err tx_do(struct tx *tx, tx_work *work, void *arg) {
    TRY(may_begin(tx));
    TRY(work(tx, arg));
    assert(tx->asked || tx->notes == NULL || !may_is_asked(tx->deed));
    return OK;
}

/* On a file the writer is alone, so the entries are linked in the same transaction and reach the
 * disk with it. On a server linking would make writers wait for each other: tx_link does it later.
 */
static err finish(struct tx *tx) {
    str algorithm = S("");
    if (db_engine(tx->db) == DB_SQLITE && tx->notes != NULL)
        TRY(app_setting(tx->c, tx->db, "chain.algorithm", &algorithm));
    return audit_write(tx, algorithm);
}

static err attempt(struct tx *tx, tx_work *work, void *arg) {
    TRY(db_begin(tx->c, tx->db, DB_WRITE));
    err e = tx_do(tx, work, arg);
    if (e == OK)
        e = finish(tx);
    if (e == OK)
        return db_commit(tx->c, tx->db);
    db_rollback(tx->db);
    return e;
}

err tx_try(struct deed *d, const char *name, tx_work *work, void *arg) {
    struct tx tx = tx_of(d, d->c, d->db, name);
    if (d->writer != NULL)
        return writer_try(d, name, work, arg);
    TRY(db_begin(d->c, d->db, DB_WRITE));
    err e = tx_do(&tx, work, arg);
    db_rollback(d->db);
    return e;
}

static err only_link(struct tx *tx, void *arg) {
    str algorithm;
    (void)arg;
    TRY(app_setting(tx->c, tx->db, "chain.algorithm", &algorithm));
    return audit_join(tx, algorithm);
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
    if (d->writer != NULL)
        return writer_run(d, name, work, arg);
    for (int i = 0; i < TX_ATTEMPTS; i++) {
        struct ctx own = {.arena = d->c->arena, .pulse = d->c->pulse};
        struct tx tx = tx_of(d, &own, d->db, name);
        if (i > 0)
            clock_sleep_ms(i > 5 ? PAUSE_MAX_MS : (i64)1 << (i - 1));
        e = attempt(&tx, work, arg);
        if (e == ERR_BUSY && i + 1 < TX_ATTEMPTS)
            continue;
        if (e != OK)
            return fail(d->c, e, "%.*s", STR(own.text));
        return OK;
    }
    return e;
}

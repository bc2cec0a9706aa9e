/* One thread that writes. */
#include "app/writer.h"

#include "app/settings.h"
#include "store/audit.h"

#include <assert.h>
#include <pthread.h>

enum {
    BATCH_MAX = 64, /* deeds of one commit: who comes behind does not wait for more */
};
static const size_t BATCH_BYTES = (size_t)256 << 20; /* soft limit of the entries of one */

/* A deed in the queue, on the stack of the thread that waits for it. */
struct turn {
    struct deed *deed;
    const char *name;
    tx_work *work;
    void *arg;
    bool dry;       /* taken back in any case */
    struct ctx own; /* what became of it; memory is the caller's */
    struct tx tx;   /* of its last run */
    bool done;      /* the answer is there */
    pthread_cond_t answered;
    struct turn *next; /* behind it in the queue */
};

struct writer {
    struct ctx c; /* of the thread */
    struct db *db;
    pthread_t thread;
    pthread_mutex_t lock; /* over what follows, and over `done` of each turn */
    pthread_cond_t came;
    struct turn *first, **end; /* the queue */
    bool closing;
};

/* ---- the thread ---- */

/* One deed as a part of the transaction of all. What it fails with is its own affair; what this
 * gives ends the transaction. */
static err run_part(struct writer *w, struct turn *t) {
    err e = ERR_BUSY;
    for (int i = 0; e == ERR_BUSY && i < TX_ATTEMPTS; i++) {
        t->own = (struct ctx){.arena = t->deed->c->arena};
        t->tx = tx_of(t->deed, &t->own, w->db, t->name);
        TRY(db_part_begin(&w->c, w->db));
        e = tx_do(&t->tx, t->work, t->arg);
        if (e == OK && !t->dry)
            return db_part_end(&w->c, w->db);
        struct ctx undo = {.arena = w->c.arena};
        if (db_part_undo(&undo, w->db) != OK) /* gone as a whole: the disk is full, for all */
            return e == OK ? fail(&w->c, undo.code, "%.*s", STR(undo.text))
                           : fail(&w->c, e, "%.*s", STR(t->own.text));
    }
    t->tx.notes = NULL;
    return OK;
}

static err run_parts(struct writer *w, struct turn *v) {
    struct tx all = {.c = &w->c, .db = w->db};
    str algorithm;
    for (struct turn *t = v; t != NULL; t = t->next) {
        TRY(run_part(w, t));
        audit_pass(&t->tx, &all);
        all.at = t->deed->now;
    }
    TRY(app_setting(&w->c, w->db, "chain.algorithm", &algorithm));
    return audit_write(&all, algorithm);
}

static err run_batch(struct writer *w, struct turn *v) {
    TRY(db_begin(&w->c, w->db, DB_WRITE));
    err e = run_parts(w, v);
    if (e == OK)
        return db_commit(&w->c, w->db);
    db_rollback(w->db);
    return e;
}

/* A batch that did not come to its end has changed nothing: all of it is told so. */
static void tell_all(struct writer *w, struct turn *v, err e) {
    for (struct turn *t = v; t != NULL; t = t->next) {
        t->own = (struct ctx){.arena = t->deed->c->arena};
        (void)fail(&t->own, e, "%.*s", STR(w->c.text));
    }
}

static void run_until_settled(struct writer *w, struct turn *v) {
    err e = ERR_BUSY;
    for (int i = 0; e == ERR_BUSY && i < TX_ATTEMPTS; i++) {
        w->c.code = OK;
        w->c.text = S("");
        e = run_batch(w, v);
    }
    if (e != OK)
        tell_all(w, v, e);
}

/* The first of the queue, as many as fit one commit; NULL when nobody will come any more. Called
 * with the lock. */
static struct turn *take_batch(struct writer *w) {
    while (w->first == NULL && !w->closing)
        pthread_cond_wait(&w->came, &w->lock);
    struct turn *v = w->first, **end = &w->first;
    for (size_t n = 0; n < BATCH_MAX && *end != NULL; n++)
        end = &(*end)->next;
    w->first = *end;
    *end = NULL;
    if (w->first == NULL)
        w->end = &w->first;
    return v;
}

static void *write_on(void *arg) {
    struct writer *w = arg;
    struct arena_mark empty = arena_mark(w->c.arena);
    pthread_mutex_lock(&w->lock);
    for (struct turn *v; (v = take_batch(w)) != NULL;) {
        pthread_mutex_unlock(&w->lock);
        run_until_settled(w, v);
        arena_rewind(w->c.arena, empty);
        pthread_mutex_lock(&w->lock);
        for (struct turn *next; v != NULL; v = next) {
            next = v->next; /* its thread takes the turn away once it may go on */
            v->done = true;
            pthread_cond_signal(&v->answered);
        }
    }
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

/* ---- the others ---- */

static void close_writer(void *arg) {
    struct writer *w = arg;
    pthread_mutex_lock(&w->lock);
    w->closing = true;
    pthread_cond_signal(&w->came);
    pthread_mutex_unlock(&w->lock);
    pthread_join(w->thread, NULL);
    pthread_cond_destroy(&w->came);
    pthread_mutex_destroy(&w->lock);
    arena_close(w->c.arena);
}

err writer_open(struct ctx *c, str address, struct writer **writer_out) {
    struct writer *w = take(c->arena, struct writer, 1);
    TRY(db_open(c, address, &w->db));
    if (db_engine(w->db) != DB_SQLITE)
        return fail(c, ERR_INVALID, "数据库服务器自己安排写入，不用写线程");
    w->c.arena = arena_open(BATCH_BYTES);
    w->end = &w->first;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->came, NULL);
    if (pthread_create(&w->thread, NULL, write_on, w) != 0) {
        arena_close(w->c.arena);
        return fail(c, ERR_BUSY, "系统的线程用完了，请稍后再试");
    }
    arena_defer(c->arena, close_writer, w);
    *writer_out = w;
    return OK;
}

static err wait_for(struct deed *d, struct turn *t) {
    struct writer *w = d->writer;
    t->deed = d;
    pthread_cond_init(&t->answered, NULL);
    pthread_mutex_lock(&w->lock);
    assert(!w->closing);
    *w->end = t;
    w->end = &t->next;
    pthread_cond_signal(&w->came);
    while (!t->done)
        pthread_cond_wait(&t->answered, &w->lock);
    pthread_mutex_unlock(&w->lock);
    pthread_cond_destroy(&t->answered);
    return t->own.code == OK ? OK : fail(d->c, t->own.code, "%.*s", STR(t->own.text));
}

err writer_run(struct deed *d, const char *name, tx_work *work, void *arg) {
    struct turn t = {.name = name, .work = work, .arg = arg};
    return wait_for(d, &t);
}

err writer_try(struct deed *d, const char *name, tx_work *work, void *arg) {
    struct turn t = {.name = name, .work = work, .arg = arg, .dry = true};
    return wait_for(d, &t);
}

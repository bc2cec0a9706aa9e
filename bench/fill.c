/* Filling, and the change that is measured. */
#include "fill.h"

#include "store/duty.h"
#include "store/duty.sql.h"
#include "store/org.h"
#include "store/plan.h"
#include "store/steps.h"
#include "store/task.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

const char *const fill_states[5] = {"unsigned", "idle", "active", "review", "closed"};

double bench_now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

void bench_need(const struct ctx *c, err e) {
    if (e == OK)
        return;
    fprintf(stderr, "bench: %.*s\n", STR(c->text));
    exit(1);
}

static void add_duties(struct tx *tx, struct duty like, i64 duties) {
    struct ctx *c = tx->c;
    for (i64 i = 1; i <= duties; i++) {
        struct arena_mark mark = arena_mark(c->arena);
        struct duty duty = like;
        duty.id = i;
        duty.version = 1;
        duty.uid = str_fmt(c->arena, "%032llx", (unsigned long long)i);
        duty.org = i % FILL_ORGS + 1;
        duty.key = str_fmt(c->arena, "%lld", (long long)i);
        duty.due_on =
            str_fmt(c->arena, "2025-%02d-%02d", (int)(i * 7 % 12) + 1, (int)(i * 13 % 28) + 1);
        duty.state = str_from(fill_states[i / FILL_ORGS % 5]);
        bench_need(c, db_queue(c, tx->db, ask_with(c->arena, &q_duty_add, &duty_shape, &duty)));
        arena_rewind(c->arena, mark);
    }
    bench_need(c, db_flush(c, tx->db));
}

void bench_open(struct ctx *c, str address, i64 duties, struct deed *deed_out) {
    struct deed d = {.c = c, .today = S("2025-06-15")};
    struct org org = {.name = S("局"), .kind = S("unit")};
    struct plan plan = {.title = S("方案"), .state = S("adopted")};
    struct task task = {.ordinal = 1, .text = S("举办讲堂")};
    bench_need(c, db_open(c, address, &d.db));
    bench_need(c, schema_update(c, d.db, store_schema, 0));
    struct tx tx = {.c = c, .db = d.db, .deed = "fill"};
    bench_need(c, db_begin(c, d.db, DB_WRITE));
    bench_need(c, record_add(&tx, &noun_org, &org));
    plan.org = org.id;
    bench_need(c, record_add(&tx, &noun_plan, &plan));
    task.plan = plan.id;
    bench_need(c, record_add(&tx, &noun_task, &task));
    const struct duty like = {.plan = plan.id,
                              .task = task.id,
                              .label = S("2025年第一季度"),
                              .title = S("举办道德讲堂，组织干部职工参加学习交流"),
                              .opens_on = S("2025-01-01"),
                              .required = true};
    add_duties(&tx, like, duties);
    bench_need(c, db_commit(c, d.db));
    *deed_out = d;
}

static err add_progress(struct ctx *c, struct db *db, i64 id, struct duty *duty_out) {
    TRY(record_get(c, db, &noun_duty, id, duty_out));
    duty_out->progress_pct = (duty_out->progress_pct + 1) % 100;
    return OK;
}

err bench_report(struct tx *tx, void *arg) {
    struct duty duty;
    TRY(add_progress(tx->c, tx->db, *(i64 *)arg, &duty));
    return record_set(tx, &noun_duty, &duty);
}

static err bare(struct deed *d, i64 id) {
    struct duty duty;
    TRY(db_begin(d->c, d->db, DB_WRITE));
    err e = add_progress(d->c, d->db, id, &duty);
    if (e == OK)
        e = db_run(d->c, d->db, ask_with(d->c->arena, &q_duty_set, &duty_shape, &duty), NULL);
    if (e == OK)
        return db_commit(d->c, d->db);
    db_rollback(d->db);
    return e;
}

err bench_bare(struct deed *d, i64 id) {
    struct ctx *outer = d->c;
    err e = ERR_BUSY;
    while (e == ERR_BUSY) {
        struct ctx own = {.arena = outer->arena};
        d->c = &own;
        e = bare(d, id);
        d->c = outer;
        if (e != OK && e != ERR_BUSY)
            return fail(outer, e, "%.*s", STR(own.text));
    }
    return OK;
}

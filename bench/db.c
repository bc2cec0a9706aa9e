/* How fast the store is beside the bare engine, in one run: prints ratios.
 * usage: bench_db ADDRESS [DUTIES]      ADDRESS: a new file, or an empty PostgreSQL database
 *   a list of 50  through duty_list, against the bare statement (SQLite only)
 *   a change      through tx_run with its audit, against the same UPDATE in a transaction */
#include "app/tx.h"
#include "store/duty.h"
#include "store/duty.sql.h"
#include "store/org.h"
#include "store/plan.h"
#include "store/steps.h"
#include "store/task.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum {
    ORGS = 200,
    LISTS = 4000,   /* of one measurement */
    CHANGES = 1500, /* the same */
    ROUNDS = 3,     /* the fastest counts */
};

static const char *const states[] = {"unsigned", "idle", "active", "review", "closed"};

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void need(const struct ctx *c, err e) {
    if (e == OK)
        return;
    fprintf(stderr, "bench_db: %.*s\n", STR(c->text));
    exit(1);
}

static void fill(struct deed *d, i64 duties) {
    struct ctx *c = d->c;
    struct tx tx = {.c = c, .db = d->db, .deed = "fill"};
    struct org org = {.name = S("局"), .kind = S("unit")};
    struct plan plan = {.title = S("方案"), .state = S("adopted")};
    struct task task = {.ordinal = 1, .text = S("举办讲堂")};
    need(c, db_begin(c, d->db, DB_WRITE));
    need(c, record_add(&tx, &noun_org, &org));
    plan.org = org.id;
    need(c, record_add(&tx, &noun_plan, &plan));
    task.plan = plan.id;
    need(c, record_add(&tx, &noun_task, &task));
    for (i64 i = 1; i <= duties; i++) {
        struct arena_mark mark = arena_mark(c->arena);
        struct duty duty = {.id = i,
                            .version = 1,
                            .uid = str_fmt(c->arena, "%032llx", (unsigned long long)i),
                            .plan = plan.id,
                            .task = task.id,
                            .org = i % ORGS + 1,
                            .key = str_fmt(c->arena, "%lld", (long long)i),
                            .label = S("2025年第一季度"),
                            .title = S("举办道德讲堂，组织干部职工参加学习交流"),
                            .opens_on = S("2025-01-01"),
                            .due_on = str_fmt(c->arena, "2025-%02d-%02d", (int)(i * 7 % 12) + 1,
                                              (int)(i * 13 % 28) + 1),
                            .required = true,
                            .state = str_from(states[i / ORGS % 5])};
        need(c, db_queue(c, d->db, ask_with(c->arena, &q_duty_add, &duty_shape, &duty)));
        arena_rewind(c->arena, mark);
    }
    need(c, db_flush(c, d->db));
    need(c, db_commit(c, d->db));
}

/* ---- a list of 50 ---- */

static double lists(struct deed *d) {
    double from = now();
    for (i64 i = 0; i < LISTS; i++) {
        struct arena_mark mark = arena_mark(d->c->arena);
        const struct duty_filter f = {
            .org = i % ORGS + 1, .state = str_from(states[i % 5]), .limit = 50};
        struct list rows;
        need(d->c, duty_list(d->c, d->db, &f, &rows));
        if (rows.n != 50)
            fprintf(stderr, "bench_db: a list of %zu\n", rows.n);
        arena_rewind(d->c->arena, mark);
    }
    return (now() - from) / LISTS;
}

static double bare_lists(const char *path) {
    sqlite3 *db;
    sqlite3_stmt *s;
    size_t bytes = 0;
    if (sqlite3_open(path, &db) != SQLITE_OK)
        exit(1);
    sqlite3_exec(db, "PRAGMA mmap_size = 2147483648; PRAGMA cache_size = -65536", NULL, NULL, NULL);
    sqlite3_prepare_v2(db, q_duty_list_of_org_state.sql, -1, &s, NULL);
    double from = now();
    for (i64 i = 0; i < LISTS; i++) {
        sqlite3_bind_text(s, sqlite3_bind_parameter_index(s, "$1"), "", 0, SQLITE_STATIC);
        sqlite3_bind_int64(s, sqlite3_bind_parameter_index(s, "$2"), 0);
        sqlite3_bind_int64(s, sqlite3_bind_parameter_index(s, "$3"), 50);
        sqlite3_bind_int64(s, sqlite3_bind_parameter_index(s, "$4"), i % ORGS + 1);
        sqlite3_bind_text(s, sqlite3_bind_parameter_index(s, "$5"), states[i % 5], -1,
                          SQLITE_STATIC);
        while (sqlite3_step(s) == SQLITE_ROW)
            for (int k = 0; k < 10; k++)
                bytes +=
                    sqlite3_column_type(s, k) == SQLITE_INTEGER
                        ? (size_t)(sqlite3_column_int64(s, k) != 0)
                        : (sqlite3_column_text(s, k) != NULL ? (size_t)sqlite3_column_bytes(s, k)
                                                             : 0);
        sqlite3_reset(s);
    }
    double each = (now() - from) / LISTS;
    sqlite3_finalize(s);
    sqlite3_close(db);
    return bytes > 0 ? each : 0;
}

/* ---- a change ---- */

static err report(struct tx *tx, void *arg) {
    struct duty duty;
    i64 id = *(i64 *)arg;
    TRY(record_get(tx->c, tx->db, &noun_duty, id, &duty));
    duty.progress_pct = (duty.progress_pct + 1) % 100;
    return record_set(tx, &noun_duty, &duty);
}

static double changes(struct deed *d, i64 duties) {
    double from = now();
    for (i64 i = 0; i < CHANGES; i++) {
        i64 id = i * 7919 % duties + 1;
        struct ctx c = {.arena = arena_open((size_t)64 << 20)};
        struct ctx *outer = d->c;
        d->c = &c;
        need(&c, tx_run(d, "progress", report, &id));
        arena_close(c.arena);
        d->c = outer;
    }
    return (now() - from) / CHANGES;
}

/* The same reading and writing, without the audit. */
static double bare_changes(struct deed *d, i64 duties) {
    double from = now();
    for (i64 i = 0; i < CHANGES; i++) {
        struct ctx c = {.arena = arena_open((size_t)64 << 20)};
        struct duty duty;
        need(&c, db_begin(&c, d->db, DB_WRITE));
        need(&c, record_get(&c, d->db, &noun_duty, i * 7919 % duties + 1, &duty));
        duty.progress_pct = (duty.progress_pct + 1) % 100;
        need(&c, db_run(&c, d->db, ask_with(c.arena, &q_duty_set, &duty_shape, &duty), NULL));
        need(&c, db_commit(&c, d->db));
        arena_close(c.arena);
    }
    return (now() - from) / CHANGES;
}

static void verdict(const char *what, double ours, double bare, const char *bound, bool good) {
    printf("%-28s %9.1f us %9.1f us %8.2f %8s  %s\n", what, ours * 1e6, bare * 1e6, bare / ours,
           bound, good ? "ok" : "MISSED");
}

static void measure_changes(struct deed *d, i64 duties, const char *what, double least) {
    double ours = 1e9, bare = 1e9;
    for (int i = 0; i < ROUNDS; i++) {
        double a = changes(d, duties), b = bare_changes(d, duties);
        ours = a < ours ? a : ours;
        bare = b < bare ? b : bare;
    }
    char bound[16];
    snprintf(bound, sizeof bound, ">=%.2f", least);
    verdict(what, ours, bare, bound, bare / ours >= least);
}

int main(int argc, char **argv) {
    if (argc < 2)
        return 2;
    i64 duties = argc > 2 ? strtol(argv[2], NULL, 10) : 1000000;
    struct ctx c = {.arena = arena_open((size_t)1 << 30)};
    struct deed d = {.c = &c, .today = S("2025-06-15")};
    need(&c, db_open(&c, str_from(argv[1]), &d.db));
    need(&c, schema_update(&c, d.db, store_schema, 0));
    fill(&d, duties);
    printf("%-28s %12s %12s %8s %8s\n", "", "store", "bare", "ratio", "bound");
    if (db_engine(d.db) == DB_SQLITE) {
        double ours = 1e9, bare = 1e9;
        for (int i = 0; i < ROUNDS; i++) {
            double a = lists(&d), b = bare_lists(argv[1]);
            ours = a < ours ? a : ours;
            bare = b < bare ? b : bare;
        }
        verdict("list of 50", ours, bare, ">=0.67", ours <= bare * 1.5);
    }
    measure_changes(&d, duties, "change, each on the disk", 0.75);
    if (db_engine(d.db) == DB_SQLITE) {
        need(&c, db_script(&c, d.db, S("PRAGMA synchronous = NORMAL")));
        measure_changes(&d, duties, "change, synchronous NORMAL", 0.6);
    }
    arena_close(c.arena);
    return 0;
}

/* How fast the store is beside the bare engine, in one run: prints ratios.
 * usage: bench_db ADDRESS [DUTIES]      ADDRESS: a new file, or an empty PostgreSQL database
 *   a list of 50  through duty_list, against the bare statement (SQLite only)
 *   a change      through tx_run with its audit, against the same UPDATE in a transaction */
#include "fill.h"

#include "store/duty.h"
#include "store/duty.sql.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    LISTS = 4000,   /* of one measurement */
    CHANGES = 1500, /* the same */
    ROUNDS = 5,     /* the median counts */
};

/* ---- a list of 50 ---- */

static double lists(struct deed *d) {
    double from = bench_now();
    for (i64 i = 0; i < LISTS; i++) {
        struct arena_mark mark = arena_mark(d->c->arena);
        const struct duty_filter f = {
            .org = i % FILL_ORGS + 1, .state = str_from(fill_states[i % 5]), .limit = 50};
        struct list rows;
        bench_need(d->c, duty_list(d->c, d->db, &f, &rows));
        if (rows.n != 50)
            fprintf(stderr, "bench_db: a list of %zu\n", rows.n);
        arena_rewind(d->c->arena, mark);
    }
    return (bench_now() - from) / LISTS;
}

static double bare_lists(const char *path) {
    sqlite3 *db;
    sqlite3_stmt *s;
    size_t bytes = 0;
    if (sqlite3_open(path, &db) != SQLITE_OK)
        exit(1);
    sqlite3_exec(db, "PRAGMA mmap_size = 2147483648; PRAGMA cache_size = -65536", NULL, NULL, NULL);
    sqlite3_prepare_v2(db, q_duty_list_of_org_state.sql, -1, &s, NULL);
    double from = bench_now();
    for (i64 i = 0; i < LISTS; i++) {
        sqlite3_bind_text(s, sqlite3_bind_parameter_index(s, "$1"), "", 0, SQLITE_STATIC);
        sqlite3_bind_int64(s, sqlite3_bind_parameter_index(s, "$2"), 0);
        sqlite3_bind_int64(s, sqlite3_bind_parameter_index(s, "$3"), 50);
        sqlite3_bind_int64(s, sqlite3_bind_parameter_index(s, "$4"), i % FILL_ORGS + 1);
        sqlite3_bind_text(s, sqlite3_bind_parameter_index(s, "$5"), fill_states[i % 5], -1,
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
    double each = (bench_now() - from) / LISTS;
    sqlite3_finalize(s);
    sqlite3_close(db);
    return bytes > 0 ? each : 0;
}

/* ---- a change ---- */

static double changes(struct deed *d, i64 duties) {
    double from = bench_now();
    for (i64 i = 0; i < CHANGES; i++) {
        i64 id = i * 7919 % duties + 1;
        struct ctx c = {.arena = arena_open((size_t)64 << 20)};
        struct ctx *outer = d->c;
        d->c = &c;
        bench_need(&c, tx_run(d, "progress", bench_report, &id));
        arena_close(c.arena);
        d->c = outer;
    }
    return (bench_now() - from) / CHANGES;
}

static double bare_changes(struct deed *d, i64 duties) {
    double from = bench_now();
    for (i64 i = 0; i < CHANGES; i++) {
        struct ctx c = {.arena = arena_open((size_t)64 << 20)};
        struct ctx *outer = d->c;
        d->c = &c;
        bench_need(&c, bench_bare(d, i * 7919 % duties + 1));
        arena_close(c.arena);
        d->c = outer;
    }
    return (bench_now() - from) / CHANGES;
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *v) {
    qsort(v, ROUNDS, sizeof *v, by_size);
    return v[ROUNDS / 2];
}

static void verdict(const char *what, double ours, double bare, const char *bound, bool good) {
    printf("%-28s %9.1f us %9.1f us %8.2f %8s  %s\n", what, ours * 1e6, bare * 1e6, bare / ours,
           bound, good ? "ok" : "MISSED");
}

static void measure_changes(struct deed *d, i64 duties, const char *what, double least) {
    double ours[ROUNDS], bare[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        ours[i] = changes(d, duties);
        bare[i] = bare_changes(d, duties);
    }
    char bound[16];
    snprintf(bound, sizeof bound, ">=%.2f", least);
    double mine = median(ours), theirs = median(bare);
    verdict(what, mine, theirs, bound, theirs / mine >= least);
}

int main(int argc, char **argv) {
    if (argc < 2)
        return 2;
    i64 duties = argc > 2 ? strtol(argv[2], NULL, 10) : 1000000;
    struct ctx c = {.arena = arena_open((size_t)1 << 30)};
    struct deed d;
    bench_open(&c, str_from(argv[1]), duties, &d);
    printf("%-28s %12s %12s %8s %8s\n", "", "store", "bare", "ratio", "bound");
    if (db_engine(d.db) == DB_SQLITE) {
        double ours[ROUNDS], bare[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            ours[i] = lists(&d);
            bare[i] = bare_lists(argv[1]);
        }
        double mine = median(ours), theirs = median(bare);
        verdict("list of 50", mine, theirs, ">=0.67", mine <= theirs * 1.5);
    }
    measure_changes(&d, duties, "change, each on the disk", 0.75);
    if (db_engine(d.db) == DB_SQLITE) {
        bench_need(&c, db_script(&c, d.db, S("PRAGMA synchronous = NORMAL")));
        measure_changes(&d, duties, "change, synchronous NORMAL", 0.6);
    }
    arena_close(c.arena);
    return 0;
}

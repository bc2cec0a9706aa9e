/* How fast a ledger is imported beside the bare engine: prints ratios.
 * usage: bench_import FRESH SPARE OTHER [ROWS]      new files, or empty PostgreSQL databases
 *   import   app_rows of a ledger of 20,000 rows into FRESH, without reading the file
 *   bare     the same rows: on SQLite prepared INSERTs of many rows, on PostgreSQL pipelined ones;
 *            into SPARE with the entries of the audit, as the import writes them, and into OTHER
 *            the records alone */
#include "app/grid.h"
#include "app/rows.h"
#include "app/settings.h"
#include "app/work.h"
#include "base/out.h"
#include "store/audit.h"
#include "store/audit.sql.h"
#include "store/org.h"
#include "store/steps.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum {
    ROWS_USUAL = 20000,
    DEPARTMENTS = 40,
    PEOPLE = 200,
    VALUES_MAX = 30000, /* of one INSERT; SQLite takes 32766 */
};

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void need(const struct ctx *c, err e) {
    if (e == OK)
        return;
    fprintf(stderr, "bench_import: %.*s\n", STR(c->text));
    exit(1);
}

static long peak_kib(void) {
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss;
}

/* ---- the ledger ---- */

static str write_ledger(struct arena *a, i64 rows) {
    str path = str_fmt(a, "/tmp/bihuan-bench-%lld.csv%c", (long long)rows, '\0');
    FILE *f = fopen(path.ptr, "w");
    if (f == NULL)
        exit(1);
    fputs("2025年责任清单\n序号,任务,牵头部门,配合部门,责任人,完成时限\n", f);
    for (i64 i = 0; i < rows; i++)
        fprintf(f,
                "%lld,整理第%lld批文明单位创建档案，按测评体系分类归档,第%d科,第%d科,%s%s,"
                "2025年%d月底前\n",
                (long long)i + 1, (long long)i + 1, (int)(i % DEPARTMENTS) + 1,
                (int)((i + 7) % DEPARTMENTS) + 1, i % 2 == 0 ? "李" : "王",
                ((const char *const[]){"明", "华", "强", "军", "伟"})[i % 5], (int)(i % 12) + 1);
    fclose(f);
    path.len--;
    return path;
}

/* ---- the same rows, bare ---- */

static void bind(sqlite3_stmt *s, int at, struct value v) {
    if (v.kind == VALUE_INT)
        sqlite3_bind_int64(s, at, v.n);
    else
        sqlite3_bind_text(s, at, v.s.ptr == NULL ? "" : v.s.ptr, (int)v.s.len, SQLITE_STATIC);
}

/* INSERT INTO task (id, …) VALUES (?, …), (?, …), … */
static sqlite3_stmt *prepare(sqlite3 *db, struct arena *a, const struct query *q, size_t rows) {
    str head = str_from(q->sql);
    size_t at = str_find(head, S("VALUES"), 0);
    struct out o = out_open(a);
    sqlite3_stmt *s = NULL;
    out_raw(&o, str_sub(head, 0, at));
    out_raw(&o, S("VALUES "));
    for (size_t i = 0; i < rows; i++) {
        out_raw(&o, i > 0 ? S(",(") : S("("));
        for (size_t k = 0; k < q->n_params; k++)
            out_raw(&o, k > 0 ? S(",?") : S("?"));
        out_raw(&o, S(")"));
    }
    if (sqlite3_prepare_v2(db, out_str(&o).ptr, (int)out_str(&o).len, &s, NULL) != SQLITE_OK) {
        fprintf(stderr, "bench_import: %s\n", sqlite3_errmsg(db));
        exit(1);
    }
    return s;
}

static void insert_sqlite(sqlite3 *db, struct arena *a, const struct query *q,
                          const struct shape *shape, struct list rows) {
    size_t batch = VALUES_MAX / q->n_params;
    batch = batch > 100 ? 100 : batch;
    sqlite3_stmt *s = prepare(db, a, q, batch);
    struct ask_form form = ask_form(q, shape);
    for (size_t from = 0; from < rows.n; from += batch) {
        size_t n = rows.n - from < batch ? rows.n - from : batch;
        if (n < batch) {
            sqlite3_finalize(s);
            s = prepare(db, a, q, n);
        }
        struct arena_mark mark = arena_mark(a);
        for (size_t i = 0; i < n; i++) {
            struct ask ask = ask_of(a, &form, (const char *)rows.v + (from + i) * shape->size);
            for (size_t k = 0; k < q->n_params; k++)
                bind(s, (int)(i * q->n_params + k) + 1, ask.args.v[k]);
        }
        if (sqlite3_step(s) != SQLITE_DONE) {
            fprintf(stderr, "bench_import: %s\n", sqlite3_errmsg(db));
            exit(1);
        }
        sqlite3_reset(s);
        arena_rewind(a, mark);
    }
    sqlite3_finalize(s);
}

/* Rows of one table. */
struct bare {
    const struct query *add;
    const struct shape *shape;
    struct list rows;
};
struct bares {
    const struct bare *v;
    size_t n;
};

static double bare_sqlite(struct ctx *c, const char *path, struct bares b) {
    sqlite3 *db;
    if (sqlite3_open(path, &db) != SQLITE_OK)
        exit(1);
    sqlite3_exec(
        db,
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = "
        "ON; PRAGMA cache_size = -65536; PRAGMA mmap_size = 2147483648; PRAGMA temp_store = MEMORY",
        NULL, NULL, NULL);
    double from = now();
    sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    for (size_t i = 0; i < b.n; i++)
        insert_sqlite(db, c->arena, b.v[i].add, b.v[i].shape, b.v[i].rows);
    if (sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
        exit(1);
    double took = now() - from;
    sqlite3_close(db);
    return took;
}

static void queue(struct ctx *c, struct db *db, const struct query *q, const struct shape *shape,
                  struct list rows) {
    struct arena_mark mark = arena_mark(c->arena);
    struct ask_form form = ask_form(q, shape);
    for (size_t i = 0; i < rows.n; i++) {
        need(c, db_queue(c, db, ask_of(c->arena, &form, (const char *)rows.v + i * shape->size)));
        arena_rewind(c->arena, mark);
    }
    need(c, db_flush(c, db));
}

static double bare_postgres(struct ctx *c, const char *address, struct bares b) {
    struct db *db;
    need(c, db_open(c, str_from(address), &db));
    double from = now();
    need(c, db_begin(c, db, DB_WRITE));
    for (size_t i = 0; i < b.n; i++)
        queue(c, db, b.v[i].add, b.v[i].shape, b.v[i].rows);
    need(c, db_commit(c, db));
    return now() - from;
}

/* ---- main ---- */

static void verdict(const char *what, double ours, double bare, double least) {
    printf("%-36s %8.3f s %8.3f s %6.2f", what, ours, bare, bare / ours);
    if (least > 0)
        printf(" %8.2f  %s", least, bare / ours >= least ? "ok" : "MISSED");
    printf("\n");
}

static const char *const order[] = {"org",  "person",     "document", "plan",
                                    "task", "assignment", "duty"};

/* Databases with the schema; the first gets a unit, and a place for its files. */
static void prepare_all(struct deed *d, char **addresses, size_t n) {
    struct tx tx = {.c = d->c, .deed = "fill"};
    struct org org = {.name = S("局"), .kind = S("unit")};
    for (size_t i = n; i > 0; i--) {
        need(d->c, db_open(d->c, str_from(addresses[i - 1]), &d->db));
        need(d->c, schema_update(d->c, d->db, store_schema, 0));
    }
    tx.db = d->db;
    need(d->c, db_begin(d->c, d->db, DB_WRITE));
    need(d->c, record_add(&tx, &noun_org, &org));
    need(d->c, db_commit(d->c, d->db));
    need(d->c, app_setting_set(d, S("files"), S("/tmp/bihuan-bench.files")));
}

/* gives  seconds of the import without the reading of its file, which is read twice for that */
static double import(struct deed *d, i64 rows) {
    const struct rows_in in = {.file = {.path = write_ledger(d->c->arena, rows)}};
    struct read_plan read;
    struct rows_done done;
    double from = now();
    need(d->c, app_plan(d->c, &in.file, &read));
    double reading = now() - from;
    long before = peak_kib();
    from = now();
    need(d->c, app_rows(d, ROWS_LEDGER, &in, &done));
    double took = now() - from - reading;
    remove(in.file.path.ptr);
    if (!done.kept || done.added != rows) {
        fprintf(stderr, "bench_import: %lld of %lld rows\n", (long long)done.added,
                (long long)rows);
        exit(1);
    }
    printf("%lld rows; reading the file %.3f s (not counted); peak %ld MiB, of reading %ld MiB\n",
           (long long)rows, reading, peak_kib() >> 10, before >> 10);
    return took;
}

/* What the import has made; the entries of the audit come last. */
static size_t load_all(struct ctx *c, struct db *db, struct bare *v) {
    const struct value page[] = {V_INT(0), V_INT(100000000)};
    struct audit_link last = {0}; /* that of the import; on a server it is not linked yet */
    size_t records = 0;
    bool any;
    need(c, db_find(c, db, ASK_ALL(q_audit_link_last), &last, &any));
    i64 link = db_engine(db) == DB_SQLITE ? last.id : 0;
    for (size_t i = 0; i < COUNT_OF(order); i++) {
        for (size_t k = 0; k < nouns_n; k++)
            if (strcmp(nouns[k]->name, order[i]) == 0) {
                v[i] = (struct bare){.add = nouns[k]->add, .shape = nouns[k]->shape};
                need(c, db_list(c, db, (struct ask){nouns[k]->page, {page, 2}}, &v[i].rows));
            }
        records += v[i].rows.n;
    }
    v[COUNT_OF(order)] = (struct bare){.add = &q_audit_add, .shape = &audit_shape};
    need(c, db_list(c, db, ASK(q_audit_of_link, V_INT(link)), &v[COUNT_OF(order)].rows));
    return records;
}

int main(int argc, char **argv) {
    if (argc > 1 && strcmp(argv[1], "worker") == 0)
        return work_main(argc - 2, argv + 2);
    if (argc < 4)
        return 2;
    struct ctx c = {.arena = arena_open((size_t)8 << 30)};
    struct deed d = {.c = &c, .now = 1750000000, .today = S("2025-06-15")};
    struct bare tables[COUNT_OF(order) + 1];
    prepare_all(&d, argv + 1, 3);
    double (*bare)(struct ctx *, const char *, struct bares) =
        db_engine(d.db) == DB_SQLITE ? bare_sqlite : bare_postgres;
    double ours = import(&d, argc > 4 ? strtol(argv[4], NULL, 10) : ROWS_USUAL);
    size_t records = load_all(&c, d.db, tables);
    printf("%-36s %10s %10s %6s %8s\n", "", "import", "bare", "ratio", "bound");
    verdict(str_fmt(c.arena, "%zu records and their audit%c", records, '\0').ptr, ours,
            bare(&c, argv[2], (struct bares){tables, COUNT_OF(order) + 1}), 0.5);
    verdict("against the records alone", ours,
            bare(&c, argv[3], (struct bares){tables, COUNT_OF(order)}), 0);
    arena_close(c.arena);
    return 0;
}

/* Verifying a large database, and what its digests alone would cost.
 * usage: bench_proof ADDRESS [ENTRIES]
 * An empty database is filled with duties, each added and changed once, ten entries a link. */
#include "app/tx.h"
#include "port/digest.h"
#include "store/audit.h"
#include "store/audit_check.h"
#include "store/duty.h"
#include "store/org.h"
#include "store/plan.h"
#include "store/steps.h"
#include "store/task.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum {
    A_LINK = 10,       /* entries */
    A_COMMIT = 1000,   /* links */
    ENTRY_BYTES = 300, /* of the canonical text of an entry with two digests */
    RECORD_BYTES = 330 /* of that of a duty */
};

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void need(const struct ctx *c, err e) {
    if (e == OK)
        return;
    fprintf(stderr, "bench_proof: %.*s\n", STR(c->text));
    exit(1);
}

/* What the duties stand under. */
static struct duty like(struct tx *tx) {
    struct org org = {.name = S("局"), .kind = S("unit")};
    struct plan plan = {.title = S("方案"), .state = S("adopted")};
    struct task task = {.ordinal = 1, .text = S("举办讲堂")};
    need(tx->c, record_add(tx, &noun_org, &org));
    plan.org = org.id;
    need(tx->c, record_add(tx, &noun_plan, &plan));
    task.plan = plan.id;
    need(tx->c, record_add(tx, &noun_task, &task));
    return (struct duty){.plan = plan.id,
                         .task = task.id,
                         .org = org.id,
                         .label = S("2025年第一季度"),
                         .title = S("举办道德讲堂，组织干部职工参加学习交流"),
                         .opens_on = S("2025-01-01"),
                         .due_on = S("2025-03-31"),
                         .required = true,
                         .state = S("idle")};
}

static void fill_link(struct deed *d, const struct duty *first, i64 *count) {
    struct ctx c = {.arena = arena_open((size_t)64 << 20)};
    struct tx tx = {.c = &c, .db = d->db, .at = 1750000000 + *count, .who = 1, .deed = "progress"};
    for (int i = 0; i < A_LINK / 2; i++) {
        struct duty duty = *first;
        duty.key = str_fmt(c.arena, "%lld", (long long)*count);
        need(&c, record_add(&tx, &noun_duty, &duty));
        duty.progress_pct = 40;
        duty.note = S("已联系讲师");
        need(&c, record_set(&tx, &noun_duty, &duty));
        *count += 2;
    }
    need(&c, audit_write(&tx, S("sha256")));
    arena_close(c.arena);
}

static void fill(struct deed *d, i64 entries) {
    struct ctx *c = d->c;
    struct tx tx = {.c = c, .db = d->db, .at = 1750000000, .who = 1, .deed = "fill"};
    need(c, db_begin(c, d->db, DB_WRITE));
    struct duty first = like(&tx);
    need(c, audit_write(&tx, S("sha256")));
    for (i64 count = 0, links = 1; count < entries; links++) {
        fill_link(d, &first, &count);
        if (links % A_COMMIT == 0) {
            need(c, db_commit(c, d->db));
            need(c, db_begin(c, d->db, DB_WRITE));
        }
    }
    need(c, db_commit(c, d->db));
}

/* The digests alone: of each entry, of each of its leaves and nodes in the tree, of each record. */
static double bare(const struct audit_fault *f) {
    struct ctx c = {.arena = arena_open((size_t)1 << 20)};
    static const char text[ENTRY_BYTES + RECORD_BYTES];
    struct digester *by;
    struct digest digest;
    need(&c, digester_open(&c, &by));
    double from = now();
    for (i64 i = 0; i < f->entries; i++) {
        need(&c, digester_take(&c, by, DIGEST_SHA256, (str){text, ENTRY_BYTES}, &digest));
        need(&c, digester_take(&c, by, DIGEST_SHA256, (str){text, 65}, &digest));
        need(&c, digester_take(&c, by, DIGEST_SHA256, (str){text, 65}, &digest));
    }
    for (i64 i = 0; i < f->records + f->links; i++)
        need(&c, digester_take(&c, by, DIGEST_SHA256, (str){text, RECORD_BYTES}, &digest));
    arena_close(c.arena);
    return now() - from;
}

int main(int argc, char **argv) {
    if (argc < 2)
        return 2;
    i64 entries = argc > 2 ? strtol(argv[2], NULL, 10) : 1000000;
    struct ctx c = {.arena = arena_open((size_t)1 << 30)};
    struct deed d = {.c = &c, .today = S("2025-06-15")};
    struct audit_fault fault;
    size_t pending;
    need(&c, db_open(&c, str_from(argv[1]), &d.db));
    need(&c, schema_pending(&c, d.db, store_schema, &pending));
    if (pending > 0) {
        need(&c, schema_update(&c, d.db, store_schema, 0));
        fill(&d, entries);
    }
    double from = now();
    need(&c, audit_check(&c, d.db, S(""), &fault));
    double took = now() - from, alone = bare(&fault);
    printf("%-28s %9lld entries %9lld records %7.2f s %8.0f entries/s\n",
           fault.sentence.len == 0 ? "verify" : "verify: DOES NOT FIT", (long long)fault.entries,
           (long long)fault.records, took, (double)fault.entries / took);
    printf("%-28s %47.2f s %8.2f of verify\n", "its digests alone", alone, alone / took);
    arena_close(c.arena);
    return 0;
}

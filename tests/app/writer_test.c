#include "app/writer.h"

#include "app/desk.h"
#include "app/suites.h"
#include "port/clock.h"
#include "store/audit.h"
#include "store/audit_check.h"
#include "store/org.h"

#include <pthread.h>
#include <stdatomic.h>

enum {
    CLERKS = 8,
    EACH = 25,
};

static struct deed with_writer(struct arena *a, struct ctx *c) {
    str address;
    struct deed d = desk_new(a, c, DB_SQLITE, &address);
    CHECK_OK(c, writer_open(c, address, &d.writer));
    return d;
}

static struct audit_fault check(struct arena *a, struct deed *d) {
    struct ctx c = {.arena = a};
    struct audit_fault fault;
    CHECK_OK(&c, audit_check(&c, d->db, S(""), &fault));
    CHECK_STR(fault.sentence, S(""));
    CHECK_INT(fault.unlinked, 0);
    return fault;
}

static size_t orgs(struct arena *a, struct deed *d) {
    struct ctx c = {.arena = a};
    struct list list;
    CHECK_OK(&c, org_below(&c, d->db, 0, &list));
    return list.n;
}

/* A deed of a test: adds an org, then ends as it is told. */
struct job {
    str name;
    err end;          /* of the first run; OK = good */
    const char *sql;  /* is run as well; NULL = nothing */
    atomic_int *wait; /* the deed goes on when this many wait behind it; NULL = at once */
    int waiting;
    int runs;
};

static err add(struct tx *tx, void *arg) {
    struct job *job = arg;
    struct org org = {.name = job->name, .kind = S("unit")};
    job->runs++;
    while (job->wait != NULL && atomic_load(job->wait) < job->waiting)
        clock_sleep_ms(1);
    if (job->wait != NULL)
        clock_sleep_ms(30); /* they are about to enter the queue */
    TRY(record_add(tx, &noun_org, &org));
    if (job->sql != NULL)
        TRY(db_script(tx->c, tx->db, str_from(job->sql)));
    return job->end == OK || job->runs > 1 ? OK : fail(tx->c, job->end, "so it shall be");
}

TEST(a_deed_is_told_after_its_commit) {
    struct ctx c = {.arena = a};
    struct deed d = with_writer(a, &c);
    struct job job = {.name = S("办公室")};
    CHECK_OK(&c, tx_run(&d, "add", add, &job));
    CHECK_INT(orgs(a, &d), 1); /* seen by another connection */
    CHECK_INT(check(a, &d).entries, 1);
}

TEST(who_fails_takes_back_nothing_but_his_own) {
    struct ctx c = {.arena = a}, bad = {.arena = a};
    struct deed d = with_writer(a, &c);
    struct job good = {.name = S("一科")}, wrong = {.name = S("二科"), .end = ERR_INVALID};
    CHECK_OK(&c, tx_run(&d, "add", add, &good));
    d.c = &bad;
    CHECK_INT(tx_run(&d, "add", add, &wrong), ERR_INVALID);
    CHECK_STR(bad.text, S("so it shall be"));
    CHECK_INT(wrong.runs, 1);
    CHECK_INT(orgs(a, &d), 1);
    CHECK_INT(check(a, &d).entries, 1);
}

TEST(who_is_disturbed_is_run_again) {
    struct ctx c = {.arena = a};
    struct deed d = with_writer(a, &c);
    struct job job = {.name = S("一科"), .end = ERR_BUSY};
    CHECK_OK(&c, tx_run(&d, "add", add, &job));
    CHECK_INT(job.runs, 2);
    CHECK_INT(orgs(a, &d), 1);
    check(a, &d);
}

TEST(a_dry_run_keeps_nothing) {
    struct ctx c = {.arena = a};
    struct deed d = with_writer(a, &c);
    struct job job = {.name = S("一科")};
    CHECK_OK(&c, tx_try(&d, "add", add, &job));
    CHECK_INT(job.runs, 1);
    CHECK_INT(orgs(a, &d), 0);
    CHECK_INT(check(a, &d).entries, 0);
}

static err walk_away(struct tx *tx, void *arg) {
    struct rows *rows;
    struct org org;
    bool more;
    const struct value args[] = {V_INT(0), V_INT(10)};
    TRY(add(tx, arg));
    TRY(rows_open(tx->c, tx->db, (struct ask){noun_org.page, {args, COUNT_OF(args)}}, &rows));
    TRY(rows_next(tx->c, rows, &org, &more));
    return fail(tx->c, ERR_INVALID, "in the middle of a walk");
}

TEST(who_fails_while_rows_are_walked_leaves_the_writer_free) {
    struct ctx c = {.arena = a}, bad = {.arena = a};
    struct deed d = with_writer(a, &c);
    struct job job = {.name = S("一科")}, next = {.name = S("二科")};
    d.c = &bad;
    CHECK_INT(tx_run(&d, "walk", walk_away, &job), ERR_INVALID);
    d.c = &c;
    CHECK_OK(&c, tx_run(&d, "add", add, &next));
    CHECK_INT(orgs(a, &d), 1);
}

/* ---- many at once ---- */

struct clerk {
    struct writer *writer;
    struct job job;
    struct ctx c;
    err e; /* of a single deed */
    atomic_int *come;
    int done;
};

static void *one_deed(void *arg) {
    struct clerk *w = arg;
    struct arena *a = w->c.arena;
    struct deed d = {.c = &w->c, .writer = w->writer, .now = 1750000000, .today = S("2025-06-15")};
    if (w->job.wait == NULL)
        atomic_fetch_add(w->come, 1);
    w->e = tx_run(&d, str_fmt(a, "add%c", '\0').ptr, add, &w->job);
    return NULL;
}

/* The first holds the writer until all others stand in the queue. */
static void meet(struct arena *a, struct deed *d, struct clerk *clerks, const char *last_sql) {
    static const err ends[] = {OK, ERR_INVALID};
    atomic_int come = 0;
    pthread_t threads[CLERKS];
    for (int i = 0; i < CLERKS; i++) {
        clerks[i] = (struct clerk){.writer = d->writer,
                                   .job = {.name = str_fmt(a, "第%d组", i), .end = ends[i % 2]},
                                   .c = {.arena = arena_open(1 << 20)},
                                   .come = &come};
        if (i == 0)
            clerks[i].job.wait = &come, clerks[i].job.waiting = CLERKS - 1;
        if (i == CLERKS - 2)
            clerks[i].job.sql = last_sql;
        assert_int_equal(pthread_create(&threads[i], NULL, one_deed, &clerks[i]), 0);
        if (i == 0)
            clock_sleep_ms(20);
    }
    for (int i = 0; i < CLERKS; i++)
        pthread_join(threads[i], NULL);
}

static void part(struct clerk *clerks) {
    for (int i = 0; i < CLERKS; i++)
        arena_close(clerks[i].c.arena);
}

TEST(who_comes_together_shares_a_link) {
    struct ctx c = {.arena = a};
    struct deed d = with_writer(a, &c);
    struct clerk clerks[CLERKS];
    meet(a, &d, clerks, NULL);
    for (int i = 0; i < CLERKS; i++)
        CHECK_INT(clerks[i].e, i % 2 == 0 ? OK : ERR_INVALID);
    CHECK_INT(orgs(a, &d), CLERKS / 2);
    struct audit_fault fault = check(a, &d);
    CHECK_INT(fault.entries, CLERKS / 2);
    CHECK(fault.links < CLERKS / 2);
    part(clerks);
}

/* A row that points nowhere, which is noticed at the commit. */
#define BREAKS_AT_COMMIT                                                                           \
    "PRAGMA defer_foreign_keys = ON;"                                                              \
    "INSERT INTO org_change VALUES (99, 1, 9999, 'rename', '', '', 0)"

TEST(a_commit_that_fails_is_told_to_all_of_it) {
    struct ctx c = {.arena = a};
    struct deed d = with_writer(a, &c);
    struct clerk clerks[CLERKS];
    meet(a, &d, clerks, BREAKS_AT_COMMIT);
    i64 kept = 0;
    for (int i = 0; i < CLERKS; i++)
        kept += clerks[i].e == OK;
    CHECK_INT(clerks[CLERKS - 2].e, ERR_INVALID);
    CHECK(str_has(clerks[CLERKS - 2].c.text, S("数据不合数据库的规则")));
    CHECK(kept < CLERKS / 2 - 1); /* others of its batch have gone with it */
    CHECK_INT(orgs(a, &d), kept);
    CHECK_INT(check(a, &d).entries, kept);
    struct job after = {.name = S("之后")};
    CHECK_OK(&c, tx_run(&d, "add", add, &after));
    part(clerks);
}

static void *many_deeds(void *arg) {
    struct clerk *w = arg;
    for (; w->done < EACH; w->done++) {
        struct arena *a = arena_open(1 << 20);
        struct ctx c = {.arena = a};
        struct deed d = {.c = &c, .writer = w->writer, .now = 1750000000, .today = S("2025-06-15")};
        struct job job = {.name = str_fmt(a, "%.*s%d", STR(w->job.name), w->done)};
        w->e = tx_run(&d, "add", add, &job);
        arena_close(a);
        if (w->e != OK)
            break;
    }
    return NULL;
}

TEST(many_clerks_of_one_writer_leave_one_chain) {
    struct ctx c = {.arena = a};
    struct deed d = with_writer(a, &c);
    struct clerk clerks[CLERKS];
    pthread_t threads[CLERKS];
    for (int i = 0; i < CLERKS; i++) {
        clerks[i] = (struct clerk){.writer = d.writer, .job = {.name = str_fmt(a, "第%d组", i)}};
        assert_int_equal(pthread_create(&threads[i], NULL, many_deeds, &clerks[i]), 0);
    }
    for (int i = 0; i < CLERKS; i++) {
        pthread_join(threads[i], NULL);
        CHECK_INT(clerks[i].e, OK);
        CHECK_INT(clerks[i].done, EACH);
    }
    CHECK_INT(orgs(a, &d), CLERKS * EACH);
    CHECK_INT(check(a, &d).entries, CLERKS * EACH);
}

SUITE(writer_tests, CASE(a_deed_is_told_after_its_commit),
      CASE(who_fails_takes_back_nothing_but_his_own), CASE(who_is_disturbed_is_run_again),
      CASE(a_dry_run_keeps_nothing), CASE(who_fails_while_rows_are_walked_leaves_the_writer_free),
      CASE(who_comes_together_shares_a_link), CASE(a_commit_that_fails_is_told_to_all_of_it),
      CASE(many_clerks_of_one_writer_leave_one_chain))

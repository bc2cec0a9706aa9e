/* Nothing that was acknowledged is lost, whenever the power goes; nothing stands half done. */
#include "app/disk.h"

#include "app/desk.h"
#include "app/suites.h"
#include "app/writer.h"
#include "port/tempdir.h"
#include "store/audit_check.h"
#include "store/org.h"
#include "store/steps.h"

#include <pthread.h>
#include <stdlib.h>

enum {
    ROUNDS = 200, /* of each way; BIHUAN_TEST_ROUNDS says otherwise */
    SPAN = 400,   /* writes and syncs, one of which fails */
    CLERKS = 4,
    FRESH = 40, /* rounds after which a new database is begun: checking walks all of it */
};

static i64 rounds(void) {
    const char *n = getenv("BIHUAN_TEST_ROUNDS");
    return n == NULL ? ROUNDS : strtol(n, NULL, 10);
}

/* A deed of two records, so that half of it would be seen. */
static err add_two(struct tx *tx, void *arg) {
    i64 n = *(i64 *)arg;
    struct org org = {.name = str_fmt(tx->c->arena, "第%lld号", (long long)n), .kind = S("unit")};
    TRY(record_add(tx, &noun_org, &org));
    struct org_change change = {.org = org.id, .kind = S("rename"), .other = n};
    return record_add(tx, &noun_org_change, &change);
}

/* A way in which changes are made. */
struct way {
    const char *settings; /* of the connection; NULL = as the program has them */
    bool writer;          /* all through one, by many at once */
};

/* What is known of the database from outside. */
struct known {
    i64 next; /* number of the next deed */
    i64 acknowledged;
    i64 unknown; /* deeds on their way when the power went */
};

/* ---- one clerk, or many ---- */

struct clerk {
    struct writer *writer;
    i64 next;
    i64 acknowledged;
    err e;
};

/* A small file is checkpointed often, so that the power goes then, too. */
static err make_small(struct tx *tx, void *arg) {
    (void)arg;
    return db_script(tx->c, tx->db, S("PRAGMA wal_autocheckpoint = 12"));
}

static void work_on(struct clerk *w, struct deed *d) {
    while (!disk_failed()) {
        struct ctx c = {.arena = arena_open((size_t)16 << 20)};
        d->c = &c;
        w->e = tx_run(d, "add two", add_two, &w->next);
        if (w->e == OK)
            w->acknowledged++;
        w->next++;
        arena_close(c.arena);
        if (w->e != OK)
            break;
    }
}

static void *many(void *arg) {
    struct clerk *w = arg;
    struct deed d = {.writer = w->writer, .now = 1750000000, .today = S("2025-06-15")};
    work_on(w, &d);
    return NULL;
}

static void many_at_once(struct ctx *c, str address, struct known *k) {
    struct clerk clerks[CLERKS];
    pthread_t threads[CLERKS];
    struct writer *writer;
    struct deed d = {.c = c, .now = 1750000000, .today = S("2025-06-15")};
    if (writer_open(c, address, &writer) != OK)
        return;
    d.writer = writer;
    if (tx_run(&d, "make small", make_small, NULL) != OK)
        return;
    for (int i = 0; i < CLERKS; i++) {
        clerks[i] = (struct clerk){.writer = writer, .next = k->next + i * SPAN};
        assert_int_equal(pthread_create(&threads[i], NULL, many, &clerks[i]), 0);
    }
    for (int i = 0; i < CLERKS; i++) {
        pthread_join(threads[i], NULL);
        k->acknowledged += clerks[i].acknowledged;
        k->unknown += clerks[i].e != OK;
    }
    k->next += CLERKS * SPAN;
}

static void one(struct ctx *c, str address, const struct way *way, struct known *k) {
    struct deed d = {.c = c, .now = 1750000000, .today = S("2025-06-15")};
    struct clerk clerk = {.next = k->next};
    if (db_open(c, address, &d.db) != OK ||
        db_script(c, d.db, S("PRAGMA wal_autocheckpoint = 12")) != OK)
        return;
    if (way->settings != NULL && db_script(c, d.db, str_from(way->settings)) != OK)
        return;
    work_on(&clerk, &d);
    k->acknowledged += clerk.acknowledged;
    k->unknown += clerk.e != OK;
    k->next = clerk.next;
}

/* ---- what is there afterwards ---- */

static i64 changes(struct arena *a, struct db *db) {
    struct ctx c = {.arena = a};
    struct list page;
    const struct value args[] = {V_INT(0), V_INT(1 << 20)};
    if (db_list(&c, db, (struct ask){noun_org_change.page, {args, COUNT_OF(args)}}, &page) != OK)
        return -1;
    return (i64)page.n;
}

/* Why the database is not as it must be; "" = it is. What was on its way counts from now on if it
 * is there. */
static str wrong(struct arena *a, str address, struct known *k) {
    struct ctx c = {.arena = a};
    struct db *db;
    struct list orgs;
    struct audit_fault fault;
    if (db_open(&c, address, &db) != OK || audit_check(&c, db, S(""), &fault) != OK ||
        org_below(&c, db, 0, &orgs) != OK)
        return c.text;
    if (fault.sentence.len > 0 || fault.unlinked > 0)
        return str_cat(a, S("verify: "), fault.sentence);
    i64 kept = (i64)orgs.n;
    if (changes(a, db) != kept)
        return S("half a deed");
    if (kept < k->acknowledged || kept > k->acknowledged + k->unknown)
        return str_fmt(a, "acknowledged %lld, on their way %lld, kept %lld",
                       (long long)k->acknowledged, (long long)k->unknown, (long long)kept);
    k->acknowledged = kept;
    k->unknown = 0;
    return S("");
}

static str new_database(struct arena *life) {
    struct ctx c = {.arena = life}, making = {.arena = arena_open((size_t)64 << 20)};
    const char *dir = NULL;
    struct db *db;
    CHECK_OK(&c, tempdir_open(&c, &dir));
    str address = str_fmt(life, "%s/test.db", dir);
    CHECK_OK(&making, db_open(&making, address, &db));
    CHECK_OK(&making, schema_update(&making, db, store_schema, 1700000000));
    arena_close(making.arena);
    return address;
}

/* The power goes while changes are made, and comes back. gives  what is wrong then, "" = nothing */
static str lose_power(struct arena *a, str address, const struct way *way, struct known *known,
                      i64 round) {
    struct ctx c = {.arena = arena_open((size_t)64 << 20)};
    disk_fail((i64)((u64)round * 2654435761u % SPAN) + 1, DISK_POWER);
    if (way->writer)
        many_at_once(&c, address, known);
    else
        one(&c, address, way, known);
    arena_close(c.arena); /* connections close, and can write nothing any more */
    disk_heal((u64)round);
    return wrong(a, address, known);
}

struct tally {
    i64 wrong; /* losses of power after which something was */
    i64 kept;  /* deeds that outlived them */
};

static struct tally lose_power_often(const struct way *way, i64 times, bool say) {
    struct tally tally = {0};
    struct arena *life = NULL;
    struct known known;
    str address;
    disk_install();
    for (i64 i = 1; i <= times; i++) {
        struct arena *a = arena_open((size_t)64 << 20);
        if (life == NULL) {
            life = arena_open((size_t)64 << 20);
            known = (struct known){0};
            address = new_database(life);
        }
        str why = lose_power(a, address, way, &known, i);
        if (why.len > 0 && say)
            print_error("loss of power %lld: %.*s\n", (long long)i, STR(why));
        tally.wrong += why.len > 0;
        bool over = why.len > 0 || i % FRESH == 0 || i == times;
        arena_close(a);
        if (over) {
            tally.kept += known.acknowledged;
            arena_close(life);
            life = NULL;
        }
    }
    disk_remove();
    return tally;
}

TEST(what_was_acknowledged_outlives_a_loss_of_power) {
    struct tally tally = lose_power_often(&(struct way){0}, rounds(), true);
    CHECK_INT(tally.wrong, 0);
    CHECK(tally.kept > rounds());
}

TEST(so_it_does_through_the_writer) {
    struct tally tally = lose_power_often(&(struct way){.writer = true}, rounds(), true);
    CHECK_INT(tally.wrong, 0);
    CHECK(tally.kept > rounds());
}

/* The tests above can fail: who does not wait for the disk loses. */
TEST(who_does_not_wait_for_the_disk_loses) {
    const struct way normal = {.settings = "PRAGMA synchronous = NORMAL"},
                     off = {.settings = "PRAGMA synchronous = OFF"};
    CHECK(lose_power_often(&normal, 60, false).wrong > 0);
    CHECK(lose_power_often(&off, 60, false).wrong > 0);
}

/* ---- a full disk ---- */

static struct deed on_disk(struct ctx *c, str address, bool writer) {
    struct deed d = {.c = c, .now = 1750000000, .today = S("2025-06-15")};
    CHECK_OK(c, db_open(c, address, &d.db));
    CHECK_OK(c, db_script(c, d.db, S("PRAGMA wal_autocheckpoint = 12")));
    if (writer)
        CHECK_OK(c, writer_open(c, address, &d.writer));
    return d;
}

/* The disk is full from one of its next writes on; then there is room again. */
static void fill_up(struct arena *a, struct deed *d, struct known *known, i64 nth) {
    struct ctx *outer = d->c;
    i64 refused = 0;
    disk_fail(nth, DISK_FULL);
    for (i64 i = 0; i < SPAN && refused < 3; i++) {
        struct ctx c = {.arena = a};
        d->c = &c;
        err e = tx_run(d, "add two", add_two, &known->next);
        known->next++;
        known->acknowledged += e == OK;
        if (e == OK)
            continue;
        refused++;
        CHECK_INT(e, ERR_IO);
        CHECK(str_has(c.text, S("磁盘已满，修改没有保存，请清出空间后再试")));
    }
    CHECK_INT(refused, 3);
    disk_heal(0);
    struct ctx c = {.arena = a};
    d->c = &c;
    CHECK_OK(&c, tx_run(d, "add two", add_two, &known->next)); /* at once, on the same connection */
    known->next++;
    known->acknowledged++;
    d->c = outer;
}

static void fill_up_often(struct arena *a, bool writer) {
    enum {
        TIMES = 40
    };
    struct known known = {0};
    struct ctx c = {.arena = arena_open((size_t)64 << 20)};
    disk_install();
    str address = new_database(a);
    struct deed d = on_disk(&c, address, writer);
    for (i64 i = 1; i <= TIMES; i++)
        fill_up(a, &d, &known, i * 7919 % 120 + 1);
    arena_close(c.arena);
    struct arena *after = arena_open((size_t)64 << 20);
    CHECK_STR(wrong(after, address, &known), S(""));
    CHECK(known.acknowledged > TIMES);
    arena_close(after);
    disk_remove();
}

TEST(a_full_disk_is_told_and_forgotten) {
    fill_up_often(a, false);
}

TEST(so_it_is_by_the_writer) {
    fill_up_often(a, true);
}

SUITE(disk_tests, CASE(what_was_acknowledged_outlives_a_loss_of_power),
      CASE(so_it_does_through_the_writer), CASE(who_does_not_wait_for_the_disk_loses),
      CASE(a_full_disk_is_told_and_forgotten), CASE(so_it_is_by_the_writer))

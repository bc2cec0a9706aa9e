#include "app/tx.h"

#include "app/desk.h"
#include "app/suites.h"
#include "store/audit_check.h"
#include "store/org.h"

#include <pthread.h>

struct counted {
    int runs;
    err first; /* what the first run gives */
};

static err add_org(struct tx *tx, void *arg) {
    struct counted *w = arg;
    struct org org = {.name = S("办公室"), .kind = S("unit")};
    TRY(record_add(tx, &noun_org, &org));
    return w->runs++ == 0 && w->first != OK ? fail(tx->c, w->first, "busy") : OK;
}

static size_t orgs(struct arena *a, struct deed *d) {
    struct ctx c = {.arena = a};
    struct list list;
    CHECK_OK(&c, org_below(&c, d->db, 0, &list));
    return list.n;
}

BOTH(a_change_is_kept_with_its_audit) {
    struct ctx c = {.arena = a};
    struct counted w = {0};
    struct deed d = desk_new(a, &c, engine, NULL);
    CHECK_OK(&c, tx_run(&d, "add", add_org, &w));
    CHECK_INT(orgs(a, &d), 1);
    desk_proven(a, &d);
}

BOTH(who_is_disturbed_runs_again_once) {
    struct ctx c = {.arena = a};
    struct counted w = {.first = ERR_BUSY};
    struct deed d = desk_new(a, &c, engine, NULL);
    CHECK_OK(&c, tx_run(&d, "add", add_org, &w));
    CHECK_INT(w.runs, 2);
    CHECK_INT(orgs(a, &d), 1);
    desk_proven(a, &d);
}

BOTH(what_fails_leaves_nothing) {
    struct ctx c = {.arena = a};
    struct counted w = {.first = ERR_INVALID};
    struct deed d = desk_new(a, &c, engine, NULL);
    CHECK_INT(tx_run(&d, "add", add_org, &w), ERR_INVALID);
    CHECK_STR(c.text, S("busy"));
    CHECK_INT(w.runs, 1);
    CHECK_INT(orgs(a, &d), 0);
    desk_proven(a, &d);
}

BOTH(a_dry_run_leaves_nothing) {
    struct ctx c = {.arena = a};
    struct counted w = {0};
    struct deed d = desk_new(a, &c, engine, NULL);
    CHECK_OK(&c, tx_try(&d, "add", add_org, &w));
    CHECK_INT(w.runs, 1);
    CHECK_INT(orgs(a, &d), 0);
    desk_proven(a, &d);
}

struct clerk {
    str address;
    str name;
    i64 done;
};

static err add_named(struct tx *tx, void *arg) {
    struct clerk *w = arg;
    struct org org = {.name = str_fmt(tx->c->arena, "%.*s%lld", STR(w->name), (long long)w->done),
                      .kind = S("unit")};
    return record_add(tx, &noun_org, &org);
}

static void *work(void *arg) {
    enum {
        EACH = 15
    };
    struct clerk *w = arg;
    struct arena *a = arena_open((size_t)64 << 20);
    struct ctx open = {.arena = a};
    struct deed d = desk_more(a, &open, w->address);
    while (w->done < EACH) {
        struct ctx c = {.arena = a};
        d.c = &c;
        err e = tx_run(&d, "add", add_named, w);
        if (e == OK)
            w->done++;
        else if (e != ERR_BUSY)
            break;
    }
    arena_close(a);
    return NULL;
}

BOTH(many_clerks_leave_one_chain) {
    enum {
        CLERKS = 4
    };
    struct ctx c = {.arena = a};
    struct clerk clerks[CLERKS];
    pthread_t threads[CLERKS];
    str address;
    i64 done = 0;
    struct deed d = desk_new(a, &c, engine, &address);
    for (int i = 0; i < CLERKS; i++) {
        clerks[i] = (struct clerk){.address = address, .name = str_fmt(a, "第%d组", i)};
        assert_int_equal(pthread_create(&threads[i], NULL, work, &clerks[i]), 0);
    }
    for (int i = 0; i < 10; i++) { /* whoever checks meanwhile sees one state */
        struct ctx own = {.arena = a};
        struct audit_fault fault;
        CHECK_OK(&own, audit_check(&own, d.db, S(""), &fault));
        CHECK_STR(fault.sentence, S(""));
    }
    for (int i = 0; i < CLERKS; i++) {
        pthread_join(threads[i], NULL);
        done += clerks[i].done;
    }
    CHECK_INT(done, CLERKS * 15);
    CHECK_INT(orgs(a, &d), done);
    struct counted last = {0};
    CHECK_OK(&c, tx_run(&d, "add", add_org, &last)); /* links what the others left */
    desk_proven(a, &d);
}

SUITE(tx_tests, BOTH_CASES(a_change_is_kept_with_its_audit),
      BOTH_CASES(who_is_disturbed_runs_again_once), BOTH_CASES(what_fails_leaves_nothing),
      BOTH_CASES(a_dry_run_leaves_nothing), BOTH_CASES(many_clerks_leave_one_chain))

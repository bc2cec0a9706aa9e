/* Ten thousand organisations below each other, ten thousand beside each other, and many duties over
 * them: what is asked of the database does not grow with the tree, and memory stays small. */
#include "app/desk.h"
#include "app/duty_list.h"
#include "app/org.h"
#include "app/suites.h"
#include "store/audit.h"
#include "store/audit_check.h"
#include "store/plan.h"
#include "store/task.h"

#include <stdlib.h>

enum {
    DEEP = 10000,
    WIDE = 10000,
    DEEPEST = 1 + DEEP, /* ids: the top, those below each other, those beside each other */
    FIRST_WIDE = DEEPEST + 1,
    ORGS = 1 + DEEP + WIDE,
    DUTIES = 4000,
    PAGE = 1000,           /* records made at a time */
    FEW = 16,              /* statements of one change of one organisation */
    CHECK_BYTES = 4 << 20, /* a quarter of what verify may ever hold */
};

static i64 duties(void) {
    const char *n = getenv("BIHUAN_TEST_DUTIES");
    return n == NULL ? DUTIES : strtol(n, NULL, 10);
}

static err add_orgs(struct tx *tx) {
    struct org *v = take(tx->c->arena, struct org, ORGS);
    for (i64 i = 0; i < ORGS; i++)
        v[i] = (struct org){.name = str_fmt(tx->c->arena, "单位%lld", (long long)i),
                            .kind = S("unit"),
                            .above = i < DEEPEST ? i : 1};
    return record_add_many(tx, &noun_org, v, ORGS);
}

static err add_duties(struct tx *tx) {
    struct plan plan = {.org = 1, .title = S("方案"), .state = S("adopted")};
    struct task task = {.ordinal = 1, .text = S("举办讲堂")};
    struct duty *v = take(tx->c->arena, struct duty, PAGE);
    TRY(record_add(tx, &noun_plan, &plan));
    task.plan = plan.id;
    TRY(record_add(tx, &noun_task, &task));
    for (i64 i = 0; i < duties(); i++) {
        v[i % PAGE] = (struct duty){.plan = plan.id,
                                    .task = task.id,
                                    .org = i % ORGS + 1,
                                    .key = str_fmt(tx->c->arena, "%lld", (long long)i),
                                    .title = S("举办讲堂"),
                                    .due_on = S("2025-06-30"),
                                    .state = S("idle")};
        if (i % PAGE == PAGE - 1)
            TRY(record_add_many(tx, &noun_duty, v, PAGE));
    }
    return OK;
}

static err fill(struct tx *tx, void *arg) {
    (void)arg;
    TRY(add_orgs(tx));
    return add_duties(tx);
}

static struct deed filled(struct arena *a, struct ctx *c, enum db_engine engine) {
    struct deed d = desk_new(a, c, engine, NULL);
    CHECK_OK(c, tx_run(&d, "fill", fill, NULL));
    tx_link(&d);
    return d;
}

/* How many statements something took. */
#define ASKED(d, call)                                                                             \
    (asked_before = db_asked((d).db), (call), (i64)(db_asked((d).db) - asked_before))

static void change_the_deepest(struct deed *d) {
    struct org org;
    CHECK_OK(d->c, app_org_add(d, (struct org){.name = S("最深处"), .above = DEEPEST}, &org));
    CHECK_OK(d->c, app_org_move(d, org.id, FIRST_WIDE));
    CHECK_OK(d->c, app_org_move(d, org.id, DEEPEST));
    CHECK_OK(d->c, app_org_rename(d, org.id, S("最底层")));
}

BOTH(a_tree_of_twenty_thousand_is_handled) {
    struct ctx c = {.arena = a}, under = {.arena = a};
    struct list lines;
    u64 asked_before;
    struct deed d = filled(a, &c, engine);
    CHECK_INT(ASKED(d, CHECK_OK(&c, app_org_tree(&d, &lines))), 1);
    CHECK_INT(lines.n, ORGS);
    const struct org_line *line = lines.v;
    i64 depth = 0;
    for (size_t i = 0; i < lines.n; i++)
        depth = line[i].depth > depth ? line[i].depth : depth;
    CHECK_INT(depth, DEEP);
    CHECK(ASKED(d, change_the_deepest(&d)) <= 4 * FEW);
    d.c = &under;
    CHECK_INT(app_org_move(&d, 1, DEEPEST), ERR_INVALID);
    CHECK(str_has(under.text, S("不能归到它自己或它的下级")));
    d.c = &c;
    /* who has nothing but one below it and some duties */
    CHECK(ASKED(d, CHECK_OK(&c, app_org_merge(&d, DEEPEST - 1, FIRST_WIDE))) <=
          2 * FEW + 4 * (duties() / ORGS + 1));

    const struct duty_view all = {.limit = duties()};
    CHECK(ASKED(d, CHECK_OK(&c, app_duty_list(&d, &all, &lines))) <= duties() / 500 + 20);
    CHECK_INT(lines.n, duties());
    for (size_t i = 0; i < lines.n; i++)
        CHECK(((const struct duty_line *)lines.v)[i].org.len > 0);

    tx_link(&d);
    struct arena *small = arena_open(CHECK_BYTES);
    struct ctx own = {.arena = small};
    struct audit_fault fault;
    CHECK_OK(&own, audit_check(&own, d.db, S(""), &fault));
    CHECK_STR(fault.sentence, S(""));
    CHECK(fault.records > ORGS + duties());
    arena_close(small);
}

SUITE(scale_tests, BOTH_CASES(a_tree_of_twenty_thousand_is_handled))

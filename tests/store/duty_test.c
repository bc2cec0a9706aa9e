#include "store/duty.h"
#include "store/suites.h"

#include "store/fixture.h"
#include "store/plan.h"
#include "store/task.h"

enum {
    DUTIES = 30
};

/* One task with many duties, of two orgs in turn; every third has no date. */
static struct db *filled(struct arena *a, enum db_engine engine) {
    struct ctx c = {.arena = a};
    struct db *db = fixture_open(a, engine, NULL);
    struct org one = fixture_org(a, db, S("办公室"), 0), two = fixture_org(a, db, S("读者部"), 0);
    struct tx tx = fixture_tx(&c, db, "fill");
    struct plan plan = {.org = one.id, .title = S("方案"), .state = S("adopted")};
    CHECK_OK(&c, record_add(&tx, &noun_plan, &plan));
    struct task task = {.plan = plan.id, .ordinal = 1, .text = S("举办讲堂"), .source = S("hand")};
    CHECK_OK(&c, record_add(&tx, &noun_task, &task));
    for (int i = 0; i < DUTIES; i++) {
        struct duty duty = {.plan = plan.id,
                            .task = task.id,
                            .org = i % 2 == 0 ? one.id : two.id,
                            .key = str_fmt(a, "k%02d", i),
                            .title = S("举办讲堂"),
                            .due_on = i % 3 == 0 ? S("") : str_fmt(a, "2025-%02d-28", 12 - i % 12),
                            .state = i % 5 == 0 ? S("closed") : S("idle")};
        CHECK_OK(&c, record_add(&tx, &noun_duty, &duty));
    }
    fixture_end(&tx);
    return db;
}

BOTH(pages_hold_each_row_once_in_order) {
    struct ctx c = {.arena = a};
    struct db *db = filled(a, engine);
    struct duty_filter f = {.limit = 7};
    struct duty_row last = {0};
    size_t n = 0;
    for (struct list page = {NULL, 1}; page.n > 0;) {
        CHECK_OK(&c, duty_list(&c, db, &f, &page));
        const struct duty_row *v = page.v;
        for (size_t i = 0; i < page.n; i++, n++) {
            int order = str_cmp(last.due_on, v[i].due_on);
            CHECK(n == 0 || order < 0 || (order == 0 && last.id < v[i].id));
            last = v[i];
        }
        f.after_due_on = last.due_on;
        f.after_id = last.id;
    }
    CHECK_INT(n, DUTIES);
}

BOTH(filters_leave_out_the_others) {
    struct ctx c = {.arena = a};
    struct list rows;
    struct db *db = filled(a, engine);
    const struct duty_filter of_org = {.org = 2, .limit = 100},
                             in_state = {.org = 1, .state = S("closed"), .limit = 100},
                             of_plan = {.plan = 1, .limit = 100}, none = {.plan = 2, .limit = 100};
    CHECK_OK(&c, duty_list(&c, db, &of_org, &rows));
    CHECK_INT(rows.n, DUTIES / 2);
    CHECK_OK(&c, duty_list(&c, db, &in_state, &rows));
    CHECK_INT(rows.n, 3);
    CHECK_OK(&c, duty_list(&c, db, &of_plan, &rows));
    CHECK_INT(rows.n, DUTIES);
    CHECK_OK(&c, duty_list(&c, db, &none, &rows));
    CHECK_INT(rows.n, 0);
}

BOTH(an_occurrence_stands_once) {
    struct ctx c = {.arena = a};
    struct db *db = filled(a, engine);
    struct tx tx = fixture_tx(&c, db, "twice");
    struct duty duty = {.plan = 1, .task = 1, .key = S("k00"), .state = S("idle")};
    CHECK_INT(record_add(&tx, &noun_duty, &duty), ERR_CONFLICT);
    db_rollback(db);
}

SUITE(duty_tests, BOTH_CASES(pages_hold_each_row_once_in_order),
      BOTH_CASES(filters_leave_out_the_others), BOTH_CASES(an_occurrence_stands_once))

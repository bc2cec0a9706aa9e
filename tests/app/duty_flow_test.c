#include "app/duty_flow.h"

#include "app/desk.h"
#include "app/flow_whole.h"
#include "app/suites.h"
#include "store/org.h"
#include "store/plan.h"
#include "store/task.h"

TEST(the_table_is_whole) {
    flow_whole(a, &duty_flow);
}

static err add_duty(struct tx *tx, void *arg) {
    struct duty *duty = arg;
    struct org org = {.name = S("局"), .kind = S("unit")};
    TRY(record_add(tx, &noun_org, &org));
    struct plan plan = {.org = org.id, .title = S("方案"), .state = S("adopted")};
    TRY(record_add(tx, &noun_plan, &plan));
    struct task task = {.plan = plan.id, .ordinal = 1, .text = S("举办讲堂")};
    TRY(record_add(tx, &noun_task, &task));
    *duty =
        (struct duty){.plan = plan.id, .task = task.id, .key = S("once"), .state = S("unsigned")};
    return record_add(tx, &noun_duty, duty);
}

/* The way of a duty that is returned once. */
static const struct {
    const char *event, *note, *by_on;
    i64 progress_pct;
    const char *state; /* afterwards; NULL = the event is refused */
} way[] = {
    {"progress", "", "", 10, NULL},
    {"accept", "", "", -1, "idle"},
    {"close", "", "", -1, NULL},
    {"progress", "已联系讲师", "", 40, "active"},
    {"progress", "", "", 101, NULL},
    {"submit", "", "", -1, "review"},
    {"return", "", "", -1, NULL},
    {"return", "缺照片", "", -1, NULL},
    {"return", "缺照片", "2025-06-30", -1, "returned"},
    {"approve", "", "", -1, NULL},
    {"submit", "照片已补", "", -1, "review"},
    {"withdraw", "", "", -1, "active"},
    {"submit", "", "", -1, "review"},
    {"approve", "", "", -1, "approved"},
    {"close", "", "", -1, "closed"},
    {"dance", "", "", -1, NULL},
};

BOTH(a_duty_goes_its_way_and_no_other) {
    struct ctx c = {.arena = a};
    struct duty duty;
    struct list done;
    struct deed d = desk_new(a, &c, engine, NULL);
    CHECK_OK(&c, tx_run(&d, "fill", add_duty, &duty));
    for (size_t i = 0; i < COUNT_OF(way); i++) {
        struct ctx own = {.arena = a};
        const struct duty_event event = {.duties = {&duty.id, 1},
                                         .event = str_from(way[i].event),
                                         .note = str_from(way[i].note),
                                         .by_on = str_from(way[i].by_on),
                                         .progress_pct = way[i].progress_pct};
        d.c = &own;
        err e = app_duty(&d, &event, &done);
        duty = e == OK ? *(const struct duty *)done.v : duty;
        if ((e == OK) != (way[i].state != NULL))
            print_error("step %zu: %.*s\n", i, STR(own.text));
        CHECK_INT(e, way[i].state != NULL ? OK : ERR_INVALID);
        CHECK(e == OK || own.text.len > 0);
        if (way[i].state != NULL)
            CHECK_STR(duty.state, str_from(way[i].state));
    }
    d.c = &c;
    CHECK_INT(duty.progress_pct, 100);
    CHECK_STR(duty.closed_on, S("2025-06-15"));
    CHECK_STR(duty.return_reason, S("缺照片"));
    desk_proven(a, &d);
}

BOTH(of_two_who_change_one_duty_one_is_told) {
    struct ctx c = {.arena = a}, late = {.arena = a};
    struct duty duty;
    struct list done;
    struct deed d = desk_new(a, &c, engine, NULL);
    CHECK_OK(&c, tx_run(&d, "fill", add_duty, &duty));
    struct duty_event event = {
        .duties = {&duty.id, 1}, .event = S("accept"), .version = duty.version, .progress_pct = -1};
    CHECK_OK(&c, app_duty(&d, &event, &done));
    event.event = S("void");
    d.c = &late;
    CHECK_INT(app_duty(&d, &event, &done), ERR_CONFLICT);
    CHECK(str_has(late.text, S("刚刚被别人改过")));
    desk_proven(a, &d);
}

/* One more of the same task. */
static err add_more(struct tx *tx, void *arg) {
    struct duty *duty = arg;
    duty->uid = S("");
    duty->key = S("again");
    return record_add(tx, &noun_duty, duty);
}

/* One that cannot go on is named, and the others stay where they are. */
BOTH(of_a_batch_all_go_on_or_none) {
    struct ctx c = {.arena = a}, bad = {.arena = a}, gone = {.arena = a}, two = {.arena = a};
    struct duty one, other, now;
    struct list done;
    struct deed d = desk_new(a, &c, engine, NULL);
    CHECK_OK(&c, tx_run(&d, "fill", add_duty, &one));
    other = one;
    CHECK_OK(&c, tx_run(&d, "fill", add_more, &other));
    const i64 both[] = {other.id, one.id}, missing[] = {one.id, 999999};
    struct duty_event event = {.duties = {both, 2}, .event = S("accept"), .progress_pct = -1};
    CHECK_OK(&c, app_duty(&d, &event, &done));
    CHECK_INT(done.n, 2);
    CHECK_INT(((const struct duty *)done.v)[0].id, other.id);
    event.event = S("void");
    event.duties.n = 1;
    CHECK_OK(&c, app_duty(&d, &event, &done));
    event = (struct duty_event){.duties = {both, 2}, .event = S("submit"), .progress_pct = -1};
    d.c = &bad;
    CHECK_INT(app_duty(&d, &event, &done), ERR_INVALID);
    CHECK(str_has(bad.text, str_fmt(a, "责任事项 %lld 现在是“已作废”", (long long)other.id)));
    d.c = &gone;
    event.duties = (struct ids){missing, 2};
    CHECK_INT(app_duty(&d, &event, &done), ERR_NOT_FOUND);
    CHECK(str_has(gone.text, S("999999")));
    d.c = &two;
    event.version = 1;
    CHECK_INT(app_duty(&d, &event, &done), ERR_INVALID);
    CHECK_OK(&c, record_get(&c, d.db, &noun_duty, one.id, &now));
    CHECK_STR(now.state, S("idle"));
    d.c = &c;
    desk_proven(a, &d);
}

SUITE(duty_flow_tests, CASE(the_table_is_whole), BOTH_CASES(a_duty_goes_its_way_and_no_other),
      BOTH_CASES(of_two_who_change_one_duty_one_is_told), BOTH_CASES(of_a_batch_all_go_on_or_none))

#include "app/duty_flow.h"

#include "app/desk.h"
#include "app/suites.h"
#include "store/org.h"
#include "store/plan.h"
#include "store/task.h"

static bool is_state(const char *name) {
    return flow_called(flow_states, flow_states_n, str_from(name))[0] != '\0';
}

TEST(every_row_has_names_and_no_two_compete) {
    for (size_t i = 0; i < flow_rows_n; i++) {
        const struct flow_row *row = &flow_rows[i];
        CHECK(is_state(row->from) && is_state(row->to));
        CHECK(flow_called(flow_events, flow_events_n, str_from(row->event))[0] != '\0');
        for (size_t k = 0; k < i; k++)
            CHECK(!(str_eq(str_from(row->from), str_from(flow_rows[k].from)) &&
                    str_eq(str_from(row->event), str_from(flow_rows[k].event))));
    }
}

TEST(every_state_can_be_left_and_reached) {
    for (size_t i = 0; i < flow_states_n; i++) {
        bool left = false, reached = i == 0; /* duties begin in the first */
        for (size_t k = 0; k < flow_rows_n; k++) {
            left = left || str_eq(str_from(flow_states[i].name), str_from(flow_rows[k].from));
            reached = reached || str_eq(str_from(flow_states[i].name), str_from(flow_rows[k].to));
        }
        CHECK(left);
        CHECK(reached);
    }
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
    struct deed d = desk_new(a, &c, engine, NULL);
    CHECK_OK(&c, tx_run(&d, "fill", add_duty, &duty));
    for (size_t i = 0; i < COUNT_OF(way); i++) {
        struct ctx own = {.arena = a};
        const struct duty_event event = {.duty = duty.id,
                                         .event = str_from(way[i].event),
                                         .note = str_from(way[i].note),
                                         .by_on = str_from(way[i].by_on),
                                         .progress_pct = way[i].progress_pct};
        d.c = &own;
        err e = app_duty(&d, &event, &duty);
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
    struct duty duty, other;
    struct deed d = desk_new(a, &c, engine, NULL);
    CHECK_OK(&c, tx_run(&d, "fill", add_duty, &duty));
    struct duty_event event = {
        .duty = duty.id, .event = S("accept"), .version = duty.version, .progress_pct = -1};
    CHECK_OK(&c, app_duty(&d, &event, &other));
    event.event = S("void");
    d.c = &late;
    CHECK_INT(app_duty(&d, &event, &other), ERR_CONFLICT);
    CHECK(str_has(late.text, S("刚刚被别人改过")));
    desk_proven(a, &d);
}

SUITE(duty_flow_tests, CASE(every_row_has_names_and_no_two_compete),
      CASE(every_state_can_be_left_and_reached), BOTH_CASES(a_duty_goes_its_way_and_no_other),
      BOTH_CASES(of_two_who_change_one_duty_one_is_told))

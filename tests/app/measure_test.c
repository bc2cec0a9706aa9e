#include "app/measure.h"

#include "app/desk.h"
#include "app/flow_whole.h"
#include "app/suites.h"

static const str text = T("青禾县图书馆2025年创建文明单位实施方案\n一、主要任务\n"
                          "1.每季度举办讲堂1期。由读者部牵头。\n2.整理创建档案。\n");

TEST(the_table_is_whole) {
    flow_whole(a, &measure_flow);
}

/* What happens to a measure, one after the other. To add one: a row. */
static const struct {
    const char *event, *text, *reason, *by_on;
    const char *state; /* afterwards; NULL = the event is refused */
} way[] = {
    {"approve", "", "", "", NULL},
    {"change", "3月联系讲师", "", "", "draft"},
    {"change", " ", "", "", NULL},
    {"submit", "", "", "", "submitted"},
    {"change", "4月联系讲师", "", "", NULL},
    {"return", "", "", "", NULL},
    {"return", "", "太笼统", "2025-02-30", NULL},
    {"return", "", "太笼统", "2025-06-30", "returned"},
    {"change", "3月5日前联系讲师", "", "", "returned"},
    {"submit", "", "", "", "submitted"},
    {"approve", "", "", "", "approved"},
    {"submit", "", "", "", NULL},
    {"dance", "", "", "", NULL},
};

BOTH(a_department_splits_its_task_and_the_clerk_approves) {
    struct ctx c = {.arena = a};
    struct measure measure;
    struct list done;
    struct deed d = desk_new(a, &c, engine, NULL);
    desk_import(a, &d, text);
    const struct measure like = {.task = 1, .text = S("联系讲师"), .due_on = S("2025-03-31")};
    CHECK_OK(&c, app_measure_add(&d, &like, S(""), &measure));
    CHECK_STR(measure.state, S("draft"));
    for (size_t i = 0; i < COUNT_OF(way); i++) {
        struct ctx own = {.arena = a};
        const struct measure_event event = {.measures = {&measure.id, 1},
                                            .event = str_from(way[i].event),
                                            .text = str_from(way[i].text),
                                            .reason = str_from(way[i].reason),
                                            .by_on = str_from(way[i].by_on)};
        d.c = &own;
        err e = app_measure(&d, &event, &done);
        if ((e == OK) != (way[i].state != NULL))
            print_error("step %zu: %.*s\n", i, STR(own.text));
        CHECK_INT(e, way[i].state != NULL ? OK : ERR_INVALID);
        if (e == OK)
            measure = *(const struct measure *)done.v;
        if (e == OK)
            CHECK_STR(measure.state, str_from(way[i].state));
    }
    d.c = &c;
    CHECK_STR(measure.text, S("3月5日前联系讲师"));
    CHECK_STR(measure.reason, S("太笼统"));
    desk_proven(a, &d);
}

static str refusal(struct arena *a, struct deed *d, struct measure like, str keeper) {
    struct ctx own = {.arena = a}, *c = d->c;
    struct measure measure;
    d->c = &own;
    CHECK(app_measure_add(d, &like, keeper, &measure) != OK);
    d->c = c;
    return own.text;
}

BOTH(who_has_nothing_to_do_with_a_task_does_not_split_it) {
    struct ctx c = {.arena = a};
    struct list all;
    struct deed d = desk_new(a, &c, engine, NULL);
    struct imported got = desk_import(a, &d, text);
    struct measure like = {.task = 1, .org = got.plan.org, .text = S("联系讲师")};
    CHECK(str_has(refusal(a, &d, like, S("")), S("既不牵头也不配合")));
    like.org = 0;
    CHECK(str_has(refusal(a, &d, like, S("王五")), S("没有叫“王五”的人员")));
    like.due_on = S("三月");
    CHECK(str_has(refusal(a, &d, like, S("")), S("不是日期")));
    like = (struct measure){.task = 1, .text = S("a\x1b[0m")};
    CHECK(str_has(refusal(a, &d, like, S("")), S("控制字符")));
    like = (struct measure){.task = 2, .text = S("整理")};
    CHECK(str_has(refusal(a, &d, like, S("")), S("还没有牵头部门")));
    like.task = 999999;
    CHECK(str_has(refusal(a, &d, like, S("")), S("没有编号为 999999 的任务")));
    CHECK_OK(&c, measure_of_task(&c, d.db, 1, &all));
    CHECK_INT(all.n, 0);
}

SUITE(measure_tests, CASE(the_table_is_whole),
      BOTH_CASES(a_department_splits_its_task_and_the_clerk_approves),
      BOTH_CASES(who_has_nothing_to_do_with_a_task_does_not_split_it))

#include "app/stage_change.h"

#include "app/desk.h"
#include "app/duty_flow.h"
#include "app/suites.h"

static const str text =
    T("青禾县图书馆2025年创建省级文明单位实施方案\n一、实施步骤\n"
      "（一）第一阶段：宣传发动（2025年1月—3月）\n1.召开动员大会。由办公室负责。\n"
      "（二）第二阶段：全面实施（2025年4月—10月）\n2.每季度举办讲堂1期。由读者部负责。\n"
      "3.改善阅读环境。由后勤部负责。\n");

static struct stage second_of(struct arena *a, struct deed *d, i64 plan) {
    struct list stages;
    CHECK_OK(d->c, stage_of_plan(d->c, d->db, plan, &stages));
    CHECK_INT(stages.n, 2);
    return ((const struct stage *)stages.v)[1];
}

static const struct duty *duties_of(struct deed *d, i64 plan, size_t nth, size_t n) {
    struct arena *a = d->c->arena;
    struct list tasks, duties;
    CHECK_OK(d->c, task_of_plan(d->c, d->db, plan, &tasks));
    CHECK_OK(d->c, duty_of_task(d->c, d->db, ((const struct task *)tasks.v)[nth].id, &duties));
    CHECK_INT(duties.n, n);
    return duties.v;
}

BOTH(the_duties_of_a_stage_move_with_it) {
    struct ctx c = {.arena = a};
    struct list past, done;
    struct task_changed changed;
    struct deed d = desk_new(a, &c, engine, NULL);
    i64 plan = desk_import(a, &d, text).plan.id;
    struct stage stage = second_of(a, &d, plan);
    const struct duty *once = duties_of(&d, plan, 2, 1);
    CHECK_STR(once->due_on, S("2025-10-31"));
    i64 worked = duties_of(&d, plan, 1, 3)->id; /* on this one somebody works */
    const struct duty_event accept = {
        .duties = {&worked, 1}, .event = S("accept"), .progress_pct = -1};
    const struct duty_event report = {
        .duties = {&worked, 1}, .event = S("progress"), .progress_pct = 50, .note = S("已办一期")};
    CHECK_OK(&c, app_duty(&d, &accept, &done));
    CHECK_OK(&c, app_duty(&d, &report, &done));
    stage.until_on = S("2025-11-20");
    CHECK_OK(&c, app_stage_move(&d, stage, S("上级推迟"), &changed));
    CHECK_INT(changed.tasks, 2);
    CHECK_STR(duties_of(&d, plan, 2, 1)->due_on, S("2025-11-20"));
    CHECK_STR(duties_of(&d, plan, 1, 3)->note, S("已办一期"));
    CHECK_OK(&c, task_history(&c, d.db, once->task, &past));
    CHECK_INT(past.n, 1);
    CHECK_STR(((const struct task_past *)past.v)->reason, S("上级推迟"));
    d.who = 0;
    desk_proven(a, &d);
}

BOTH(duties_that_are_made_again_are_the_same) {
    struct ctx c = {.arena = a};
    struct task_changed changed;
    struct deed d = desk_new(a, &c, engine, NULL);
    i64 plan = desk_import(a, &d, text).plan.id;
    CHECK_OK(&c, app_plan_renew(&d, plan, &changed));
    CHECK_INT(changed.tasks, 3);
    CHECK_INT(changed.duties.added + changed.duties.changed + changed.duties.voided, 0);
    CHECK(changed.duties.kept > 3);
}

/* What is said when a stage is refused. */
static str refusal(struct arena *a, struct deed *d, struct stage like) {
    struct ctx own = {.arena = a}, *c = d->c;
    struct stage stage;
    d->c = &own;
    err e = app_stage_add(d, like, &stage);
    d->c = c;
    CHECK(e != OK);
    return own.text;
}

BOTH(a_stage_needs_a_name_and_days) {
    struct ctx c = {.arena = a};
    struct stage stage;
    struct deed d = desk_new(a, &c, engine, NULL);
    i64 plan = desk_import(a, &d, text).plan.id;
    const struct stage like = {
        .plan = plan, .name = S("回头看"), .from_on = S("2025-12-01"), .until_on = S("2025-12-20")};
    CHECK_OK(&c, app_stage_add(&d, like, &stage));
    CHECK_INT(stage.ordinal, 3);
    CHECK(str_has(refusal(a, &d, like), S("已有阶段“回头看”")));
    struct stage bad = like;
    bad.name = S(" ");
    CHECK(str_has(refusal(a, &d, bad), S("不能为空")));
    bad = like;
    bad.until_on = S("2025-02-30");
    CHECK(str_has(refusal(a, &d, bad), S("要有起止日期")));
    bad = like;
    bad.plan = 999;
    CHECK(str_has(refusal(a, &d, bad), S("没有编号为 999 的方案")));
}

SUITE(stage_change_tests, BOTH_CASES(the_duties_of_a_stage_move_with_it),
      BOTH_CASES(duties_that_are_made_again_are_the_same),
      BOTH_CASES(a_stage_needs_a_name_and_days))

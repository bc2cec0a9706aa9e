#include "app/task_assign.h"

#include "app/desk.h"
#include "app/names.h"
#include "app/org.h"
#include "app/suites.h"
#include "app/task_list.h"
#include "app/task_words.h"
#include "store/person.h"

static const str text =
    T("青禾县图书馆2025年创建省级文明单位、县级文明校园实施方案\n一、主要任务\n"
      "1.每季度举办讲堂1期。由读者部牵头，办公室配合。\n2.改善阅读环境。（责任人：李四）\n"
      "3.整理创建档案。\n");

struct planned {
    i64 plan, unit, readers, office, tasks[3];
};

static i64 org_at(struct deed *d, str name, i64 above) {
    struct org org;
    CHECK_OK(d->c, org_find(d->c, d->db, name, above, &org));
    return org.id;
}

static struct planned planned(struct arena *a, struct deed *d) {
    struct list tasks;
    struct imported got = desk_import(a, d, text);
    struct planned p = {.plan = got.plan.id, .unit = got.plan.org};
    p.readers = org_at(d, S("读者部"), p.unit);
    p.office = org_at(d, S("办公室"), p.unit);
    CHECK_OK(d->c, task_of_plan(d->c, d->db, p.plan, &tasks));
    CHECK_INT(tasks.n, 3);
    for (size_t i = 0; i < 3; i++)
        p.tasks[i] = ((const struct task *)tasks.v)[i].id;
    return p;
}

static str assigned(struct deed *d, i64 task) {
    struct list list;
    struct names names = {0};
    str words;
    CHECK_OK(d->c, assignment_of_task(d->c, d->db, task, &list));
    CHECK_OK(d->c, task_words_assigned(d->c, d->db, &names, list, &words));
    return words;
}

/* What is said when it is refused, or "" where it is not. */
static str assign(struct arena *a, struct deed *d, struct ids tasks, struct task_assign to) {
    struct ctx own = {.arena = a}, *c = d->c;
    struct task_changed changed;
    d->c = &own;
    err e = app_task_assign(d, tasks, &to, &changed);
    d->c = c;
    CHECK_INT(e == OK, own.text.len == 0);
    return own.text;
}

BOTH(a_task_goes_over_to_another_department) {
    struct ctx c = {.arena = a};
    struct list duties;
    struct deed d = desk_new(a, &c, engine, NULL);
    struct planned p = planned(a, &d);
    const struct ids first = {&p.tasks[0], 1}, readers = {&p.readers, 1};
    CHECK_STR(assigned(&d, p.tasks[0]), S("牵头 读者部；配合 办公室"));
    struct task_assign to = {.lead = p.office};
    CHECK(str_has(assign(a, &d, first, to), S("--reason")));
    to.reason = S("职责调整");
    CHECK_STR(assign(a, &d, first, to), S(""));
    CHECK_STR(assigned(&d, p.tasks[0]), S("牵头 办公室"));
    CHECK_OK(&c, duty_of_task(&c, d.db, p.tasks[0], &duties));
    for (size_t i = 0; i < duties.n; i++)
        CHECK_INT(((const struct duty *)duties.v)[i].org, p.office);
    /* Who had it once may have it again: its row is used again. */
    CHECK_STR(assign(a, &d, first, (struct task_assign){.support = readers}), S(""));
    CHECK_STR(assigned(&d, p.tasks[0]), S("牵头 办公室；配合 读者部"));
    to = (struct task_assign){.alone = true, .reason = S("不再配合")};
    CHECK_STR(assign(a, &d, first, to), S(""));
    CHECK_STR(assigned(&d, p.tasks[0]), S("牵头 办公室"));
    desk_proven(a, &d);
}

BOTH(many_tasks_are_assigned_at_once_or_none) {
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    struct planned p = planned(a, &d);
    const struct ids all = {p.tasks, 3}, last = {&p.tasks[2], 1};
    struct task_assign to = {.lead = p.office, .keeper = S("李四")};
    /* The first task had another lead, so all stay as they were. */
    CHECK(str_has(assign(a, &d, all, to), str_fmt(a, "任务 %lld ", (long long)p.tasks[0])));
    CHECK_STR(assigned(&d, p.tasks[2]), S(""));
    CHECK_STR(assign(a, &d, last, to), S("")); /* what nobody had is filled in */
    CHECK_STR(assigned(&d, p.tasks[2]), S("牵头 办公室（责任人 李四）"));
    to.reason = S("统一分工");
    to.leader = S("李四");
    CHECK_STR(assign(a, &d, all, to), S(""));
    CHECK_STR(assigned(&d, p.tasks[1]), S("牵头 办公室（责任领导 李四，责任人 李四）"));
    desk_proven(a, &d);
}

BOTH(who_cannot_have_a_task_is_named) {
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    struct planned p = planned(a, &d);
    const struct ids first = {&p.tasks[0], 1}, last = {&p.tasks[2], 1};
    const struct ids readers = {&p.readers, 1};
    CHECK(str_has(assign(a, &d, first, (struct task_assign){0}), S("没有说分给谁")));
    CHECK(str_has(assign(a, &d, first, (struct task_assign){.lead = 99999}),
                  S("没有编号为 99999 的组织")));
    CHECK(str_has(assign(a, &d, last, (struct task_assign){.keeper = S("李四")}),
                  S("还没有牵头部门")));
    CHECK(str_has(assign(a, &d, last, (struct task_assign){.keeper = S("王五")}),
                  S("没有叫“王五”的人员")));
    CHECK(str_has(assign(a, &d, first, (struct task_assign){.support = readers, .reason = S("x")}),
                  S("不能同时配合")));
    CHECK_OK(&c, app_org_merge(&d, p.readers, p.office));
    CHECK(str_has(assign(a, &d, last, (struct task_assign){.lead = p.readers}),
                  S("已于 2025-06-15 撤销")));
    CHECK_STR(assigned(&d, p.tasks[2]), S(""));
}

BOTH(a_task_serves_a_title_of_its_plan) {
    struct ctx c = {.arena = a}, other = {.arena = a}, bare = {.arena = a};
    struct list goals;
    struct task_changed changed;
    str said;
    struct deed d = desk_new(a, &c, engine, NULL);
    struct planned p = planned(a, &d);
    CHECK_OK(&c, plan_goals(&c, d.db, p.plan, &goals));
    CHECK_INT(goals.n, 2);
    i64 school = ((const struct goal *)goals.v)[1].id;
    const struct ids two = {p.tasks, 2}, first = {p.tasks, 1};
    struct task_serve serve = {.goal = school, .lead = p.office};
    CHECK_OK(&c, app_task_serve(&d, two, &serve, &changed));
    CHECK_INT(changed.tasks, 2);
    CHECK_OK(&c, app_task_serve(&d, two, &serve, &changed));
    CHECK_INT(changed.same, 2);
    CHECK_OK(&c, app_task_goals(&d, p.plan, &said));
    CHECK(str_has(said, S("文明单位：2025年省级")));
    CHECK(str_has(said, str_fmt(a, "共同要求：\n  %lld 整理", (long long)p.tasks[2])));
    CHECK(str_has(said, S("由读者部牵头，办公室配合。（牵头 办公室）")));
    serve.no_more = true;
    d.c = &bare;
    CHECK_INT(app_task_serve(&d, first, &serve, &changed), ERR_INVALID);
    CHECK(str_has(bare.text, S("--reason")));
    d.c = &c;
    serve.reason = S("改为共同要求");
    CHECK_OK(&c, app_task_serve(&d, first, &serve, &changed));
    serve.goal = 99999;
    d.c = &other;
    CHECK_INT(app_task_serve(&d, first, &serve, &changed), ERR_NOT_FOUND);
    d.c = &c;
    desk_proven(a, &d);
}

SUITE(task_assign_tests, BOTH_CASES(a_task_goes_over_to_another_department),
      BOTH_CASES(many_tasks_are_assigned_at_once_or_none),
      BOTH_CASES(who_cannot_have_a_task_is_named), BOTH_CASES(a_task_serves_a_title_of_its_plan))

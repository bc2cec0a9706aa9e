#include "app/org.h"

#include "app/desk.h"
#include "app/duty_flow.h"
#include "app/suites.h"
#include "store/plan.h"
#include "store/task.h"

static i64 add(struct deed *d, str name, i64 above) {
    struct org org;
    CHECK_OK(d->c, app_org_add(d, (struct org){.name = name, .above = above}, &org));
    return org.id;
}

BOTH(a_name_that_was_changed_is_remembered) {
    struct ctx c = {.arena = a};
    struct list past;
    struct deed d = desk_new(a, &c, engine, NULL);
    i64 id = add(&d, S("政工科"), 0);
    CHECK_OK(&c, app_org_rename(&d, id, S("党建办")));
    CHECK_OK(&c, org_history(&c, d.db, id, &past));
    CHECK_INT(past.n, 1);
    const struct org_change *change = past.v;
    CHECK_STR(change->old_name, S("政工科"));
    CHECK_STR(change->kind, S("rename"));
    CHECK_STR(change->happened_on, S("2025-06-15"));
    desk_proven(a, &d);
}

BOTH(who_is_merged_leaves_its_parts_to_the_other) {
    struct ctx c = {.arena = a};
    struct org one;
    struct list below;
    struct deed d = desk_new(a, &c, engine, NULL);
    i64 top = add(&d, S("局"), 0), from = add(&d, S("一科"), top), into = add(&d, S("二科"), top);
    add(&d, S("小组"), from);
    CHECK_OK(&c, app_org_merge(&d, from, into));
    CHECK_OK(&c, record_get(&c, d.db, &noun_org, from, &one));
    CHECK_INT(one.successor, into);
    CHECK_STR(one.closed_on, S("2025-06-15"));
    CHECK_OK(&c, org_below(&c, d.db, into, &below));
    CHECK_INT(below.n, 1);
    struct ctx late = {.arena = a};
    d.c = &late;
    CHECK_INT(app_org_rename(&d, from, S("三科")), ERR_INVALID);
    CHECK(str_has(late.text, S("已于 2025-06-15 撤销")));
    desk_proven(a, &d);
}

/* A plan with a task that `from` leads, one that both have, and a duty in each state. */
static err add_work(struct tx *tx, void *arg) {
    const i64 *orgs = arg;
    struct plan plan = {.org = orgs[0], .title = S("方案"), .state = S("adopted")};
    struct task tasks[2] = {{.ordinal = 1, .text = S("举办讲堂")},
                            {.ordinal = 2, .text = S("组织学习")}};
    TRY(record_add(tx, &noun_plan, &plan));
    tasks[0].plan = tasks[1].plan = plan.id;
    TRY(record_add_many(tx, &noun_task, tasks, 2));
    struct assignment assignments[] = {{.task = tasks[0].id, .org = orgs[1], .role = S("lead")},
                                       {.task = tasks[1].id, .org = orgs[1], .role = S("lead")},
                                       {.task = tasks[1].id, .org = orgs[2], .role = S("support")}};
    TRY(record_add_many(tx, &noun_assignment, assignments, COUNT_OF(assignments)));
    for (size_t i = 0; i < duty_flow.states_n; i++) {
        struct duty duty = {.plan = plan.id,
                            .task = tasks[0].id,
                            .org = orgs[1],
                            .key = str_from(duty_flow.states[i].name),
                            .state = str_from(duty_flow.states[i].name)};
        TRY(record_add(tx, &noun_duty, &duty));
    }
    return OK;
}

BOTH(who_is_merged_leaves_its_work_to_the_other) {
    struct ctx c = {.arena = a};
    struct list list;
    struct deed d = desk_new(a, &c, engine, NULL);
    i64 orgs[3];
    orgs[0] = add(&d, S("局"), 0);
    orgs[1] = add(&d, S("一科"), orgs[0]);
    orgs[2] = add(&d, S("二科"), orgs[0]);
    CHECK_OK(&c, tx_run(&d, "add work", add_work, orgs));
    CHECK_OK(&c, app_org_merge(&d, orgs[1], orgs[2]));
    CHECK_OK(&c, assignment_of_task(&c, d.db, 1, &list));
    CHECK_INT(list.n, 1);
    CHECK_INT(((const struct assignment *)list.v)->org, orgs[2]);
    CHECK_OK(&c, assignment_of_task(&c, d.db, 2, &list));
    CHECK_INT(list.n, 1);
    CHECK_INT(((const struct assignment *)list.v)->org, orgs[2]);
    CHECK_STR(((const struct assignment *)list.v)->role, S("lead"));
    CHECK_OK(&c, duty_of_task(&c, d.db, 1, &list));
    CHECK_INT(list.n, duty_flow.states_n);
    for (size_t i = 0; i < list.n; i++) {
        const struct duty *duty = (const struct duty *)list.v + i;
        bool over = str_eq(duty->state, S("closed")) || str_eq(duty->state, S("void"));
        CHECK_INT(duty->org, over ? orgs[1] : orgs[2]);
    }
    desk_proven(a, &d);
}

BOTH(two_of_one_name_never_come_together) {
    struct ctx c = {.arena = a}, merged = {.arena = a}, moved = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    i64 top = add(&d, S("局"), 0), one = add(&d, S("一科"), top), two = add(&d, S("二科"), top);
    i64 group = add(&d, S("小组"), one);
    add(&d, S("小组"), two);
    d.c = &merged;
    CHECK_INT(app_org_merge(&d, one, two), ERR_CONFLICT);
    CHECK(str_has(merged.text, S("那里已经有“小组”")));
    d.c = &moved;
    CHECK_INT(app_org_move(&d, group, two), ERR_CONFLICT);
    CHECK(str_has(moved.text, S("请先给其中一个更名")));
    desk_proven(a, &d);
}

BOTH(a_name_may_be_closed_twice_on_one_day) {
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    i64 top = add(&d, S("局"), 0), into = add(&d, S("二科"), top);
    for (int i = 0; i < 2; i++)
        CHECK_OK(&c, app_org_merge(&d, add(&d, S("一科"), top), into));
    desk_proven(a, &d);
}

BOTH(nobody_stands_below_himself) {
    struct ctx c = {.arena = a}, bad = {.arena = a}, merged = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    i64 top = add(&d, S("局"), 0), mid = add(&d, S("科"), top), low = add(&d, S("组"), mid);
    d.c = &bad;
    CHECK_INT(app_org_move(&d, top, low), ERR_INVALID);
    d.c = &merged;
    CHECK_INT(app_org_merge(&d, mid, low), ERR_INVALID);
    d.c = &c;
    CHECK_OK(&c, app_org_move(&d, low, top));
    desk_proven(a, &d);
}

BOTH(what_splits_off_is_new_and_both_exist) {
    struct ctx c = {.arena = a};
    struct org org;
    struct list lines;
    struct deed d = desk_new(a, &c, engine, NULL);
    i64 top = add(&d, S("局"), 0), one = add(&d, S("办公室"), top);
    CHECK_OK(&c, app_org_split(&d, one, S("督查室"), &org));
    CHECK_INT(org.above, top);
    CHECK_OK(&c, app_org_tree(&d, &lines));
    CHECK_INT(lines.n, 3);
    desk_proven(a, &d);
}

BOTH(two_of_one_name_below_one_are_refused) {
    struct ctx c = {.arena = a}, twice = {.arena = a}, none = {.arena = a};
    struct org org;
    struct deed d = desk_new(a, &c, engine, NULL);
    i64 top = add(&d, S("局"), 0);
    add(&d, S("办公室"), top);
    d.c = &twice;
    CHECK_INT(app_org_add(&d, (struct org){.name = S("办公室"), .above = top}, &org), ERR_CONFLICT);
    d.c = &none;
    CHECK_INT(app_org_add(&d, (struct org){.name = S(" \t")}, &org), ERR_INVALID);
}

BOTH(a_name_may_be_that_of_hundreds_elsewhere) {
    struct ctx c = {.arena = a};
    struct org org;
    struct deed d = desk_new(a, &c, engine, NULL);
    i64 last = 0;
    for (int i = 0; i < 105; i++) {
        last = add(&d, str_fmt(a, "单位%d", i), 0);
        add(&d, S("办公室"), last);
    }
    CHECK_OK(&c, org_find(&c, d.db, S("办公室"), last, &org));
    CHECK_INT(org.above, last);
    struct ctx several = {.arena = a};
    CHECK_INT(org_find(&several, d.db, S("办公室"), ORG_ANYWHERE, &org), ERR_CONFLICT);
}

/* No call in itself: the depth of a tree is no depth of the stack. */
BOTH(a_deep_tree_is_listed) {
    enum {
        DEEP = 300
    };
    struct ctx c = {.arena = a};
    struct list lines;
    struct deed d = desk_new(a, &c, engine, NULL);
    i64 above = 0;
    for (int i = 0; i < DEEP; i++)
        above = add(&d, S("下级"), above);
    CHECK_OK(&c, app_org_tree(&d, &lines));
    CHECK_INT(lines.n, DEEP);
    CHECK_INT(((const struct org_line *)lines.v)[DEEP - 1].depth, DEEP - 1);
}

SUITE(org_tests, BOTH_CASES(a_name_that_was_changed_is_remembered),
      BOTH_CASES(who_is_merged_leaves_its_parts_to_the_other),
      BOTH_CASES(who_is_merged_leaves_its_work_to_the_other),
      BOTH_CASES(two_of_one_name_never_come_together),
      BOTH_CASES(a_name_may_be_closed_twice_on_one_day), BOTH_CASES(nobody_stands_below_himself),
      BOTH_CASES(what_splits_off_is_new_and_both_exist),
      BOTH_CASES(two_of_one_name_below_one_are_refused), BOTH_CASES(a_deep_tree_is_listed),
      BOTH_CASES(a_name_may_be_that_of_hundreds_elsewhere))

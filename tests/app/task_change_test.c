#include "app/task_change.h"

#include "app/card.h"
#include "app/desk.h"
#include "app/suites.h"
#include "app/task_list.h"
#include "base/out.h"

static const str text =
    T("青禾县图书馆2025年创建省级文明单位实施方案\n一、实施步骤\n"
      "（一）第一阶段：宣传发动（2025年1月—3月）\n1.召开动员大会。由办公室负责。\n"
      "（二）第二阶段：全面实施（2025年4月—10月）\n2.每季度举办讲堂1期。由读者部负责。\n"
      "二、主要任务\n3.改善阅读环境。由后勤部负责。\n");

/* A plan, and the ids of its three tasks in ids[]. */
static struct imported planned(struct arena *a, struct deed *d, i64 ids[3]) {
    struct list tasks;
    struct imported got = desk_import(a, d, text);
    CHECK_OK(d->c, task_of_plan(d->c, d->db, got.plan.id, &tasks));
    CHECK_INT(tasks.n, 3);
    for (size_t i = 0; i < 3; i++)
        ids[i] = ((const struct task *)tasks.v)[i].id;
    return got;
}

static struct task task_at(struct deed *d, i64 id) {
    struct task task;
    CHECK_OK(d->c, record_get(d->c, d->db, &noun_task, id, &task));
    return task;
}

/* What is said when a change is refused, or "" where it is not. */
static str refusal(struct arena *a, struct deed *d, struct ids tasks,
                   const struct task_change *change) {
    struct ctx own = {.arena = a}, *c = d->c;
    struct task_changed changed;
    d->c = &own;
    err e = app_task_change(d, tasks, change, &changed);
    d->c = c;
    CHECK_INT(e == OK, own.text.len == 0);
    return own.text;
}

BOTH(the_old_text_stays_visible) {
    struct ctx c = {.arena = a};
    i64 ids[3];
    struct task_changed changed;
    struct list past, duties;
    struct card card;
    struct deed d = desk_new(a, &c, engine, NULL);
    planned(a, &d, ids);
    const struct task_change change = {
        .text = S("每月举办讲堂1期"), .cadence = S("每月"), .reason = S("上级要求")};
    CHECK_OK(&c, app_task_change(&d, (struct ids){&ids[1], 1}, &change, &changed));
    CHECK_INT(changed.tasks, 1);
    CHECK_INT(changed.duties.added, 7);
    CHECK_INT(changed.duties.voided, 3);
    struct task task = task_at(&d, ids[1]);
    CHECK_STR(task.text, S("每月举办讲堂1期"));
    CHECK_STR(task.cadence, S("monthly"));
    CHECK_OK(&c, task_history(&c, d.db, ids[1], &past));
    CHECK_INT(past.n, 1);
    const struct task_past *old = past.v;
    CHECK_STR(old->text, S("每季度举办讲堂1期。由读者部负责。"));
    CHECK_STR(old->cadence, S("quarterly"));
    CHECK_STR(old->reason, S("上级要求"));
    CHECK_STR(old->assigned, S("牵头 读者部"));
    CHECK_INT(old->who, 1);
    CHECK_INT(old->until_at, d.now);
    CHECK_OK(&c, duty_of_task(&c, d.db, ids[1], &duties));
    CHECK_STR(((const struct duty *)duties.v)->title, S("每月举办讲堂1期"));
    d.who = 0;
    CHECK_OK(&c, card_task(&d, ids[1], &card));
    CHECK(card.n > 10);
    desk_proven(a, &d);
}

/* What a plan did not say is filled in without a word; what it said needs a reason. */
BOTH(what_is_replaced_needs_a_reason) {
    struct ctx c = {.arena = a};
    i64 ids[3];
    struct deed d = desk_new(a, &c, engine, NULL);
    planned(a, &d, ids);
    const struct ids third = {&ids[2], 1}, first = {&ids[0], 1};
    struct task_change change = {.due = S("2025-06-30")};
    CHECK_STR(refusal(a, &d, third, &change), S(""));
    CHECK_STR(task_at(&d, ids[2]).due, S("2025-06-30"));
    change.due = S("2025-07-31");
    CHECK(str_has(refusal(a, &d, third, &change), S("--reason")));
    CHECK_STR(task_at(&d, ids[2]).due, S("2025-06-30"));
    change = (struct task_change){.text = S("召开誓师大会")};
    CHECK(str_has(refusal(a, &d, first, &change), S("--reason")));
    change = (struct task_change){.due = S("无"), .reason = S("另行安排")};
    CHECK_STR(refusal(a, &d, third, &change), S(""));
    CHECK_STR(task_at(&d, ids[2]).due, S(""));
}

/* What is wrong with a change, and what is said. To add one: a row. */
static const struct {
    struct task_change change;
    const char *says;
} wrong[] = {
    {{.reason = T("x")}, "没有说要改什么"},
    {{.due = T("2025-02-30"), .reason = T("x")}, "不是时限"},
    {{.due = T("明天"), .reason = T("x")}, "不是时限"},
    {{.cadence = T("常常"), .reason = T("x")}, "没有“常常”这种频次"},
    {{.festivals = T("端午,圣诞"), .reason = T("x")}, "没有“圣诞”这个节日"},
    {{.festivals = T("\x1b"), .reason = T("x")}, "控制字符"},
    {{.text = T("a\nb"), .reason = T("x")}, "控制字符"},
    {{.text = T("\xff\xfe"), .reason = T("x")}, "不是 UTF-8"},
    {{.due = T("2025"), .reason = T("a\tb")}, "控制字符"},
    {{.required = true, .optional = true, .reason = T("x")}, "只能选一个"},
    {{.stage = 99999, .reason = T("x")}, "没有编号为 99999 的阶段"},
};

BOTH(nonsense_is_refused_and_changes_nothing) {
    struct ctx c = {.arena = a};
    i64 ids[3];
    struct list past;
    struct deed d = desk_new(a, &c, engine, NULL);
    planned(a, &d, ids);
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        str said = refusal(a, &d, (struct ids){ids, 3}, &wrong[i].change);
        if (!str_has(said, str_from(wrong[i].says)))
            print_error("%s\n  said: %.*s\n", wrong[i].says, STR(said));
        CHECK(str_has(said, str_from(wrong[i].says)));
    }
    CHECK_OK(&c, task_history(&c, d.db, ids[0], &past));
    CHECK_INT(past.n, 0);
    const struct task_change hostile = {.text = S("'; DROP TABLE task; --"), .reason = S("\"$1")};
    CHECK_STR(refusal(a, &d, (struct ids){ids, 1}, &hostile), S(""));
    CHECK_STR(task_at(&d, ids[0]).text, S("'; DROP TABLE task; --"));
    desk_proven(a, &d);
}

/* One task of the batch that is not there, and none is changed. */
BOTH(a_batch_is_changed_as_a_whole) {
    struct ctx c = {.arena = a};
    i64 ids[3];
    struct deed d = desk_new(a, &c, engine, NULL);
    planned(a, &d, ids);
    const struct task_change change = {.due = S("2025-09"), .reason = S("统一时限")};
    const i64 some[] = {ids[0], ids[2], 999999};
    str said = refusal(a, &d, (struct ids){some, 3}, &change);
    CHECK_STR(said, S("没有编号为 999999 的任务"));
    CHECK_STR(task_at(&d, ids[0]).due, S(""));
    CHECK_STR(refusal(a, &d, (struct ids){some, 2}, &change), S(""));
    CHECK_STR(task_at(&d, ids[0]).due, S("2025-09"));
    CHECK_STR(task_at(&d, ids[2]).due, S("2025-09"));
    desk_proven(a, &d);
}

/* The stage, then festivals, then a date: each replaces what told before when it is done. */
BOTH(one_thing_tells_when) {
    struct ctx c = {.arena = a};
    i64 ids[3];
    struct list stages, duties;
    struct deed d = desk_new(a, &c, engine, NULL);
    struct imported got = planned(a, &d, ids);
    const struct ids third = {&ids[2], 1};
    CHECK_OK(&c, stage_of_plan(&c, d.db, got.plan.id, &stages));
    struct task_change change = {.stage = ((const struct stage *)stages.v)[1].id};
    CHECK_STR(refusal(a, &d, third, &change), S(""));
    CHECK_OK(&c, duty_of_task(&c, d.db, ids[2], &duties));
    CHECK_STR(((const struct duty *)duties.v)->label, S("全面实施"));
    CHECK_STR(((const struct duty *)duties.v)->due_on, S("2025-10-31"));
    change = (struct task_change){.festivals = S("春节、端午"), .reason = S("x")};
    CHECK_STR(refusal(a, &d, third, &change), S(""));
    CHECK_STR(task_at(&d, ids[2]).festivals, S("chunjie duanwu"));
    CHECK_INT(task_at(&d, ids[2]).stage, 0);
    change = (struct task_change){.due = S("2025-06-30"), .reason = S("x")};
    CHECK_STR(refusal(a, &d, third, &change), S(""));
    CHECK_STR(task_at(&d, ids[2]).festivals, S(""));
    CHECK_OK(&c, duty_of_task(&c, d.db, ids[2], &duties));
    const struct duty *v = duties.v;
    size_t alive = 0;
    for (size_t i = 0; i < duties.n; i++)
        alive += !str_eq(v[i].state, S("void"));
    CHECK_INT(alive, 1);
    desk_proven(a, &d);
}

static err work_on(struct tx *tx, void *arg) {
    struct duty duty;
    TRY(record_get(tx->c, tx->db, &noun_duty, *(i64 *)arg, &duty));
    duty.state = S("active");
    duty.note = S("已开展");
    return record_set(tx, &noun_duty, &duty);
}

BOTH(who_drops_a_task_keeps_the_work_on_it) {
    struct ctx c = {.arena = a}, again = {.arena = a};
    i64 ids[3];
    struct list duties;
    struct task_changed changed;
    struct deed d = desk_new(a, &c, engine, NULL);
    planned(a, &d, ids);
    CHECK_OK(&c, duty_of_task(&c, d.db, ids[1], &duties));
    i64 first = ((const struct duty *)duties.v)->id;
    CHECK_INT(duties.n, 3);
    CHECK_OK(&c, tx_run(&d, "work", work_on, &first));
    CHECK_OK(&c, app_task_drop(&d, (struct ids){&ids[1], 1}, S("已并入其他任务"), &changed));
    CHECK_INT(changed.duties.voided, 2);
    CHECK_INT(changed.duties.kept, 1);
    CHECK(task_at(&d, ids[1]).dropped);
    d.c = &again;
    CHECK_INT(app_task_drop(&d, (struct ids){&ids[1], 1}, S("再取消"), &changed), ERR_INVALID);
    CHECK(str_has(again.text, S("已经取消")));
    d.c = &c;
    desk_proven(a, &d);
}

BOTH(a_task_is_added_by_order) {
    struct ctx c = {.arena = a}, bad = {.arena = a}, none = {.arena = a};
    i64 ids[3];
    struct task task;
    struct list lines, to;
    struct task_changed changed;
    struct deed d = desk_new(a, &c, engine, NULL);
    struct imported got = planned(a, &d, ids);
    const struct task_change like = {
        .text = S("迎接市级复查。做好准备"), .due = S("2025-09"), .optional = true};
    struct task_new new = {
        .plan = got.plan.id, .from = S("上级交办"), .lead = got.plan.org, .like = &like};
    CHECK_OK(&c, app_task_add(&d, &new, &task, &changed));
    CHECK_STR(task.source, S("order"));
    CHECK_INT(task.ordinal, 4);
    CHECK(!task.required);
    CHECK_INT(changed.duties.added, 1);
    CHECK_OK(&c, assignment_of_task(&c, d.db, task.id, &to));
    CHECK_INT(((const struct assignment *)to.v)->org, got.plan.org);
    CHECK_OK(&c, app_task_list(&d, got.plan.id, &lines));
    CHECK_INT(lines.n, 4);
    const struct task_line *last = (const struct task_line *)lines.v + 3;
    CHECK_STR(last->assigned, S("牵头 青禾县图书馆"));
    CHECK_STR(last->source, S("上级交办"));
    new.from = S("做梦");
    d.c = &bad;
    CHECK_INT(app_task_add(&d, &new, &task, &changed), ERR_INVALID);
    const struct task_change empty = {.text = S(" ")};
    new = (struct task_new){.plan = got.plan.id, .like = &empty};
    d.c = &none;
    CHECK_INT(app_task_add(&d, &new, &task, &changed), ERR_INVALID);
    CHECK_STR(none.text, S("任务不能为空"));
    d.c = &c;
    desk_proven(a, &d);
}

SUITE(task_change_tests, BOTH_CASES(the_old_text_stays_visible),
      BOTH_CASES(what_is_replaced_needs_a_reason),
      BOTH_CASES(nonsense_is_refused_and_changes_nothing),
      BOTH_CASES(a_batch_is_changed_as_a_whole), BOTH_CASES(one_thing_tells_when),
      BOTH_CASES(who_drops_a_task_keeps_the_work_on_it), BOTH_CASES(a_task_is_added_by_order))

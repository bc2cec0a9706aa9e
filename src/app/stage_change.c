/* Stages by hand. */
#include "app/stage_change.h"

#include "app/announced_days.h"
#include "app/names.h"
#include "app/roles.h"
#include "app/typed.h"
#include "calendar/day.h"

enum {
    NAME_CHARS_MAX = 100
};

/* What one transaction is given, and its results. */
struct work {
    struct stage stage;
    str reason;
    i64 plan;
    struct announcements announced;
    struct task_changed changed;
};

static err check_days(struct ctx *c, const struct stage *stage) {
    i32 from = day_parse(stage->from_on), until = day_parse(stage->until_on);
    if (from == DAY_NONE || until == DAY_NONE)
        return fail(c, ERR_INVALID, "阶段要有起止日期，写成 2025-03-01 2025-06-30");
    return from <= until ? OK
                         : fail(c, ERR_INVALID, "阶段的开始 %.*s 在结束 %.*s 之后",
                                STR(stage->from_on), STR(stage->until_on));
}

static err add(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct plan plan;
    struct list stages;
    TRY(record_get(tx->c, tx->db, &noun_plan, w->stage.plan, &plan));
    TRY(may(tx, tx->deed, plan.org));
    TRY(stage_of_plan(tx->c, tx->db, plan.id, &stages));
    const struct stage *v = stages.v;
    w->stage.ordinal = 1;
    for (size_t i = 0; i < stages.n; i++) {
        if (str_eq(v[i].name, w->stage.name))
            return fail(tx->c, ERR_CONFLICT, "方案 %lld 已有阶段“%.*s”（编号 %lld）",
                        (long long)plan.id, STR(v[i].name), (long long)v[i].id);
        w->stage.ordinal = v[i].ordinal + 1;
    }
    return record_add(tx, &noun_stage, &w->stage);
}

err app_stage_add(struct deed *d, struct stage like, struct stage *stage_out) {
    struct work w = {.stage = like};
    w.stage.name = str_trim(like.name);
    if (w.stage.name.len == 0)
        return fail(d->c, ERR_INVALID, "阶段名称不能为空");
    TRY(typed_check(d->c, w.stage.name, "阶段名称", NAME_CHARS_MAX));
    TRY(check_days(d->c, &w.stage));
    TRY(tx_run(d, "add stage", add, &w));
    *stage_out = w.stage;
    return OK;
}

/* The tasks of a plan, only those of one stage where it is not 0, have their duties made again.
 *   keep  what they said before is kept, with the reason */
static err renew(struct tx *tx, struct work *w, i64 stage, bool keep) {
    struct names names = {0};
    struct list tasks;
    TRY(task_of_plan(tx->c, tx->db, w->plan, &tasks));
    const struct task *v = tasks.v;
    for (size_t i = 0; i < tasks.n; i++) {
        struct task_edit edit = {.announced = &w->announced, .names = &names};
        if (v[i].dropped || (stage != 0 && v[i].stage != stage))
            continue;
        TRY(task_edit_open(tx, v[i].id, &edit));
        TRY(task_edit_reason(tx->c, &edit, keep, w->reason));
        if (keep)
            TRY(task_edit_keep(tx, &edit, "change", w->reason));
        TRY(task_edit_duties(tx, &edit, S(""), &w->changed));
        w->changed.tasks++;
    }
    return OK;
}

static err move(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct stage stage;
    struct plan plan;
    w->changed = (struct task_changed){0};
    TRY(record_get(tx->c, tx->db, &noun_stage, w->stage.id, &stage));
    TRY(record_get(tx->c, tx->db, &noun_plan, stage.plan, &plan));
    TRY(may(tx, tx->deed, plan.org));
    stage.from_on = w->stage.from_on;
    stage.until_on = w->stage.until_on;
    TRY(record_set(tx, &noun_stage, &stage));
    w->plan = plan.id;
    return renew(tx, w, stage.id, true);
}

err app_stage_move(struct deed *d, struct stage like, str reason,
                   struct task_changed *changed_out) {
    struct work w = {.stage = like, .reason = reason};
    TRY(check_days(d->c, &like));
    TRY(typed_reason(d->c, reason));
    TRY(announced_days(d->c, &w.announced));
    TRY(tx_run(d, "move stage", move, &w));
    *changed_out = w.changed;
    return OK;
}

static err renew_all(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct plan plan;
    w->changed = (struct task_changed){0};
    TRY(record_get(tx->c, tx->db, &noun_plan, w->plan, &plan));
    TRY(may(tx, tx->deed, plan.org));
    return renew(tx, w, 0, false);
}

err app_plan_renew(struct deed *d, i64 plan, struct task_changed *changed_out) {
    struct work w = {.plan = plan};
    TRY(announced_days(d->c, &w.announced));
    TRY(tx_run(d, "renew plan", renew_all, &w));
    *changed_out = w.changed;
    return OK;
}

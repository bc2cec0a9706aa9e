/* Changing tasks. */
#include "app/task_edit.h"

#include "app/roles.h"
#include "app/task_words.h"

err task_edit_open(struct tx *tx, i64 id, struct task_edit *edit) {
    TRY(record_get(tx->c, tx->db, &noun_task, id, &edit->task));
    TRY(record_get(tx->c, tx->db, &noun_plan, edit->task.plan, &edit->plan));
    TRY(may(tx, tx->deed, edit->plan.org));
    if (edit->task.dropped)
        return fail(tx->c, ERR_INVALID, "任务 %lld 已经取消，不能再改", (long long)id);
    return OK;
}

err task_edit_reason(struct ctx *c, const struct task_edit *edit, bool replaces, str reason) {
    if (!replaces || reason.len > 0 || str_eq(edit->plan.state, S("draft")))
        return OK;
    return fail(c, ERR_INVALID, "方案已经通过，改动任务 %lld 要用 --reason 写明原因",
                (long long)edit->task.id);
}

err task_edit_keep(struct tx *tx, const struct task_edit *edit, const char *deed, str reason) {
    const struct task *task = &edit->task;
    struct list assignments, goals;
    struct task_past past = {.task = task->id,
                             .until_at = tx->at,
                             .who = tx->who,
                             .text = task->text,
                             .due = task->due,
                             .cadence = task->cadence,
                             .reason = reason,
                             .deed = str_from(deed),
                             .required = task->required,
                             .stage = task->stage,
                             .festivals = task->festivals};
    TRY(assignment_of_task(tx->c, tx->db, task->id, &assignments));
    TRY(task_goals(tx->c, tx->db, task->id, &goals));
    TRY(task_words_assigned(tx->c, tx->db, edit->names, assignments, &past.assigned));
    TRY(task_words_served(tx->c, tx->db, edit->names, goals, &past.served));
    return record_add(tx, &noun_task_past, &past);
}

static err find_lead(struct tx *tx, i64 task, i64 *org_out) {
    struct list list;
    TRY(assignment_of_task(tx->c, tx->db, task, &list));
    const struct assignment *v = list.v;
    *org_out = 0;
    for (size_t i = list.n; i > 0; i--)
        if (str_eq(v[i - 1].role, S("lead")))
            *org_out = v[i - 1].org;
    return OK;
}

static err find_title(struct tx *tx, i64 task, str *title) {
    struct list duties;
    if (title->len > 0)
        return OK;
    TRY(duty_of_task(tx->c, tx->db, task, &duties));
    if (duties.n > 0)
        *title = ((const struct duty *)duties.v)->title;
    return OK;
}

static void add_up(struct duties_made *sum, const struct duties_made *made) {
    sum->added += made->added;
    sum->changed += made->changed;
    sum->kept += made->kept;
    sum->voided += made->voided;
    sum->undated += made->undated;
}

err task_edit_duties(struct tx *tx, const struct task_edit *edit, str title,
                     struct task_changed *changed) {
    const struct task *task = &edit->task;
    struct stage stage;
    struct duties_made made;
    struct duties_in in = {
        .plan = &edit->plan, .task = task, .announced = edit->announced, .title = title};
    if (task->stage != 0) {
        TRY(record_get(tx->c, tx->db, &noun_stage, task->stage, &stage));
        in.stage = &stage;
    }
    TRY(find_lead(tx, task->id, &in.org));
    TRY(find_title(tx, task->id, &in.title));
    if (task->dropped)
        TRY(duties_end(tx, task->id, &made));
    else
        TRY(duties_make(tx, &in, &made));
    add_up(&changed->duties, &made);
    return OK;
}

/* Decisions of meetings: tasks that know their meeting. */
#include "app/record.h"

#include "app/duties.h"
#include "app/org.h"
#include "app/roles.h"
#include "app/secret.h"
#include "app/typed.h"
#include "calendar/partial.h"
#include "store/plan.h"

enum {
    TEXT_CHARS_MAX = 500,
    ABOVE_MAX = 100000, /* steps upwards: more than any tree is deep */
};

struct work {
    struct deed *deed;
    const struct decision_in *in;
    i64 year; /* of its date */
    struct org lead;
    struct task task; /* the result */
};

static err get_meeting(struct tx *tx, i64 id, struct record *record_out) {
    struct kind kind;
    TRY(record_get(tx->c, tx->db, &noun_record, id, record_out));
    TRY(record_get(tx->c, tx->db, &noun_kind, record_out->kind, &kind));
    if (!kind.meeting)
        return fail(tx->c, ERR_INVALID, "活动记录 %lld 是%.*s，不是会议，不能议定事项",
                    (long long)id, STR(kind.name));
    if (str_eq(record_out->state, S("void")))
        return fail(tx->c, ERR_INVALID, "活动记录 %lld 已作废", (long long)id);
    return OK;
}

/* The unit or authority that an org belongs to; what stands on top where there is none. */
static err unit_of(struct tx *tx, i64 id, struct org *org_out) {
    TRY(record_get(tx->c, tx->db, &noun_org, id, org_out));
    for (int i = 0; org_out->above != 0 && i < ABOVE_MAX; i++) {
        if (str_eq(org_out->kind, S("unit")) || str_eq(org_out->kind, S("authority")))
            return OK;
        TRY(record_get(tx->c, tx->db, &noun_org, org_out->above, org_out));
    }
    return OK;
}

/* The plan that holds a unit's decisions of a year, made with the first of them. */
static err standing_plan(struct tx *tx, const struct work *w, i64 org, struct plan *plan_out) {
    str title = str_fmt(tx->c->arena, "%lld年会议议定事项", (long long)w->year);
    struct org unit;
    struct list plans;
    TRY(unit_of(tx, org, &unit));
    TRY(plan_of_org(tx->c, tx->db, unit.id, &plans));
    const struct plan *v = plans.v;
    for (size_t i = 0; i < plans.n; i++)
        if (v[i].document == 0 && str_eq(v[i].title, title)) {
            *plan_out = v[i];
            return OK;
        }
    *plan_out = (struct plan){.org = unit.id,
                              .title = title,
                              .year_from = w->year,
                              .year_to = w->year,
                              .state = S("adopted")};
    return record_add(tx, &noun_plan, plan_out);
}

static err decide(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct record meeting;
    struct plan plan;
    struct list tasks;
    struct duties_made made;
    TRY(get_meeting(tx, w->in->record, &meeting));
    TRY(org_or_only(tx->c, tx->db, w->in->org, &w->lead));
    TRY(w->in->plan != 0 ? record_get(tx->c, tx->db, &noun_plan, w->in->plan, &plan)
                         : standing_plan(tx, w, meeting.org, &plan));
    TRY(may(tx, tx->deed, plan.org));
    TRY(task_of_plan(tx->c, tx->db, plan.id, &tasks));
    w->task = (struct task){.plan = plan.id,
                            .ordinal = (i64)tasks.n + 1,
                            .path = meeting.title,
                            .text = str_trim(w->in->text),
                            .source = S("meeting"),
                            .required = true,
                            .due = w->in->due,
                            .confidence = 100,
                            .record = meeting.id};
    TRY(record_add(tx, &noun_task, &w->task));
    struct assignment lead = {.task = w->task.id, .org = w->lead.id, .role = S("lead")};
    TRY(record_add(tx, &noun_assignment, &lead));
    const struct duties_in duties = {
        .plan = &plan, .task = &w->task, .org = w->lead.id, .title = w->task.text};
    return duties_make(tx, &duties, &made);
}

err app_record_decide(struct deed *d, const struct decision_in *in, struct task *task_out) {
    struct work w = {.deed = d, .in = in};
    struct partial due;
    if (str_trim(in->text).len == 0)
        return fail(d->c, ERR_INVALID, "议定事项不能为空");
    TRY(typed_check(d->c, in->text, "议定事项", TEXT_CHARS_MAX));
    TRY(secret_check(d->c, in->text, "议定事项"));
    if (in->org == 0)
        return fail(d->c, ERR_INVALID, "议定事项要有牵头部门，请加 --org 编号");
    if (!partial_parse(in->due, &due) || due.year == 0)
        return fail(d->c, ERR_INVALID, "议定事项要有时限，请加 --due，写成 2025-06-30 或 2025-06");
    w.year = due.year;
    TRY(tx_run(d, "decide record", decide, &w));
    *task_out = w.task;
    return OK;
}

/* States and events. */
#include "app/duty_flow.h"

#include "app/roles.h"
#include "app/typed.h"

static const struct flow_row rows[] = {
    {"unsigned", "accept", "idle", "department", false},
    {"unsigned", "void", "void", "clerk", false},
    {"idle", "progress", "active", "department", false},
    {"idle", "submit", "review", "department", false},
    {"idle", "void", "void", "clerk", false},
    {"active", "progress", "active", "department", false},
    {"active", "submit", "review", "department", false},
    {"active", "void", "void", "clerk", false},
    {"review", "withdraw", "active", "department", false},
    {"review", "return", "returned", "clerk", true},
    {"review", "approve", "approved", "clerk", false},
    {"returned", "progress", "returned", "department", false},
    {"returned", "submit", "review", "department", false},
    {"returned", "void", "void", "clerk", false},
    {"approved", "return", "returned", "clerk", true},
    {"approved", "close", "closed", "clerk", false},
    {"closed", "reopen", "active", "clerk", false},
    {"void", "reopen", "idle", "clerk", false},
};

static const struct flow_name states[] = {
    {"unsigned", "待签收"}, {"idle", "未开始"},       {"active", "进行中"}, {"review", "待审核"},
    {"returned", "已退回"}, {"approved", "审核通过"}, {"closed", "已办结"}, {"void", "已作废"},
};

static const struct flow_name events[] = {
    {"accept", "签收"},   {"progress", "报进展"}, {"submit", "提交审核"},
    {"withdraw", "撤回"}, {"return", "退回修改"}, {"approve", "审核通过"},
    {"close", "办结"},    {"reopen", "重新打开"}, {"void", "作废"},
};

const struct flow duty_flow = {.called = "责任事项",
                               .rows = rows,
                               .rows_n = COUNT_OF(rows),
                               .states = states,
                               .states_n = COUNT_OF(states),
                               .events = events,
                               .events_n = COUNT_OF(events)};

err duty_go_on(struct tx *tx, const struct duty_event *e, i64 id, str today,
               struct duty *duty_out) {
    const struct flow_row *row = NULL;
    struct duty duty;
    TRY(record_get(tx->c, tx->db, &noun_duty, id, &duty));
    TRY(may_duty(tx, tx->deed, &duty));
    if (e->version != 0 && e->version != duty.version)
        return fail(tx->c, ERR_CONFLICT, "责任事项 %lld 刚刚被别人改过，请重新查看后再改",
                    (long long)id);
    const struct flow_step step = {
        .record = id, .state = duty.state, .event = e->event, .reason = e->note, .by_on = e->by_on};
    TRY(flow_check(tx->c, &duty_flow, &step, &row));
    bool closed = str_eq(str_from(row->to), S("closed"));
    duty.state = str_from(row->to);
    if (row->needs_reason) {
        duty.return_reason = e->note;
        duty.return_by_on = e->by_on;
    } else if (e->note.len > 0) {
        duty.note = e->note;
    }
    if (e->progress_pct >= 0)
        duty.progress_pct = e->progress_pct;
    duty.progress_pct = closed ? 100 : duty.progress_pct;
    duty.closed_on = closed ? today : S("");
    TRY(record_set(tx, &noun_duty, &duty));
    *duty_out = duty;
    return OK;
}

/* What one transaction is given. */
struct work {
    const struct duty_event *event;
    str today;
    struct duty *duties; /* the results, one for each id */
};

static err all_go_on(struct tx *tx, void *arg) {
    struct work *w = arg;
    for (size_t i = 0; i < w->event->duties.n; i++)
        TRY(duty_go_on(tx, w->event, w->event->duties.v[i], w->today, &w->duties[i]));
    return OK;
}

err app_duty(struct deed *d, const struct duty_event *e, struct list *duties_out) {
    struct work w = {
        .event = e, .today = d->today, .duties = take(d->c->arena, struct duty, e->duties.n + 1)};
    const char *name = str_z(d->c->arena, str_cat(d->c->arena, e->event, S(" duty")));
    if (flow_event(&duty_flow, e->event)[0] == '\0')
        return fail(d->c, ERR_INVALID, "不认识“%.*s”这个操作", STR(e->event));
    if (e->version != 0 && e->duties.n > 1)
        return fail(d->c, ERR_INVALID, "版本只能和一个编号一起给");
    if (e->progress_pct > 100)
        return fail(d->c, ERR_INVALID, "进度是 0 到 100 的整数");
    TRY(typed_check(d->c, e->note, "说明", DUTY_NOTE_CHARS));
    TRY(tx_run(d, name, all_go_on, &w));
    *duties_out = (struct list){w.duties, e->duties.n};
    return OK;
}

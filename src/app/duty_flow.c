/* States and events. */
#include "app/duty_flow.h"

#include "app/roles.h"
#include "app/typed.h"

enum {
    NOTE_CHARS_MAX = 2000
};

const struct flow_row flow_rows[] = {
    {"unsigned", "accept", "idle", false},    {"unsigned", "void", "void", false},
    {"idle", "progress", "active", false},    {"idle", "submit", "review", false},
    {"idle", "void", "void", false},          {"active", "progress", "active", false},
    {"active", "submit", "review", false},    {"active", "void", "void", false},
    {"review", "withdraw", "active", false},  {"review", "return", "returned", true},
    {"review", "approve", "approved", false}, {"returned", "progress", "returned", false},
    {"returned", "submit", "review", false},  {"returned", "void", "void", false},
    {"approved", "return", "returned", true}, {"approved", "close", "closed", false},
    {"closed", "reopen", "active", false},    {"void", "reopen", "idle", false},
};
const size_t flow_rows_n = COUNT_OF(flow_rows);

const struct flow_name flow_states[] = {
    {"unsigned", "待签收"}, {"idle", "未开始"},       {"active", "进行中"}, {"review", "待审核"},
    {"returned", "已退回"}, {"approved", "审核通过"}, {"closed", "已办结"}, {"void", "已作废"},
};
const size_t flow_states_n = COUNT_OF(flow_states);

const struct flow_name flow_events[] = {
    {"accept", "签收"},   {"progress", "报进展"}, {"submit", "提交审核"},
    {"withdraw", "撤回"}, {"return", "退回修改"}, {"approve", "审核通过"},
    {"close", "办结"},    {"reopen", "重新打开"}, {"void", "作废"},
};
const size_t flow_events_n = COUNT_OF(flow_events);

const char *flow_called(const struct flow_name *list, size_t n, str name) {
    for (size_t i = 0; i < n; i++)
        if (str_eq(name, str_from(list[i].name)))
            return list[i].called;
    return "";
}

static const struct flow_row *find_row(str state, str event) {
    for (size_t i = 0; i < flow_rows_n; i++)
        if (str_eq(state, str_from(flow_rows[i].from)) &&
            str_eq(event, str_from(flow_rows[i].event)))
            return &flow_rows[i];
    return NULL;
}

/* What can be done in a state, divided by 、. */
static str choices(struct arena *a, str state) {
    VEC(str) list = {0};
    for (size_t i = 0; i < flow_rows_n; i++)
        if (str_eq(state, str_from(flow_rows[i].from)))
            *push(a, &list) =
                str_from(flow_called(flow_events, flow_events_n, str_from(flow_rows[i].event)));
    return str_join(a, (strs){list.v, list.n}, S("、"));
}

static err check_event(struct ctx *c, const struct duty *duty, const struct duty_event *e,
                       const struct flow_row **row_out) {
    const struct flow_row *row = find_row(duty->state, e->event);
    if (e->version != 0 && e->version != duty->version)
        return fail(c, ERR_CONFLICT, "责任事项 %lld 刚刚被别人改过，请重新查看后再改",
                    (long long)duty->id);
    if (row == NULL)
        return fail(c, ERR_INVALID, "责任事项 %lld 现在是“%s”，不能%s，可以：%.*s",
                    (long long)duty->id, flow_called(flow_states, flow_states_n, duty->state),
                    flow_called(flow_events, flow_events_n, e->event),
                    STR(choices(c->arena, duty->state)));
    if (row->needs_reason && (e->note.len == 0 || e->by_on.len == 0))
        return fail(c, ERR_INVALID, "退回修改要写明原因和限期");
    if (e->progress_pct > 100)
        return fail(c, ERR_INVALID, "进度是 0 到 100 的整数");
    *row_out = row;
    return OK;
}

struct work {
    const struct duty_event *event;
    str today;
    struct duty duty; /* the result */
};

static err go_on(struct tx *tx, void *arg) {
    struct work *w = arg;
    const struct duty_event *e = w->event;
    const struct flow_row *row;
    struct duty duty;
    TRY(record_get(tx->c, tx->db, &noun_duty, e->duty, &duty));
    TRY(may_duty(tx, &duty));
    TRY(check_event(tx->c, &duty, e, &row));
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
    duty.closed_on = closed ? w->today : S("");
    TRY(record_set(tx, &noun_duty, &duty));
    w->duty = duty;
    return OK;
}

err app_duty(struct deed *d, const struct duty_event *e, struct duty *duty_out) {
    struct work w = {.event = e, .today = d->today};
    const char *name = str_fmt(d->c->arena, "%.*s duty%c", STR(e->event), '\0').ptr;
    if (flow_called(flow_events, flow_events_n, e->event)[0] == '\0')
        return fail(d->c, ERR_INVALID, "不认识“%.*s”这个操作", STR(e->event));
    TRY(typed_check(d->c, e->note, "说明", NOTE_CHARS_MAX));
    TRY(tx_run(d, name, go_on, &w));
    *duty_out = w.duty;
    return OK;
}

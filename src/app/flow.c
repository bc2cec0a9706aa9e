/* Walking the tables of states and events. */
#include "app/flow.h"

#include "calendar/day.h"

static const char *called(const struct flow_name *list, size_t n, str name) {
    for (size_t i = 0; i < n; i++)
        if (str_eq(name, str_from(list[i].name)))
            return list[i].called;
    return "";
}

const char *flow_state(const struct flow *flow, str name) {
    return called(flow->states, flow->states_n, name);
}

const char *flow_event(const struct flow *flow, str name) {
    return called(flow->events, flow->events_n, name);
}

static const struct flow_row *find_row(const struct flow *flow, str state, str event) {
    for (size_t i = 0; i < flow->rows_n; i++)
        if (str_eq(state, str_from(flow->rows[i].from)) &&
            str_eq(event, str_from(flow->rows[i].event)))
            return &flow->rows[i];
    return NULL;
}

/* What can be done in a state, divided by 、. */
static str choices(struct arena *a, const struct flow *flow, str state) {
    VEC(str) list = {0};
    for (size_t i = 0; i < flow->rows_n; i++)
        if (str_eq(state, str_from(flow->rows[i].from)))
            *push(a, &list) = str_from(flow_event(flow, str_from(flow->rows[i].event)));
    return str_join(a, (strs){list.v, list.n}, S("、"));
}

err flow_check(struct ctx *c, const struct flow *flow, const struct flow_step *step,
               const struct flow_row **row_out) {
    const struct flow_row *row = find_row(flow, step->state, step->event);
    str can = choices(c->arena, flow, step->state);
    if (row == NULL && can.len == 0)
        return fail(c, ERR_INVALID, "%s %lld 已经是“%s”，不再变动", flow->called,
                    (long long)step->record, flow_state(flow, step->state));
    if (row == NULL)
        return fail(c, ERR_INVALID, "%s %lld 现在是“%s”，不能%s，可以：%.*s", flow->called,
                    (long long)step->record, flow_state(flow, step->state),
                    flow_event(flow, step->event), STR(can));
    if (row->needs_reason && (step->reason.len == 0 || step->by_on.len == 0))
        return fail(c, ERR_INVALID, "退回修改要写明原因和限期");
    if (step->by_on.len > 0 && day_parse(step->by_on) == DAY_NONE)
        return fail(c, ERR_INVALID, "“%.*s”不是日期，请写成 2025-06-30", STR(step->by_on));
    *row_out = row;
    return OK;
}

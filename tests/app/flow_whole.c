/* Looking at a table of states and events. */
#include "app/flow_whole.h"

#include "test.h"

static bool is_same(const char *x, const char *y) {
    return str_eq(str_from(x), str_from(y));
}

static void check_row(struct arena *a, const struct flow *flow, size_t i) {
    const struct flow_row *row = &flow->rows[i];
    CHECK(flow_state(flow, str_from(row->from))[0] != '\0');
    CHECK(flow_state(flow, str_from(row->to))[0] != '\0');
    CHECK(flow_event(flow, str_from(row->event))[0] != '\0');
    CHECK(is_same(row->actor, "department") || is_same(row->actor, "clerk"));
    for (size_t k = 0; k < i; k++)
        CHECK(
            !(is_same(row->from, flow->rows[k].from) && is_same(row->event, flow->rows[k].event)));
}

void flow_whole(struct arena *a, const struct flow *flow) {
    for (size_t i = 0; i < flow->rows_n; i++)
        check_row(a, flow, i);
    for (size_t i = 1; i < flow->states_n; i++) {
        bool reached = false;
        for (size_t k = 0; k < flow->rows_n; k++)
            reached = reached || is_same(flow->states[i].name, flow->rows[k].to);
        CHECK(reached);
    }
}

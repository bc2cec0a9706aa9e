/* What may happen to a record that has states: one table of states and events for each kind. */
#ifndef APP_FLOW_H
#define APP_FLOW_H

#include "base/err.h"

/* One way from a state. */
struct flow_row {
    const char *from;
    const char *event;
    const char *to;
    const char *actor; /* department clerk */
    bool needs_reason; /* reason and a day until when it is to be mended */
};

/* A state or an event, as people call it. */
struct flow_name {
    const char *name;
    const char *called; /* Chinese */
};

struct flow {
    const char *called; /* what goes through it: 责任事项 */
    const struct flow_row *rows;
    size_t rows_n;
    const struct flow_name *states; /* records begin in the first */
    size_t states_n;
    const struct flow_name *events;
    size_t events_n;
};

/* How a state or an event is called; "" = there is none of that name. */
const char *flow_state(const struct flow *flow, str name);
const char *flow_event(const struct flow *flow, str name);

/* A record that is to go on. */
struct flow_step {
    i64 record;
    str state;
    str event;
    str reason, by_on; /* of a row that needs them */
};

/* flow_check: the row of an event in a state.
 * fails  INVALID: the event does not fit the state, or lacks reason or day */
MUST_USE err flow_check(struct ctx *c, const struct flow *flow, const struct flow_step *step,
                        const struct flow_row **row_out);

#endif

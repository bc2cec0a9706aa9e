/* The life of a duty: one table of states and events. */
#ifndef APP_DUTY_FLOW_H
#define APP_DUTY_FLOW_H

#include "app/tx.h"
#include "store/duty.h"

/* One way from a state. To add one: a row in duty_flow.c; tests walk all of them. Who may go it
 * stands in the table of deeds (app/roles.c), as "EVENT duty". */
struct flow_row {
    const char *from;
    const char *event;
    const char *to;
    bool needs_reason; /* reason and a day until when it is to be mended */
};
extern const struct flow_row flow_rows[];
extern const size_t flow_rows_n;

/* A state or an event, as people call it. */
struct flow_name {
    const char *name;
    const char *called; /* Chinese */
};
extern const struct flow_name flow_states[], flow_events[];
extern const size_t flow_states_n, flow_events_n;

const char *flow_called(const struct flow_name *list, size_t n, str name); /* "" = there is none */

/* What somebody does with a duty. */
struct duty_event {
    i64 duty;
    str event;        /* accept progress submit withdraw return approve close void */
    i64 version;      /* that was seen, 0 = whatever it is */
    i64 progress_pct; /* of progress; -1 = not said */
    str note;         /* what is reported; of a return, the reason */
    str by_on;        /* of a return: until when it is to be mended */
};

/* app_duty: the duty goes on by an event.
 * gives  *duty_out as it is then
 * fails  NOT_FOUND; DENIED; INVALID: the event does not fit the state, or lacks something;
 * CONFLICT: somebody else has changed it; DB, IO, BUSY */
MUST_USE err app_duty(struct deed *d, const struct duty_event *e, struct duty *duty_out);

#endif

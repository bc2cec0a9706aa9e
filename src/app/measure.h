/* Measures: what a department splits its task into; the clerk approves them. */
#ifndef APP_MEASURE_H
#define APP_MEASURE_H

#include "app/batch.h"
#include "app/flow.h"
#include "app/tx.h"
#include "store/measure.h"

/* To add a state or an event: rows in measure.c. */
extern const struct flow measure_flow;

/* app_measure_add: a draft.
 *   like    .task .text .due_on .org; org 0 = who leads the task
 *   keeper  id or name of a person; "" = not named
 * fails  NOT_FOUND; INVALID: no text, no day, an org that has nothing to do with the task;
 * CONFLICT: several people of the name */
MUST_USE err app_measure_add(struct deed *d, const struct measure *like, str keeper,
                             struct measure *measure_out);

/* What somebody does with measures. */
struct measure_event {
    struct ids measures;
    str event;  /* change submit approve return */
    str text;   /* of a change */
    str reason; /* of a return */
    str by_on;  /* of a return: until when it is to be mended */
};

/* app_measure: all of them or none.
 * gives  struct measure, as they are then
 * fails  as app_duty */
MUST_USE err app_measure(struct deed *d, const struct measure_event *e, struct list *measures_out);

#endif

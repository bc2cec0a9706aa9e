/* The life of a duty. To add a state or an event: rows in duty_flow.c; tests walk all of them. */
#ifndef APP_DUTY_FLOW_H
#define APP_DUTY_FLOW_H

#include "app/batch.h"
#include "app/flow.h"
#include "app/tx.h"
#include "store/duty.h"

extern const struct flow duty_flow;

enum {
    DUTY_NOTE_CHARS = 2000 /* of a note, at most */
};

/* What somebody does with duties. */
struct duty_event {
    struct ids duties;
    str event;        /* accept progress submit withdraw return approve close void */
    i64 version;      /* that was seen, 0 = whatever it is */
    i64 progress_pct; /* of progress; -1 = not said */
    str note;         /* what is reported; of a return, the reason */
    str by_on;        /* of a return: until when it is to be mended */
};

/* app_duty: the duties go on by an event, all of them or none.
 * gives  struct duty, as they are then, in the order of the ids
 * fails  NOT_FOUND; INVALID: the event does not fit the state of one, or lacks something; CONFLICT:
 * somebody else has changed it; DB, IO, BUSY */
MUST_USE err app_duty(struct deed *d, const struct duty_event *e, struct list *duties_out);

/* duty_go_on: one of them within a transaction that does more. The event is known, its note
 * checked; its own list of duties is not looked at.
 *   today  yyyy-mm-dd
 * fails  as app_duty */
MUST_USE err duty_go_on(struct tx *tx, const struct duty_event *e, i64 id, str today,
                        struct duty *duty_out);

#endif

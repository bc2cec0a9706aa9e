/* Records 活动记录: what is done with them. */
#ifndef APP_RECORD_H
#define APP_RECORD_H

#include "app/tx.h"
#include "store/duty.h"
#include "store/kind.h"
#include "store/record.h"
#include "store/task.h"

enum {
    RECORD_NOT_SAID = -1, /* of a quantity */
    /* Characters at most; of a title RECORD_TITLE_CHARS. */
    RECORD_PLACE_CHARS = 100,
    RECORD_HOST_CHARS = 50,
    RECORD_PEOPLE_CHARS = 500,
    RECORD_SUMMARY_CHARS = 2000,
};

/* What is told of a record; what is empty, 0 or RECORD_NOT_SAID is not said and left as it is. */
struct record_in {
    str kind; /* code or name */
    i64 org;  /* 0 = the only unit */
    str title;
    str happened_on, until_on;
    str place;
    i64 site;
    str host;
    str people;
    str summary;
    i64 times, persons, minutes, amount_milli;
    strs set;          /* further fields of the kind: 字段=值 */
    const i64 *duties; /* that quote it; only when it is added */
    size_t n_duties;
    i64 document; /* that it was drafted from */
};

/* app_record_add: a draft. Of a sensitive kind only day, counts and the place of the paper are
 * taken, unless the setting record.sensitive says otherwise.
 * app_record_edit: likewise, of one that is there already; its kind and org stay.
 * fails  NOT_FOUND: no such kind, org, site, duty, record; INVALID: not a day, too long, text of a
 * sensitive kind, a mark of classification, a record that was given up; CONFLICT, BUSY, DB, IO */
MUST_USE err app_record_add(struct deed *d, const struct record_in *in, struct record *record_out);
MUST_USE err app_record_edit(struct deed *d, i64 id, const struct record_in *in,
                             struct record *record_out);

/* record_enter: adds one in a transaction that does more than that.
 * fails  as app_record_add */
MUST_USE err record_enter(struct tx *tx, const struct record_in *in, struct record *record_out);

/* app_record_file: it counts from now on.
 * app_record_void: it is given up; duties must not quote it.
 * fails  NOT_FOUND; INVALID: something is missing, it lies in the future, it is not a draft, duties
 * quote it; BUSY, DB, IO */
MUST_USE err app_record_file(struct deed *d, i64 id, struct record *record_out);
MUST_USE err app_record_void(struct deed *d, i64 id, struct record *record_out);

/* app_record_quote: a duty is shown to be done by it. app_record_unquote: no longer.
 * fails  NOT_FOUND; INVALID: one of both was given up; BUSY, DB, IO */
MUST_USE err app_record_quote(struct deed *d, i64 id, const i64 *duties, size_t n);
MUST_USE err app_record_unquote(struct deed *d, i64 id, const i64 *duties, size_t n);

/* What a meeting decides. */
struct decision_in {
    i64 record; /* of the meeting */
    str text;
    i64 org;  /* that leads */
    str due;  /* 2025, 2025-04, 2025-04-30 */
    i64 plan; /* 0 = the unit's plan of decisions of that year, made when there is none */
};

/* app_record_decide: a decision becomes a task with source `meeting`, and its duty.
 * fails  NOT_FOUND; INVALID: no kind of meeting, the meeting was given up, no date; BUSY, DB, IO */
MUST_USE err app_record_decide(struct deed *d, const struct decision_in *in, struct task *task_out);

/* record_state_called: 草稿, 已归档, 已作废. */
str record_state_called(str state);

#endif

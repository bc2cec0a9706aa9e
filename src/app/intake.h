/* Putting tasks into a plan: who leads and supports them, and their duties. Many at a time, so that
 * a ledger of thousands is stored about as fast as the database takes its rows. */
#ifndef APP_INTAKE_H
#define APP_INTAKE_H

#include "base/lookup.h"
#include "calendar/festival.h"
#include "read/facts.h"
#include "read/lexicon.h"
#include "store/plan.h"
#include "store/stage.h"
#include "store/task.h"

/* A task that is to be filed. */
struct intake_item {
    struct task task;          /* without its ids and its plan */
    const struct stage *stage; /* that it stands in; NULL = none */
    strs owners; /* names, as the reader of documents finds them: units, people, 各部门 */
    strs co_owners;
    str title; /* in a line; a longer one is cut */
};

/* What came of it. */
struct filed {
    i64 tasks;
    i64 duties;
    i64 orgs;       /* departments that were not known before */
    i64 assigned;   /* tasks with a lead */
    i64 collective; /* owners such as 各部门, whom the clerk has to name one by one */
    i64 undated;    /* duties without a date */
};

/* What one transaction files; start with { .tx, .today, .plan, .unit, .lexicon,
 * .announced }. */
struct intake {
    struct tx *tx;
    str today;
    const struct plan *plan;
    i64 unit; /* org whose plan it is; departments are looked for, and made, below it */
    const struct words *lexicon;
    const struct announcements *announced; /* days of festivals (announced_days.h) */
    struct lookup orgs, people;            /* ids of those that were met */
    struct filed filed;
};

enum {
    INTAKE_BATCH = 500 /* tasks that are well filed at a time: their ids are taken together */
};

/* intake_task: what a fact says of its task. */
struct task intake_task(struct arena *a, const struct task_fact *fact);

/* intake_who: the assignments of an item, the lead first; their task is 0. Departments and people
 * that are not known are made.
 *   a  where the list goes
 * gives  *lead_out, the org that leads; 0 = nobody
 * fails  CONFLICT: several departments of a name; BUSY, DB, IO */
MUST_USE err intake_who(struct intake *f, struct arena *a, const struct intake_item *item,
                        struct list *assignments_out, i64 *lead_out);

/* intake_add: items become tasks of the plan; each gets its ids.
 *   n      INTAKE_BATCH at most
 * fails  as intake_who; INVALID: dates that cannot be read */
MUST_USE err intake_add(struct intake *f, struct intake_item *items, size_t n);

#endif

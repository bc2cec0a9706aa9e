/* Tasks, what they said before, and who they are assigned to. */
#ifndef STORE_TASK_H
#define STORE_TASK_H

#include "store/noun.h"

struct task {
    i64 id, version;
    str uid;
    i64 plan;
    i64 ordinal; /* from 1, in the order of the document */
    str path;    /* headings above it, divided by " / " */
    str text;
    str source; /* document indicator order meeting hand */
    bool required;
    str cadence; /* weekly monthly quarterly half-yearly yearly continuous, "" = once */
    str due;     /* as the document says: 2025, 2025-04, 2025-04-30 */
    str period_from, period_to;
    str amounts;              /* 4期、50人次 */
    str cites;                /* papers, divided by 、 */
    i64 confidence;           /* of the reading, per cent; 100 = by a person */
    i64 place_from, place_to; /* bytes of the document's text, 0 and 0 = none */
    bool dropped;             /* taken out of the plan after adoption */
    i64 record;               /* meeting that decided it, 0 = none */
};
extern const struct shape task_shape;
extern const struct noun noun_task;

/* What a task said until it was changed. */
struct task_past {
    i64 id, version;
    i64 task;
    i64 until_at; /* seconds since 1970 */
    i64 who;      /* person, 0 = nobody in particular */
    str text;
    str due;
    str cadence;
    str reason;
};
extern const struct shape task_past_shape;
extern const struct noun noun_task_past;

/* Who leads, supports or supervises a task. */
struct assignment {
    i64 id, version;
    i64 task;
    i64 org;
    str role;   /* lead support supervise */
    i64 leader; /* person, 责任领导; 0 = not named */
    i64 keeper; /* person, 责任人; 0 = not named */
};
extern const struct shape assignment_shape;
extern const struct noun noun_assignment;

/* task_of_plan: all of a plan, in their order. task_history: what one said before, oldest first. */
MUST_USE err task_of_plan(struct ctx *c, struct db *db, i64 plan, struct list *tasks_out);
MUST_USE err task_history(struct ctx *c, struct db *db, i64 task, struct list *past_out);

/* task_of_record: what a meeting decided. */
MUST_USE err task_of_record(struct ctx *c, struct db *db, i64 record, struct list *tasks_out);

MUST_USE err assignment_of_task(struct ctx *c, struct db *db, i64 task, struct list *list_out);
MUST_USE err assignment_of_org(struct ctx *c, struct db *db, i64 org, struct list *list_out);

#endif

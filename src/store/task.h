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
    i64 stage;                /* that it stands in, 0 = none */
    str festivals;            /* ids of those it is done around, divided by spaces */
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
    str deed; /* what was done then: change assign drop serve unserve */
    bool required;
    i64 stage;
    str festivals;
    str assigned; /* who had it, in words: 牵头 办公室；配合 读者部 */
    str served;   /* titles it served, in words; "" = all of the plan */
};
extern const struct shape task_past_shape;
extern const struct noun noun_task_past;

/* Who leads, supports or supervises a task. */
struct assignment {
    i64 id, version;
    i64 task;
    i64 org;
    str role;   /* lead support supervise; "" = has it no more */
    i64 leader; /* person, 责任领导; 0 = not named */
    i64 keeper; /* person, 责任人; 0 = not named */
};
extern const struct shape assignment_shape;
extern const struct noun noun_assignment;

/* Which of a plan's titles a task serves. A task without one serves all. */
struct task_goal {
    i64 id, version;
    i64 task;
    i64 goal;
    i64 org;      /* that leads for this title, 0 = who leads the task */
    bool dropped; /* serves it no more */
};
extern const struct shape task_goal_shape;
extern const struct noun noun_task_goal;

/* task_of_plan: all of a plan, in their order. task_history: what one said before, oldest first. */
MUST_USE err task_of_plan(struct ctx *c, struct db *db, i64 plan, struct list *tasks_out);
MUST_USE err task_history(struct ctx *c, struct db *db, i64 task, struct list *past_out);

/* task_of_record: what a meeting decided. */
MUST_USE err task_of_record(struct ctx *c, struct db *db, i64 record, struct list *tasks_out);

/* assignment_of_plan, task_goals_of_plan: those of all tasks of a plan, in the order of the tasks.
 */
MUST_USE err assignment_of_plan(struct ctx *c, struct db *db, i64 plan, struct list *list_out);
MUST_USE err task_goals_of_plan(struct ctx *c, struct db *db, i64 plan, struct list *goals_out);

/* assignment_of_task: who has a task. assignment_find: the one of an org, also of one that has it
 * no more. gives  assignment_out->id 0 when there is none. assignment_supported: what an org
 * supports, by task */
MUST_USE err assignment_of_task(struct ctx *c, struct db *db, i64 task, struct list *list_out);
MUST_USE err assignment_supported(struct ctx *c, struct db *db, i64 org, struct list *list_out);
MUST_USE err assignment_find(struct ctx *c, struct db *db, i64 task, i64 org,
                             struct assignment *assignment_out);

/* task_goals: the titles of a task, none = all of its plan. task_goal_find: also one that it serves
 * no more. gives  goal_out->id 0 when there is none */
MUST_USE err task_goals(struct ctx *c, struct db *db, i64 task, struct list *goals_out);
MUST_USE err task_goal_find(struct ctx *c, struct db *db, i64 task, i64 goal,
                            struct task_goal *goal_out);

#endif

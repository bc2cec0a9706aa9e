/* A plan against the report on it: what of each task is reported, with which figures; what nobody
 * reports; what was done without having been planned. */
#ifndef READ_COMPARE_H
#define READ_COMPARE_H

#include "read/fit.h"
#include "read/tally.h"

/* A passage of the report. */
struct compare_clause {
    str text;
    str heading;    /* over it; "" = none */
    i64 confidence; /* 0..100, that it speaks of the task */
    span place;     /* in the report's view text */
};

struct compare_task {
    i64 task; /* id in the plan */
    strs path;
    str heading; /* "" = none */
    str text;
    str section; /* as in struct task_fact */
    str state;   /* reported, possible (to be confirmed), unreported; unmentioned: the same of a
                    demand that gives nothing to count and no day */
    i64 confidence;
    struct list clauses; /* struct compare_clause, best first; empty = unreported */
    struct list amounts; /* struct tally */
    span place;          /* in the plan's view text */
};

struct comparison {
    struct head plan, report;
    str verdict;      /* comparable, doubtful, not-comparable */
    struct list fits; /* struct fit, three */
    i64 reported;     /* tasks by state */
    i64 possible;
    i64 unreported;
    i64 unmentioned;
    i64 short_of;          /* tasks with a quantity that was not reached */
    struct list tasks;     /* struct compare_task, in the order of the plan */
    struct list unplanned; /* struct compare_clause, in the order of the report; confidence that
                              nothing in the plan speaks of it */
};

extern const struct shape compare_clause_shape, compare_task_shape, comparison_shape;

/* compare_find: everything in `a`; texts lie in the facts. Both documents must be given. */
void compare_find(struct arena *a, const struct paper *plan, const struct paper *report,
                  struct comparison *comparison_out);

#endif

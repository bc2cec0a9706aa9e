/* A ledger laid on its plan: the 任务分工台账 says who does what by when, the plan what it is. The
 * ledger is the later and more exact paper, so its owners and dates hold; what the plan itself said
 * is kept beside, and a contradiction is told. */
#ifndef READ_ANNEX_H
#define READ_ANNEX_H

#include "read/annex_find.h"

/* What a ledger changed in a task. */
struct annex_change {
    i64 task;
    str field;     /* owners co_owners due period cadence quantities */
    str was;       /* as the plan said; "" = nothing */
    str now;       /* as it holds now */
    bool conflict; /* the plan said something else, not only less */
};

/* A row or task without its counterpart. */
struct annex_rest {
    i64 ledger; /* index of the ledger; of tasks 0 */
    i64 id;     /* of the row in the ledger, or of the task in the plan */
    strs path;
    str label; /* what it is called; "" = nothing */
    str text;
    strs owners; /* of rows */
    str due;
    span place;
};

struct annex_result {
    i64 rows;            /* of all ledgers */
    struct list matches; /* struct annex_match, by task, then in the order of the rows */
    struct list changes; /* struct annex_change, by task */
    struct list strays;  /* struct annex_rest: rows that fit nowhere */
    struct list bare;    /* struct annex_rest: measures without a row */
};

extern const struct shape annex_match_shape, annex_change_shape, annex_rest_shape,
    annex_result_shape;

/* annex_lay: owners, co-owners, dates, cadence and quantities of the rows go into the tasks of the
 * plan, whose list is replaced. Several rows of a task: their owners together, in order, and the
 * last of their dates. Quantities and cadence are taken only where the plan has none. */
void annex_lay(struct arena *a, struct facts *plan, const struct paper *ledgers, size_t n,
               struct annex_result *result_out);

#endif

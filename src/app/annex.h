/* A plan with its 任务分工台账: read together, shown together. */
#ifndef APP_ANNEX_H
#define APP_ANNEX_H

#include "app/book.h"
#include "read/annex.h"

/* The ledgers of a plan as files. */
struct annex_in {
    const struct plan_in *v;
    size_t n;
};

struct annexed {
    const struct read_plan *ledgers;
    size_t n;
    struct annex_result result;
};

/* app_annex: reads the plan and its ledgers and lays these on it. Findings that the ledgers settle
 * (owners and dates, the ledger itself) are gone.
 * fails      as app_plan; INVALID when a ledger holds no task */
MUST_USE err app_annex(struct ctx *c, const struct plan_in *in, struct annex_in ledgers,
                       struct read_plan *plan_out, struct annexed *annexed_out);

/* annex_notes: what the ledgers changed in a task goes into the note of its row: 牵头部门原为工会.
 *   ledger  of the plan; its rows are replaced */
void annex_notes(struct arena *a, const struct annexed *x, struct ledger *ledger);

/* annex_summary: 附件 18 行 · 对上 17 行 · 没有对应任务 1 行 · …. */
str annex_summary(struct arena *a, const struct annexed *x, bool chinese);

/* annex_book: what people must look at: contradictions, rows that fit nowhere, tasks without a row,
 * doubtful matches. Sheets without rows are left out.
 *   ledger  of the plan, for the names of the tasks */
struct book annex_book(struct arena *a, const struct annexed *x, const struct ledger *ledger);

/* A plan's facts with what the ledgers did to them, as one JSON object: facts_shape and "annex". */
struct laid_facts {
    struct facts facts;
    struct annex_result annex;
};
extern const struct shape laid_facts_shape;

#endif

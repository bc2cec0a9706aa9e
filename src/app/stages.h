/* The stages that a document names become records, and tasks are put into theirs. */
#ifndef APP_STAGES_H
#define APP_STAGES_H

#include "app/tx.h"
#include "read/facts.h"
#include "store/plan.h"
#include "store/stage.h"
#include "store/task.h"

struct stages {
    struct list facts;            /* struct stage_fact, of stage_find */
    const struct facts *document; /* that they are of */
    const struct plan *plan;
    struct stage *v; /* one for each fact; id 0 = its days are not known */
};

/* stages_make: adds them. One whose year is not known becomes none.
 *   in          .facts .document .plan
 *   made_out    how many */
MUST_USE err stages_make(struct tx *tx, struct stages *in, i64 *made_out);

/* stages_put: puts a task into the stage that its node stands in. A period that is the stage's own
 * is left to it, so that the task moves with it. gives  the stage, NULL = it stands in none */
const struct stage *stages_put(const struct stages *stages, i64 node, struct task *task);

#endif

/* Stages of a document. */
#include "app/stages.h"

#include "calendar/partial.h"
#include "read/stage.h"

/* From the first day of one date to the last of another. gives  false where a year is not known */
static bool days_of(const struct plan *plan, range period, struct day_span *days_out) {
    struct partial from, to;
    struct day_span first, last;
    i32 year = plan->year_from == plan->year_to ? (i32)plan->year_from : 0;
    if (!partial_parse(period.from, &from) || !partial_parse(period.to, &to))
        return false;
    if ((year == 0 && (from.year == 0 || to.year == 0)) || !partial_days(from, year, &first) ||
        !partial_days(to, year, &last) || first.from_on > last.to_on)
        return false;
    *days_out = (struct day_span){first.from_on, last.to_on};
    return true;
}

err stages_make(struct tx *tx, struct stages *in, i64 *made_out) {
    const struct stage_fact *facts = in->facts.v;
    struct arena *a = tx->c->arena;
    i64 made = 0;
    in->v = take(a, struct stage, in->facts.n + 1);
    for (size_t i = 0; i < in->facts.n; i++) {
        struct day_span days;
        if (!days_of(in->plan, facts[i].period, &days))
            continue;
        in->v[i] = (struct stage){.plan = in->plan->id,
                                  .ordinal = ++made,
                                  .name = facts[i].name,
                                  .from_on = day_text(a, days.from_on),
                                  .until_on = day_text(a, days.to_on)};
        TRY(record_add(tx, &noun_stage, &in->v[i]));
    }
    *made_out = made;
    return OK;
}

const struct stage *stages_put(const struct stages *stages, i64 node, struct task *task) {
    struct day_span days, own;
    i64 i = stage_of(stages->document, stages->facts, node);
    if (i < 0 || stages->v[i].id == 0)
        return NULL;
    const range of_task = {task->period_from, task->period_to};
    const range of_stage = ((const struct stage_fact *)stages->facts.v)[i].period;
    task->stage = stages->v[i].id;
    if (days_of(stages->plan, of_task, &own) && days_of(stages->plan, of_stage, &days) &&
        own.from_on == days.from_on && own.to_on == days.to_on)
        task->period_from = task->period_to = S("");
    return &stages->v[i];
}

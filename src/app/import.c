/* Importing. */
#include "app/import.h"

#include "app/ledger.h"
#include "app/unit.h"

/* What one transaction is given, and what it makes. */
struct work {
    struct deed *deed;
    const struct import_in *in;
    const struct read_plan *read;
    struct ledger ledger; /* of it: titles and amounts in words */
    const struct words *lexicon;
    struct document document;
    struct org unit;
    struct filing filing;
    struct imported result;
};

/* ---- before the transaction ---- */

static err read_files(struct deed *d, const struct import_in *in, struct read_plan *plan_out) {
    struct annexed annexed;
    if (in->annexes.n == 0)
        return app_plan(d->c, &in->file, plan_out);
    return app_annex(d->c, &in->file, in->annexes, plan_out, &annexed);
}

/* ---- in the transaction ---- */

static err add_goals(struct tx *tx, struct work *w) {
    const struct goal_fact *facts = w->read->facts.goals.v;
    for (size_t i = 0; i < w->read->facts.goals.n; i++) {
        if (facts[i].held)
            continue;
        struct goal goal = {.plan = w->result.plan.id,
                            .title = facts[i].title,
                            .level = facts[i].level,
                            .year = facts[i].year};
        TRY(record_add(tx, &noun_goal, &goal));
    }
    return OK;
}

static struct filing_item item_of(struct arena *a, const struct work *w, size_t i) {
    const struct task_fact *fact = (const struct task_fact *)w->read->facts.tasks.v + i;
    const struct ledger_row *row = &w->ledger.rows[i];
    struct task task = filing_task(a, fact);
    task.ordinal = (i64)i + 1;
    task.path = row->section;
    task.amounts = row->amount;
    task.cites = row->basis;
    task.place_from = fact->place.from;
    task.place_to = fact->place.to;
    return (struct filing_item){
        .task = task, .owners = fact->owners, .co_owners = fact->co_owners, .title = row->task};
}

static err add_tasks(struct tx *tx, struct work *w) {
    struct filing_item *items = take(tx->c->arena, struct filing_item, FILING_BATCH);
    size_t total = w->read->facts.tasks.n;
    w->filing = (struct filing){.tx = tx,
                                .today = w->deed->today,
                                .plan = &w->result.plan,
                                .unit = w->unit.id,
                                .lexicon = w->lexicon};
    for (size_t from = 0; from < total; from += FILING_BATCH) {
        size_t n = total - from < FILING_BATCH ? total - from : FILING_BATCH;
        for (size_t i = 0; i < n; i++)
            items[i] = item_of(tx->c->arena, w, from + i);
        TRY(filing_add(&w->filing, items, n));
    }
    return OK;
}

static err import(struct tx *tx, void *arg) {
    struct work *w = arg;
    w->result = (struct imported){.note = w->read->note};
    TRY(app_unit(tx->c, tx->db, w->in->unit, &w->unit));
    const struct filing_new new = {.unit = w->unit.id,
                                   .document = &w->document,
                                   .head = &w->read->facts.document,
                                   .today = w->deed->today};
    TRY(filing_plan(tx, &new, &w->result.plan));
    TRY(add_goals(tx, w));
    TRY(add_tasks(tx, w));
    w->result.filed = w->filing.filed;
    return OK;
}

err app_import(struct deed *d, const struct import_in *in, struct imported *out) {
    struct read_plan read;
    struct work w = {.deed = d, .in = in, .read = &read, .lexicon = lexicon_make(d->c->arena)};
    TRY(read_files(d, in, &read));
    const struct head *head = &read.facts.document;
    TRY(filing_document(d->c, &in->file, head, &w.document));
    if (read.facts.tasks.n == 0)
        return fail(d->c, ERR_INVALID, "%.*s：没有可以列入台账的任务，没有导入", STR(head->file));
    w.ledger = ledger_of(d->c->arena, &read, true, false);
    TRY(in->dry ? tx_try(d, "import plan", import, &w) : tx_run(d, "import plan", import, &w));
    *out = w.result;
    out->year_assumed = head->year_from == 0;
    if (in->dry)
        out->plan.id = 0;
    return OK;
}

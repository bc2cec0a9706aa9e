/* Importing. */
#include "app/import.h"

#include "app/announced_days.h"
#include "app/files.h"
#include "app/leaders.h"
#include "app/ledger.h"
#include "app/org.h"
#include "app/plan_make.h"
#include "app/roles.h"
#include "app/stages.h"
#include "read/stage.h"

/* What one transaction is given, and what it makes. */
struct work {
    struct deed *deed;
    const struct import_in *in;
    const struct read_plan *read;
    struct ledger ledger; /* of it: titles and amounts in words */
    const struct words *lexicon;
    struct annexed annexed;     /* the ledgers laid on it */
    struct document *documents; /* the plan's own, and one for each of .annexed */
    struct org unit;
    struct stages stages;
    struct announcements announced;
    struct intake intake;
    struct imported result;
};

/* ---- before the transaction ---- */

/* The plan and its annexes. */
static err keep_documents(struct deed *d, struct work *w) {
    const struct import_in *in = w->in;
    struct blob_store *store = NULL;
    if (!in->dry)
        TRY(files_open(d, &store));
    w->documents = take(d->c->arena, struct document, w->annexed.n + 1);
    TRY(plan_make_document(d->c, store, in->file.path, &w->read->facts.document, w->documents));
    for (size_t i = 0; i < w->annexed.n; i++)
        TRY(plan_make_document(d->c, store, in->annexes.v[i].path,
                               &w->annexed.ledgers[i].facts.document, &w->documents[i + 1]));
    return OK;
}

static err read_files(struct deed *d, const struct import_in *in, struct read_plan *plan_out,
                      struct annexed *annexed_out) {
    *annexed_out = (struct annexed){0};
    if (in->annexes.n == 0)
        return app_plan(d->c, &in->file, plan_out);
    return app_annex(d->c, &in->file, in->annexes, plan_out, annexed_out);
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

static struct intake_item item_of(struct arena *a, const struct work *w, size_t i) {
    const struct task_fact *fact = (const struct task_fact *)w->read->facts.tasks.v + i;
    const struct ledger_row *row = &w->ledger.rows[i];
    struct task task = intake_task(a, fact);
    task.ordinal = (i64)i + 1;
    task.path = row->section;
    task.amounts = row->amount;
    task.cites = row->basis;
    task.place_from = fact->place.from;
    task.place_to = fact->place.to;
    const struct stage *stage = stages_put(&w->stages, fact->node, &task);
    return (struct intake_item){.task = task,
                                .stage = stage,
                                .owners = fact->owners,
                                .co_owners = fact->co_owners,
                                .title = row->task};
}

static err add_tasks(struct tx *tx, struct work *w) {
    struct intake_item *items = take(tx->c->arena, struct intake_item, INTAKE_BATCH);
    size_t total = w->read->facts.tasks.n;
    w->intake = (struct intake){.tx = tx,
                                .today = w->deed->today,
                                .plan = &w->result.plan,
                                .unit = w->unit.id,
                                .lexicon = w->lexicon,
                                .announced = &w->announced};
    for (size_t from = 0; from < total; from += INTAKE_BATCH) {
        size_t n = total - from < INTAKE_BATCH ? total - from : INTAKE_BATCH;
        for (size_t i = 0; i < n; i++)
            items[i] = item_of(tx->c->arena, w, from + i);
        TRY(intake_add(&w->intake, items, n));
    }
    return OK;
}

static err add_leaders(struct tx *tx, struct work *w) {
    const struct leaders_in in = {.people = w->read->facts.people,
                                  .lexicon = w->lexicon,
                                  .org = w->unit.id,
                                  .from_on = w->deed->today};
    return leaders_make(tx, &in, &w->result.posts);
}

static err import(struct tx *tx, void *arg) {
    struct work *w = arg;
    w->result = (struct imported){.note = w->read->note};
    TRY(org_or_only(tx->c, tx->db, w->in->unit, &w->unit));
    TRY(may(tx, tx->deed, w->unit.id));
    const struct plan_make_in make = {.unit = w->unit.id,
                                      .v = w->documents,
                                      .n = w->annexed.n + 1,
                                      .head = &w->read->facts.document,
                                      .today = w->deed->today};
    TRY(plan_make(tx, &make, &w->result.plan));
    TRY(add_goals(tx, w));
    w->stages.plan = &w->result.plan;
    TRY(stages_make(tx, &w->stages, &w->result.stages));
    TRY(add_tasks(tx, w));
    TRY(add_leaders(tx, w));
    w->result.filed = w->intake.filed;
    return OK;
}

err app_import(struct deed *d, const struct import_in *in, struct imported *out) {
    struct read_plan read;
    struct work w = {.deed = d, .in = in, .read = &read, .lexicon = lexicon_make(d->c->arena)};
    TRY(read_files(d, in, &read, &w.annexed));
    const struct head *head = &read.facts.document;
    if (read.facts.tasks.n == 0)
        return fail(d->c, ERR_INVALID, "%.*s：没有可以列入台账的任务，没有导入", STR(head->file));
    TRY(keep_documents(d, &w));
    TRY(announced_days(d->c, &w.announced));
    w.stages.document = &read.facts;
    w.stages.facts = stage_find(d->c->arena, &read.doc, &read.facts);
    w.ledger = ledger_of(d->c->arena, &read, true, false);
    TRY(in->dry ? tx_try(d, "import plan", import, &w) : tx_run(d, "import plan", import, &w));
    *out = w.result;
    out->year_assumed = head->year_from == 0;
    if (in->dry)
        out->plan.id = 0;
    return OK;
}

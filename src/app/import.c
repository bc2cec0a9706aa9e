/* Importing. */
#include "app/import.h"

#include "app/announced_days.h"
#include "app/files.h"
#include "app/leaders.h"
#include "app/ledger.h"
#include "app/roles.h"
#include "app/stages.h"
#include "base/limit.h"
#include "base/number.h"
#include "port/digest.h"
#include "port/file.h"
#include "read/stage.h"
#include "store/org.h"

/* What one transaction is given, and what it makes. */
struct work {
    struct deed *deed;
    const struct import_in *in;
    const struct read_plan *read;
    struct ledger ledger; /* of it: titles and amounts in words */
    const struct words *lexicon;
    struct annexed annexed;   /* the ledgers laid on it */
    struct document document; /* the plan's own */
    struct document *annexes; /* one for each of .annexed */
    struct org unit;
    struct stages stages;
    struct announcements announced;
    struct filing filing;
    struct imported result;
};

/* ---- before the transaction ---- */

/* The bytes are looked at once more for their digest; standard input can be read again, too.
 *   store  where they are kept, NULL = of a dry run: nowhere */
static err keep_bytes(struct ctx *c, str path, struct blob_store *store,
                      struct document *document) {
    struct file file;
    struct blob blob;
    str bytes;
    TRY(file_open(c, str_z(c->arena, path), limit_value(LIMIT_FILE_BYTES), &file));
    blob.bytes = file.bytes;
    if (store != NULL) {
        TRY(files_put(c, store, &file, &blob));
    } else {
        TRY(file_map(c, &file, &bytes));
        TRY(digest_of(c, DIGEST_SHA256, bytes, &blob.id));
    }
    document->digest = digest_hex(c->arena, &blob.id);
    document->bytes = (i64)blob.bytes;
    return OK;
}

static struct document document_of(const struct head *head) {
    str name = file_base(head->file);
    return (struct document){.name = name,
                             .title = head->title.len > 0 ? head->title : name,
                             .kind = head->kind,
                             .number = head->number,
                             .issued_on = head->issued_on};
}

/* The plan and its annexes. Their bytes are kept before a record points to them: an import that is
 * killed in between leaves bytes that nobody asks for, never a record without bytes. */
static err keep_documents(struct deed *d, struct work *w) {
    const struct import_in *in = w->in;
    struct blob_store *store = NULL;
    if (!in->dry)
        TRY(files_open(d, &store));
    w->document = document_of(&w->read->facts.document);
    TRY(keep_bytes(d->c, in->file.path, store, &w->document));
    w->annexes = take(d->c->arena, struct document, w->annexed.n + 1);
    for (size_t i = 0; i < w->annexed.n; i++) {
        w->annexes[i] = document_of(&w->annexed.ledgers[i].facts.document);
        TRY(keep_bytes(d->c, in->annexes.v[i].path, store, &w->annexes[i]));
    }
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

static err find_unit(struct tx *tx, struct work *w) {
    struct list tops;
    if (w->in->unit != 0) {
        TRY(record_get(tx->c, tx->db, &noun_org, w->in->unit, &w->unit));
        return w->unit.closed_on.len == 0
                   ? OK
                   : fail(tx->c, ERR_INVALID, "%.*s 已于 %.*s 撤销，不能再导入方案",
                          STR(w->unit.name), STR(w->unit.closed_on));
    }
    TRY(org_below(tx->c, tx->db, 0, &tops));
    if (tops.n == 0)
        return fail(tx->c, ERR_NOT_FOUND, "还没有单位，请先用 bihuan org add 名称 建立");
    if (tops.n > 1)
        return fail(tx->c, ERR_INVALID, "有 %zu 个单位，请用 --unit 说明是哪一个", tops.n);
    w->unit = *(const struct org *)tops.v;
    return OK;
}

static err add_plan(struct tx *tx, struct work *w) {
    const struct head *head = &w->read->facts.document;
    i64 this_year = number_ordinal(str_sub(w->deed->today, 0, 4));
    i64 from = head->year_from > 0 ? head->year_from : this_year;
    struct plan known;
    TRY(plan_of_document(tx->c, tx->db, w->unit.id, w->document.digest, &known));
    if (known.id != 0)
        return fail(tx->c, ERR_CONFLICT, "这份文件已经导入过（方案 %lld），没有重复导入",
                    (long long)known.id);
    struct document document = w->document;
    TRY(record_add(tx, &noun_document, &document));
    for (size_t i = 0; i < w->annexed.n; i++) {
        struct document annex = w->annexes[i];
        TRY(record_add(tx, &noun_document, &annex));
    }
    w->result.plan = (struct plan){.org = w->unit.id,
                                   .document = document.id,
                                   .title = document.title,
                                   .year_from = from,
                                   .year_to = head->year_to > from ? head->year_to : from,
                                   .state = S("adopted")};
    return record_add(tx, &noun_plan, &w->result.plan);
}

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
    const struct stage *stage = stages_put(&w->stages, fact->node, &task);
    return (struct filing_item){.task = task,
                                .stage = stage,
                                .owners = fact->owners,
                                .co_owners = fact->co_owners,
                                .title = row->task};
}

static err add_tasks(struct tx *tx, struct work *w) {
    struct filing_item *items = take(tx->c->arena, struct filing_item, FILING_BATCH);
    size_t total = w->read->facts.tasks.n;
    w->filing = (struct filing){.tx = tx,
                                .today = w->deed->today,
                                .plan = &w->result.plan,
                                .unit = w->unit.id,
                                .lexicon = w->lexicon,
                                .announced = &w->announced};
    for (size_t from = 0; from < total; from += FILING_BATCH) {
        size_t n = total - from < FILING_BATCH ? total - from : FILING_BATCH;
        for (size_t i = 0; i < n; i++)
            items[i] = item_of(tx->c->arena, w, from + i);
        TRY(filing_add(&w->filing, items, n));
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
    TRY(find_unit(tx, w));
    TRY(may(tx, tx->deed, w->unit.id));
    TRY(add_plan(tx, w));
    TRY(add_goals(tx, w));
    w->stages.plan = &w->result.plan;
    TRY(stages_make(tx, &w->stages, &w->result.stages));
    TRY(add_tasks(tx, w));
    TRY(add_leaders(tx, w));
    w->result.filed = w->filing.filed;
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

/* Importing. */
#include "app/import.h"

#include "app/duties.h"
#include "app/ledger.h"
#include "app/roles.h"
#include "app/wording.h"
#include "base/limit.h"
#include "base/number.h"
#include "base/utf8.h"
#include "port/digest.h"
#include "port/file.h"
#include "read/owner_name.h"
#include "store/org.h"
#include "store/person.h"
#include "store/task.h"

/* What one transaction is given, and what it makes. */
struct work {
    struct deed *deed;
    const struct import_in *in;
    const struct read_plan *read;
    struct ledger ledger; /* of it: titles and amounts in words */
    const struct words *lexicon;
    struct document document;
    struct org unit;
    struct imported result;
};

/* ---- before the transaction ---- */

/* The bytes are looked at once more for their digest; standard input can be read again, too. */
static err describe_document(struct ctx *c, const struct import_in *in, struct document *document) {
    struct file file;
    str bytes;
    struct digest digest;
    TRY(file_open(c, str_z(c->arena, in->file.path), limit_value(LIMIT_FILE_BYTES), &file));
    TRY(file_map(c, &file, &bytes));
    TRY(digest_of(c, DIGEST_SHA256, bytes, &digest));
    document->digest = digest_hex(c->arena, &digest);
    document->bytes = (i64)file.bytes;
    return OK;
}

static err read_files(struct deed *d, const struct import_in *in, struct read_plan *plan_out) {
    struct annexed annexed;
    if (in->annexes.n == 0)
        return app_plan(d->c, &in->file, plan_out);
    return app_annex(d->c, &in->file, in->annexes, plan_out, &annexed);
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

/* 各部门, 全体干部, 主要负责人: many at once, or a post, whom only the clerk can tell apart. */
static bool is_collective(str name) {
    static const str fronts[] = {T("各"), T("全体"), T("所有"), T("有关"), T("相关")};
    for (size_t i = 0; i < COUNT_OF(fronts); i++)
        if (str_starts(name, fronts[i]))
            return true;
    return str_ends(name, S("负责人")) || str_ends(name, S("成员")) || str_ends(name, S("领导"));
}

/* 何秀兰 beside a department: two to four characters that end in no word of an organisation. */
static bool is_person(const struct work *w, str name) {
    size_t chars = utf8_chars(name);
    return chars >= 2 && chars <= 4 && !owner_ends_name(w->lexicon, name);
}

/* The person of that name; made where there is none. Of several the clerk chooses: the first is
 * taken. */
static err person_of(struct tx *tx, str name, i64 *id_out) {
    struct list people;
    TRY(person_named(tx->c, tx->db, name, &people));
    if (people.n > 0) {
        *id_out = ((const struct person *)people.v)->id;
        return OK;
    }
    struct person person = {.name = name};
    TRY(record_add(tx, &noun_person, &person));
    *id_out = person.id;
    return OK;
}

/* The department of that name below the unit; made where there is none. */
static err department(struct tx *tx, struct work *w, str name, struct org *org_out) {
    TRY(org_find(tx->c, tx->db, name, w->unit.id, org_out));
    if (org_out->id != 0)
        return OK;
    *org_out = (struct org){
        .name = name, .kind = S("department"), .above = w->unit.id, .opened_on = w->deed->today};
    w->result.orgs++;
    return record_add(tx, &noun_org, org_out);
}

/* Assigns each of the names as `like`. gives  the first org in *first_out, 0 = nobody */
static err assign(struct tx *tx, struct work *w, struct assignment like, strs names,
                  i64 *first_out) {
    *first_out = 0;
    for (size_t i = 0; i < names.n; i++) {
        struct org org;
        if (is_collective(names.v[i])) {
            w->result.collective++;
            continue;
        }
        TRY(department(tx, w, names.v[i], &org));
        struct assignment assignment = like;
        assignment.org = org.id;
        TRY(record_add(tx, &noun_assignment, &assignment));
        *first_out = *first_out == 0 ? org.id : *first_out;
    }
    return OK;
}

/* The people among the names: of two the first is the leader, as the columns of ledgers stand. */
static err find_people(struct tx *tx, const struct work *w, strs names, struct assignment *into) {
    i64 ids[2] = {0};
    size_t n = 0;
    for (size_t i = 0; i < names.n && n < COUNT_OF(ids); i++)
        if (is_person(w, names.v[i]) && !is_collective(names.v[i]))
            TRY(person_of(tx, names.v[i], &ids[n++]));
    into->leader = n == 2 ? ids[0] : 0;
    into->keeper = n == 2 ? ids[1] : ids[0];
    return OK;
}

/* The organisations among the names, without those that lead: one role a department. */
static strs units(struct arena *a, const struct work *w, strs names, strs others) {
    strs rest = {take(a, str, names.n + 1), 0};
    for (size_t i = 0; i < names.n; i++) {
        bool known = is_person(w, names.v[i]);
        for (size_t k = 0; k < others.n; k++)
            known = known || str_eq(names.v[i], others.v[k]);
        for (size_t k = 0; k < rest.n; k++)
            known = known || str_eq(names.v[i], rest.v[k]);
        if (!known)
            rest.v[rest.n++] = names.v[i];
    }
    return rest;
}

static strs united(struct arena *a, strs one, strs two) {
    strs all = {take(a, str, one.n + two.n + 1), 0};
    for (size_t i = 0; i < one.n; i++)
        all.v[all.n++] = one.v[i];
    for (size_t i = 0; i < two.n; i++)
        all.v[all.n++] = two.v[i];
    return all;
}

static err add_task(struct tx *tx, struct work *w, size_t i) {
    struct arena *a = tx->c->arena;
    const struct task_fact *fact = (const struct task_fact *)w->read->facts.tasks.v + i;
    const struct ledger_row *row = &w->ledger.rows[i];
    struct task task = {.plan = w->result.plan.id,
                        .ordinal = (i64)i + 1,
                        .path = row->section,
                        .text = wording_office(a, fact->text),
                        .source = S("document"),
                        .required = true,
                        .cadence = fact->cadence,
                        .due = fact->due,
                        .period_from = fact->period.from,
                        .period_to = fact->period.to,
                        .amounts = row->amount,
                        .cites = row->basis,
                        .confidence = fact->confidence,
                        .place_from = fact->place.from,
                        .place_to = fact->place.to};
    TRY(record_add(tx, &noun_task, &task));
    strs leads = units(a, w, fact->owners, (strs){0});
    struct assignment to_lead = {.task = task.id, .role = S("lead")};
    i64 lead, support;
    TRY(find_people(tx, w, united(a, fact->owners, fact->co_owners), &to_lead));
    TRY(assign(tx, w, to_lead, leads, &lead));
    if (lead == 0 && to_lead.keeper != 0) { /* somebody answers for it, of no department we know */
        to_lead.org = lead = w->unit.id;
        TRY(record_add(tx, &noun_assignment, &to_lead));
    }
    TRY(assign(tx, w, (struct assignment){.task = task.id, .role = S("support")},
               units(a, w, fact->co_owners, leads), &support));
    w->result.assigned += lead != 0;
    const struct duties_in in = {
        .plan = &w->result.plan, .task = &task, .org = lead, .title = row->task};
    struct duties_made made;
    TRY(duties_make(tx, &in, &made));
    w->result.duties += made.added;
    w->result.undated += made.undated;
    return OK;
}

static err import(struct tx *tx, void *arg) {
    struct work *w = arg;
    w->result = (struct imported){.note = w->read->note};
    TRY(find_unit(tx, w));
    TRY(may(tx, tx->deed, w->unit.id));
    TRY(add_plan(tx, w));
    TRY(add_goals(tx, w));
    for (size_t i = 0; i < w->read->facts.tasks.n; i++)
        TRY(add_task(tx, w, i));
    w->result.tasks = (i64)w->read->facts.tasks.n;
    return OK;
}

err app_import(struct deed *d, const struct import_in *in, struct imported *out) {
    struct read_plan read;
    struct work w = {.deed = d, .in = in, .read = &read, .lexicon = lexicon_make(d->c->arena)};
    TRY(read_files(d, in, &read));
    TRY(describe_document(d->c, in, &w.document));
    const struct head *head = &read.facts.document;
    if (read.facts.tasks.n == 0)
        return fail(d->c, ERR_INVALID, "%.*s：没有可以列入台账的任务，没有导入", STR(head->file));
    w.document.name = file_base(head->file);
    w.document.title = head->title.len > 0 ? head->title : w.document.name;
    w.document.kind = head->kind;
    w.document.number = head->number;
    w.document.issued_on = head->issued_on;
    w.ledger = ledger_of(d->c->arena, &read, true, false);
    TRY(in->dry ? tx_try(d, "import plan", import, &w) : tx_run(d, "import plan", import, &w));
    *out = w.result;
    out->year_assumed = head->year_from == 0;
    if (in->dry)
        out->plan.id = 0;
    return OK;
}

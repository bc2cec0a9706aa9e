/* Rows of a ledger (责任清单, 任务台账): each is a task. The document's reader finds the tasks and
 * what is said of them, as it does in a plan; here they are checked row by row and filed. */
#include "app/rows_in.h"

#include "app/announced_days.h"
#include "app/files.h"
#include "app/ledger.h"
#include "app/names.h"
#include "app/org.h"
#include "app/plan_make.h"
#include "app/roles.h"
#include "app/rows_ledger_heads.h"
#include "app/task_edit.h"
#include "app/typed.h"
#include "app/wording.h"
#include "base/utf8.h"
#include "calendar/partial.h"
#include "store/task.h"

enum {
    TEXT_CHARS_MAX = 2000,
    TITLE_CHARS_MAX = 200, /* of a plan */
    BATCH_BYTES = 256 << 20,
};

/* A row that holds a task. */
struct task_row {
    size_t row;                   /* of the grid */
    const struct task_fact *fact; /* what the reader found */
    const struct ledger_row *words;
    str due; /* the fact's, or what only a spreadsheet writes so: 45838 */
};

struct import {
    struct read_plan read;
    struct document document;
    struct task_row *v;
    size_t n;
    struct announcements announced;
    struct names names;
    struct intake intake;
    struct lookup known; /* place in .tasks, from 1, of a task of the plan by its text */
    struct list tasks;   /* struct task */
};

/* ---- before the transaction ---- */

static bool has_digit(str s) {
    for (size_t i = 0; i < s.len; i++)
        if (str_digit(s, i))
            return true;
    return false;
}

/* 12月32日 is read as a month: the reader of prose leaves out what it cannot believe. */
static bool names_lost_day(str cell, str due) {
    size_t at = str_find(cell, S("日"), 0);
    return due.len == sizeof "2025-12" - 1 && at != STR_NONE && at > 0 && str_digit(cell, at - 1) &&
           str_has(str_sub(cell, 0, at), S("月"));
}

/* A cell that says nothing a calendar knows (长期坚持) leaves the task without a date, as in a
 * plan; one with figures was meant as a date. */
static void check_due(struct rows *r, struct task_row *t) {
    struct arena *a = r->deed->c->arena;
    str cell = rows_text(r, t->row, LEDGER_DUE, TEXT_CHARS_MAX);
    struct partial date;
    t->due = t->fact->due;
    if ((t->due.len > 0 && !partial_parse(t->due, &date)) || names_lost_day(cell, t->due))
        rows_fault(r, t->row, LEDGER_DUE, str_fmt(a, "没有“%.*s”这一天", STR(utf8_cut(cell, 40))));
    if (cell.len == 0 || task_is_timed(t->fact) || typed_day(a, cell, &t->due) || !has_digit(cell))
        return;
    rows_fault(r, t->row, LEDGER_DUE,
               str_fmt(a, "“%.*s”看不懂，请写成 2025-06-30、2025年6月底前或每季度",
                       STR(utf8_cut(cell, 40))));
}

static void check_row(struct rows *r, struct task_row *t, struct lookup *seen) {
    static const size_t checked[] = {LEDGER_TASK, LEDGER_OWNER, LEDGER_CO, LEDGER_LEADER,
                                     LEDGER_CADENCE};
    struct arena *a = r->deed->c->arena;
    for (size_t i = 0; i < COUNT_OF(checked); i++)
        rows_text(r, t->row, checked[i], TEXT_CHARS_MAX);
    check_due(r, t);
    rows_once(r, seen, t->row,
              str_fmt(a, "%.*s\n%.*s\n%.*s\n%.*s", STR(t->fact->text),
                      STR(str_join(a, t->fact->owners, S("、"))), STR(t->due),
                      STR(t->fact->cadence)));
}

/* The fact that lies in a row; facts and rows stand in the order of the text. */
static const struct task_fact *fact_in(const struct rows *r, size_t row, const struct list *facts,
                                       size_t *next) {
    const struct task_fact *v = facts->v;
    span place = r->grid.v[row].place;
    while (*next < facts->n && v[*next].place.from < place.from)
        ++*next;
    return *next < facts->n && v[*next].place.from < place.to ? &v[*next] : NULL;
}

/* A cell that spans rows is a task once; its other rows say more of it. */
static bool goes_on(const struct rows *r, size_t row) {
    return row > 0 && r->grid.v[row - 1].sheet == r->grid.v[row].sheet &&
           str_eq(grid_text(&r->grid.v[row], LEDGER_TASK),
                  grid_text(&r->grid.v[row - 1], LEDGER_TASK));
}

static void check_rows(struct rows *r, struct import *im) {
    struct lookup seen = {0};
    struct arena *a = r->deed->c->arena;
    const struct list *facts = &im->read.facts.tasks;
    struct ledger ledger = ledger_of(a, &im->read, true, false);
    size_t next = 0;
    im->v = take(a, struct task_row, r->grid.n + 1);
    for (size_t i = 0; i < r->grid.n; i++) {
        if (r->grid.v[i].banner)
            continue;
        struct task_row t = {.row = i, .fact = fact_in(r, i, facts, &next)};
        if (t.fact != NULL) {
            t.words = &ledger.rows[t.fact - (const struct task_fact *)facts->v];
            check_row(r, &t, &seen);
            im->v[im->n++] = t;
        } else if (grid_text(&r->grid.v[i], LEDGER_TASK).len == 0) {
            rows_fault(r, i, LEDGER_TASK, S("没有写任务"));
        } else if (!goes_on(r, i)) {
            rows_fault(r, i, LEDGER_TASK, S("没有认出任务，请把任务写完整"));
        }
    }
}

/* The document of a new plan. Its bytes are not kept where the rows will not be. */
static err describe(struct rows *r, struct import *im) {
    struct blob_store *store = NULL;
    if (!r->in->dry && (r->in->skip_bad || r->faults.n == 0))
        TRY(files_open(r->deed, &store));
    TRY(plan_make_document(r->deed->c, store, r->in->file.path, &im->read.facts.document,
                           &im->document));
    im->document.kind = S("ledger");
    if (r->in->title.len > 0)
        im->document.title = r->in->title;
    return OK;
}

static err read(struct rows *r) {
    struct ctx *c = r->deed->c;
    struct ctx own = {.arena = c->arena};
    struct import *im = take(c->arena, struct import, 1);
    if (r->in->plan != 0 && r->in->title.len > 0)
        return fail(c, ERR_INVALID, "--plan 和 --title 只能用一个：并入已有方案，或新建一份");
    TRY(app_plan(c, &r->in->file, &im->read));
    if (grid_read(&own, &im->read.doc, r->heads, &r->grid) != OK)
        return fail(c, own.code, "%.*s：%.*s", STR(plan_file(c->arena, &r->in->file)),
                    STR(own.text));
    r->bad = take(c->arena, bool, r->grid.n + 1);
    r->own = im;
    check_rows(r, im);
    TRY(typed_check(c, r->in->title, "方案标题", TITLE_CHARS_MAX));
    TRY(announced_days(c, &im->announced));
    return r->in->plan != 0 ? OK : describe(r, im);
}

/* ---- in the transaction ---- */

static err new_plan(struct rows *r, struct import *im) {
    struct org unit;
    TRY(org_or_only(r->tx->c, r->tx->db, r->in->unit, &unit));
    const struct plan_make_in make = {.unit = unit.id,
                                      .v = &im->document,
                                      .n = 1,
                                      .head = &im->read.facts.document,
                                      .today = r->deed->today};
    return plan_make(r->tx, &make, &r->done.plan);
}

/* The plan that is there, and its tasks by their texts. */
static err known_plan(struct rows *r, struct import *im) {
    struct tx *tx = r->tx;
    TRY(record_get(tx->c, tx->db, &noun_plan, r->in->plan, &r->done.plan));
    if (str_eq(r->done.plan.state, S("closed")))
        return fail(tx->c, ERR_INVALID, "方案 %lld 已结束，不能再加任务", (long long)r->in->plan);
    TRY(task_of_plan(tx->c, tx->db, r->in->plan, &im->tasks));
    const struct task *v = im->tasks.v;
    for (size_t i = 0; i < im->tasks.n; i++)
        *lookup_at(tx->c->arena, &im->known, v[i].text) = (i64)i + 1;
    return OK;
}

static struct intake_item item_of(struct arena *a, const struct rows *r, const struct task_row *t) {
    bool own = r->in->plan == 0; /* else the places are of another document */
    struct task task = intake_task(a, t->fact);
    task.due = t->due;
    task.path = t->words->section;
    task.amounts = t->words->amount;
    task.cites = t->words->basis;
    task.place_from = own ? t->fact->place.from : 0;
    task.place_to = own ? t->fact->place.to : 0;
    return (struct intake_item){.task = task,
                                .owners = t->fact->owners,
                                .co_owners = t->fact->co_owners,
                                .title = t->words->task};
}

/* A task of the plan that the file names again. */
struct update {
    struct task_edit edit;
    bool kept; /* what it said is */
    str words; /* what is another now */
};

/* Before the first change. */
static err keep_past(struct rows *r, struct update *u) {
    if (u->kept)
        return OK;
    u->kept = true;
    return task_edit_keep(r->tx, &u->edit, "change", S("导入台账"));
}

static void tell(struct rows *r, struct update *u, const char *what) {
    u->words =
        str_fmt(r->tx->c->arena, "%.*s%s%s", STR(u->words), u->words.len > 0 ? "，" : "", what);
}

/* What the row says of one org, against what is there. */
static err update_one(struct rows *r, struct update *u, struct list there, struct assignment to) {
    const struct assignment *old = there.v;
    bool lead = str_eq(to.role, S("lead"));
    size_t k = 0;
    while (k < there.n && (!str_eq(old[k].role, to.role) || (old[k].org != to.org && !lead)))
        k++;
    to.task = u->edit.task.id;
    if (k == there.n) {
        TRY(keep_past(r, u));
        tell(r, u, lead ? "新增牵头部门" : "新增配合部门");
        return record_add(r->tx, &noun_assignment, &to);
    }
    if (old[k].org == to.org && old[k].leader == to.leader && old[k].keeper == to.keeper)
        return OK;
    TRY(keep_past(r, u));
    tell(r, u, old[k].org == to.org ? "责任人有变" : "牵头部门有变");
    to.id = old[k].id;
    to.version = old[k].version;
    return record_set(r->tx, &noun_assignment, &to);
}

/* Lead and people of a task as the row says; of several leads the first is the one that answers.
 * Supporters that are new are added, none is taken away: who no longer supports is a decision of
 * the clerk. */
static err update_who(struct rows *r, struct update *u, struct list want) {
    const struct assignment *v = want.v;
    struct list there;
    bool led = false;
    TRY(assignment_of_task(r->tx->c, r->tx->db, u->edit.task.id, &there));
    for (size_t i = 0; i < want.n; i++) {
        bool lead = str_eq(v[i].role, S("lead"));
        if (!lead || !led)
            TRY(update_one(r, u, there, v[i]));
        led = led || lead;
    }
    return OK;
}

static err update_when(struct rows *r, struct update *u, const struct task *want) {
    struct arena *a = r->tx->c->arena;
    struct task *task = &u->edit.task;
    rows_difference(a, &u->words, "时限", task->due, want->due);
    rows_difference(a, &u->words, "频次", wording_cadence(task->cadence),
                    wording_cadence(want->cadence));
    rows_difference(a, &u->words, "开始", task->period_from, want->period_from);
    rows_difference(a, &u->words, "结束", task->period_to, want->period_to);
    if (u->words.len == 0)
        return OK;
    TRY(keep_past(r, u));
    task->due = want->due;
    task->cadence = want->cadence;
    task->period_from = want->period_from;
    task->period_to = want->period_to;
    return record_set(r->tx, &noun_task, task);
}

static err update(struct rows *r, struct import *im, i64 id, const struct intake_item *item) {
    struct arena *a = r->tx->c->arena;
    struct task_changed changed = {0};
    struct list who;
    i64 lead;
    struct update u = {.edit = {.announced = &im->announced, .names = &im->names}, .words = S("")};
    TRY(task_edit_open(r->tx, id, &u.edit));
    TRY(update_when(r, &u, &item->task));
    TRY(intake_who(&im->intake, a, item, &who, &lead));
    TRY(update_who(r, &u, who));
    if (!u.kept) {
        r->done.same++;
        return OK;
    }
    rows_changed(r, str_fmt(a, "%.*s：%.*s", STR(utf8_cut(item->title, 40)), STR(u.words)));
    return task_edit_duties(r->tx, &u.edit, item->title, &changed);
}

/* The task of the plan that says the same; NULL = there is none. */
static const struct task *find_known(struct rows *r, struct import *im, str text) {
    struct arena *a = r->tx->c->arena;
    i64 at = im->tasks.n > 0 ? *lookup_at(a, &im->known, str_dup(a, text)) : 0;
    return at > 0 ? (const struct task *)im->tasks.v + at - 1 : NULL;
}

/* INTAKE_BATCH rows at most; what they need on their way lives in `scratch`. */
static err keep_batch(struct rows *r, struct import *im, struct arena *scratch, size_t from) {
    struct intake_item *items = take(scratch, struct intake_item, INTAKE_BATCH);
    size_t n = 0;
    for (size_t i = from; i < im->n && i < from + INTAKE_BATCH; i++) {
        const struct task_row *t = &im->v[i];
        if (r->bad[t->row])
            continue;
        struct intake_item item = item_of(scratch, r, t);
        const struct task *known = find_known(r, im, item.task.text);
        if (known != NULL && known->dropped) {
            rows_fault(r, t->row, LEDGER_TASK, S("方案里这项任务已经取消"));
            continue;
        }
        if (known != NULL) {
            TRY(update(r, im, known->id, &item));
            continue;
        }
        item.task.ordinal = (i64)im->tasks.n + im->intake.filed.tasks + (i64)n + 1;
        items[n++] = item;
    }
    return n == 0 ? OK : intake_add(&im->intake, items, n);
}

static err keep(struct rows *r) {
    struct import *im = r->own;
    im->known = (struct lookup){0};
    im->tasks = (struct list){0};
    im->names = (struct names){0};
    TRY(r->in->plan == 0 ? new_plan(r, im) : known_plan(r, im));
    TRY(may(r->tx, r->tx->deed, r->done.plan.org));
    im->intake = (struct intake){.tx = r->tx,
                                 .today = r->deed->today,
                                 .plan = &r->done.plan,
                                 .unit = r->done.plan.org,
                                 .lexicon = lexicon_make(r->tx->c->arena),
                                 .announced = &im->announced};
    for (size_t from = 0; from < im->n; from += INTAKE_BATCH) {
        struct arena *scratch = arena_open(BATCH_BYTES);
        err e = keep_batch(r, im, scratch, from);
        arena_close(scratch);
        TRY(e);
    }
    r->done.filed = im->intake.filed;
    r->done.added = im->intake.filed.tasks;
    return OK;
}

const struct rows_way rows_ledger = {
    .deed = "import ledger", .heads = &rows_ledger_heads, .read = read, .keep = keep};

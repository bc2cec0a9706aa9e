/* Laying ledgers, and saying what came of it. */
#include "app/annex.h"

#include "app/open.h"
#include "app/wording.h"
#include "base/out.h"
#include "export/lines.h"
#include "read/read.h"

/* The facts come first, so that their members lie where they lie in struct facts. */
_Static_assert(offsetof(struct laid_facts, facts) == 0, "facts first");
static const struct field laid_fields[] = {
    FIELD_SHAPE(struct facts, document, &head_shape),
    FIELD_LIST(struct facts, outline, &node_shape),
    FIELD_LIST(struct facts, tasks, &task_fact_shape),
    FIELD_LIST(struct facts, noise, &noise_shape),
    FIELD_LIST(struct facts, goals, &goal_fact_shape),
    FIELD_LIST(struct facts, people, &person_fact_shape),
    FIELD_LIST(struct facts, results, &finding_shape),
    FIELD_LIST(struct facts, problems, &finding_shape),
    FIELD_LIST(struct facts, diagnostics, &diagnostic_shape),
    FIELD_SHAPE(struct laid_facts, annex, &annex_result_shape),
};
const struct shape laid_facts_shape = SHAPE(struct laid_facts, laid_fields);

/* What the fields of a change are called. */
static const struct {
    str field, called;
} fields[] = {
    {T("owners"), T("牵头部门")}, {T("co_owners"), T("配合部门")}, {T("due"), T("时限")},
    {T("period"), T("起止时间")}, {T("cadence"), T("频次")},       {T("quantities"), T("数量")},
};

static str called(str field) {
    for (size_t i = 0; i < COUNT_OF(fields); i++)
        if (str_eq(fields[i].field, field))
            return fields[i].called;
    return field;
}

static str worded(const struct annex_change *change, str value) {
    return str_eq(change->field, S("cadence")) ? wording_cadence(value) : value;
}

/* The cited ledger is at hand now. */
static void drop_missing(struct arena *a, struct list *diagnostics) {
    const struct diagnostic *all = diagnostics->v;
    struct diagnostic *kept = take(a, struct diagnostic, diagnostics->n);
    size_t n = 0;
    for (size_t i = 0; i < diagnostics->n; i++)
        if (!str_eq(all[i].code, S("annex-missing")))
            kept[n++] = all[i];
    *diagnostics = (struct list){kept, n};
}

err app_annex(struct ctx *c, const struct plan_in *in, struct annex_in ledgers,
              struct read_plan *plan_out, struct annexed *annexed_out) {
    struct read_plan *read = take(c->arena, struct read_plan, ledgers.n);
    struct paper *papers = take(c->arena, struct paper, ledgers.n);
    for (size_t i = 0; i < ledgers.n; i++) {
        TRY(app_plan(c, &ledgers.v[i], &read[i]));
        papers[i] = (struct paper){&read[i].facts, &read[i].doc};
        if (read[i].facts.tasks.n == 0)
            return fail(c, ERR_INVALID,
                        "%.*s 里没有读出任务行，不能并入方案；请核对它是不是任务分工台账",
                        STR(read[i].facts.document.file));
    }
    struct read_plan plan = {0};
    const struct open_in open = {
        .path = in->path, .name = in->name, .charset = in->charset, .note_out = &plan.note};
    TRY(app_open(c, &open, &plan.doc));
    struct laying laying = {.ledgers = papers, .n = ledgers.n};
    read_laid(c->arena, &plan.doc, plan_file(c->arena, in), &laying, &plan.facts);
    if (laying.result.matches.n > 0)
        drop_missing(c->arena, &plan.facts.diagnostics);
    *plan_out = plan;
    *annexed_out = (struct annexed){.ledgers = read, .n = ledgers.n, .result = laying.result};
    return OK;
}

void annex_notes(struct arena *a, const struct annexed *x, struct ledger *ledger) {
    struct ledger_row *rows = take(a, struct ledger_row, ledger->n);
    for (size_t i = 0; i < ledger->n; i++)
        rows[i] = ledger->rows[i];
    const struct annex_change *changes = x->result.changes.v;
    for (size_t i = 0; i < x->result.changes.n; i++) {
        const struct annex_change *change = &changes[i];
        if (!change->conflict || change->task < 1 || (u64)change->task > ledger->n)
            continue;
        struct ledger_row *row = &rows[change->task - 1];
        bool kept = str_eq(change->field, S("quantities"));
        str other = worded(change, kept ? change->now : change->was);
        str note = str_fmt(a, "%.*s%s“%.*s”", STR(called(change->field)),
                           kept ? "台账为" : "方案原为", STR(other));
        row->note = row->note.len > 0 ? str_fmt(a, "%.*s；%.*s", STR(row->note), STR(note)) : note;
    }
    ledger->rows = rows;
}

static size_t count_conflicts(const struct annex_result *r) {
    const struct annex_change *changes = r->changes.v;
    size_t n = 0;
    for (size_t i = 0; i < r->changes.n; i++)
        n += changes[i].conflict;
    return n;
}

str annex_summary(struct arena *a, const struct annexed *x, bool chinese) {
    const struct annex_result *r = &x->result;
    i64 laid = r->rows - (i64)r->strays.n;
    size_t conflicts = count_conflicts(r);
    if (chinese)
        return str_fmt(a,
                       "附件台账 %lld 行 · 对上 %lld 行 · 没有对应任务 %zu 行 · "
                       "没有台账行的任务 %zu 项 · 与方案不一致 %zu 处",
                       (long long)r->rows, (long long)laid, r->strays.n, r->bare.n, conflicts);
    return str_fmt(a,
                   "ledgers: %lld rows · laid %lld · without task %zu · tasks without row %zu · "
                   "contradictions %zu",
                   (long long)r->rows, (long long)laid, r->strays.n, r->bare.n, conflicts);
}

/* One line of any of the sheets. */
struct annex_row {
    str no;     /* of the task; "" = a row without a task */
    str task;   /* what it is called */
    str field;  /* 牵头部门; "" = the whole row */
    str plan;   /* what the plan says */
    str ledger; /* what the ledger says */
    str holds;  /* which of the two holds, or what to do */
};
VEC_TYPE(annex_rows, struct annex_row);

static const struct field row_fields[] = {
    FIELD(struct annex_row, no, .label = "任务序号", .width = 9),
    FIELD(struct annex_row, task, .label = "任务", .width = 26),
    FIELD(struct annex_row, field, .label = "项目", .width = 10),
    FIELD(struct annex_row, plan, .label = "方案", .width = 26),
    FIELD(struct annex_row, ledger, .label = "台账", .width = 26),
    FIELD(struct annex_row, holds, .label = "处理", .width = 22),
};
static const struct shape annex_row_shape = SHAPE(struct annex_row, row_fields);
static const struct column conflict_columns[] = {{.rank = 1}, {.rank = 2}, {.rank = 1},
                                                 {.rank = 1}, {.rank = 1}, {.rank = 3}};
static const struct column stray_columns[] = {{0}, {.rank = 2}, {0}, {0}, {.rank = 1}, {.rank = 3}};
static const struct column bare_columns[] = {{.rank = 1}, {.rank = 1}, {0}, {0}, {0}, {.rank = 3}};
_Static_assert(COUNT_OF(conflict_columns) == COUNT_OF(row_fields), "a column for each field");
_Static_assert(COUNT_OF(stray_columns) == COUNT_OF(row_fields), "a column for each field");
_Static_assert(COUNT_OF(bare_columns) == COUNT_OF(row_fields), "a column for each field");

static str task_name(const struct ledger *ledger, i64 task) {
    return task >= 1 && (u64)task <= ledger->n ? ledger->rows[task - 1].task : S("");
}

static str number(struct arena *a, i64 n) {
    return str_fmt(a, "%lld", (long long)n);
}

static struct annex_rows conflict_rows(struct arena *a, const struct annex_result *r,
                                       const struct ledger *ledger) {
    struct annex_rows rows = {0};
    const struct annex_change *changes = r->changes.v;
    for (size_t i = 0; i < r->changes.n; i++) {
        const struct annex_change *change = &changes[i];
        if (!change->conflict)
            continue;
        bool kept = str_eq(change->field, S("quantities"));
        *push(a, &rows) = (struct annex_row){.no = number(a, change->task),
                                             .task = task_name(ledger, change->task),
                                             .field = called(change->field),
                                             .plan = worded(change, change->was),
                                             .ledger = worded(change, change->now),
                                             .holds = kept ? S("暂按方案，请核对") : S("按台账")};
    }
    return rows;
}

static struct annex_rows doubt_rows(struct arena *a, const struct annex_result *r,
                                    const struct ledger *ledger) {
    struct annex_rows rows = {0};
    const struct annex_match *matches = r->matches.v;
    for (size_t i = 0; i < r->matches.n; i++)
        if (!str_eq(wording_confidence(matches[i].confidence), S("高")))
            *push(a, &rows) = (struct annex_row){
                .no = number(a, matches[i].task),
                .task = task_name(ledger, matches[i].task),
                .ledger = wording_office(a, matches[i].text),
                .holds = str_fmt(a, "把握程度%.*s，请核对",
                                 STR(wording_confidence(matches[i].confidence)))};
    return rows;
}

/* 第 19 行：整理创建档案，按测评体系分类归档（办公室，2025-11） */
static str stray_text(struct arena *a, const struct annexed *x, const struct annex_rest *rest) {
    struct lines lines = lines_of(a, x->ledgers[rest->ledger].doc.view);
    struct out o = out_open(a);
    out_fmt(&o, "第%lld行：", (long long)lines_line(&lines, rest->place.from));
    if (rest->label.len > 0 && !str_starts(rest->text, rest->label)) {
        out_raw(&o, wording_office(a, rest->label));
        out_raw(&o, S("，"));
    }
    out_raw(&o, wording_office(a, rest->text));
    str owners = str_join(a, rest->owners, S("、"));
    if (owners.len + rest->due.len > 0)
        out_fmt(&o, "（%.*s%s%.*s）", STR(owners), owners.len > 0 && rest->due.len > 0 ? "，" : "",
                STR(rest->due));
    if (x->n > 1)
        out_fmt(&o, "　%.*s", STR(file_base(x->ledgers[rest->ledger].facts.document.file)));
    return out_str(&o);
}

static struct annex_rows stray_rows(struct arena *a, const struct annexed *x) {
    struct annex_rows rows = {0};
    const struct annex_rest *strays = x->result.strays.v;
    for (size_t i = 0; i < x->result.strays.n; i++)
        *push(a, &rows) = (struct annex_row){.ledger = stray_text(a, x, &strays[i]),
                                             .holds = S("方案没有，请确认是否增列")};
    return rows;
}

static struct annex_rows bare_rows(struct arena *a, const struct annex_result *r,
                                   const struct ledger *ledger) {
    struct annex_rows rows = {0};
    const struct annex_rest *bare = r->bare.v;
    for (size_t i = 0; i < r->bare.n; i++)
        *push(a, &rows) = (struct annex_row){.no = number(a, bare[i].id),
                                             .task = task_name(ledger, bare[i].id),
                                             .holds = S("台账没有，请补责任部门和时限")};
    return rows;
}

struct book annex_book(struct arena *a, const struct annexed *x, const struct ledger *ledger) {
    const struct {
        const char *title;
        const struct column *columns;
        struct annex_rows rows;
    } parts[] = {
        {"台账与方案不一致", conflict_columns, conflict_rows(a, &x->result, ledger)},
        {"对应关系待核对", conflict_columns, doubt_rows(a, &x->result, ledger)},
        {"台账中没有对应任务的行", stray_columns, stray_rows(a, x)},
        {"台账没有写到的任务", bare_columns, bare_rows(a, &x->result, ledger)},
    };
    struct sheet *sheets = take(a, struct sheet, COUNT_OF(parts));
    size_t n = 0;
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (parts[i].rows.n > 0)
            sheets[n++] = (struct sheet){.name = str_from(parts[i].title),
                                         .title = str_from(parts[i].title),
                                         .shape = &annex_row_shape,
                                         .columns = parts[i].columns,
                                         .rows = parts[i].rows.v,
                                         .n = parts[i].rows.n};
    return (struct book){sheets, n};
}

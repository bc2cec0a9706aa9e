/* Reading both, comparing, and the sheets. */
#include "app/compare.h"

#include "app/wording.h"
#include "base/out.h"
#include "export/lines.h"

enum {
    QUOTES_MAX = 3, /* passages of the report shown for a task */
};

/* A task with what is reported on it, or a result that nobody planned. */
struct compare_row {
    str no;         /* of the task; "" = unplanned */
    str task;       /* "" = unplanned */
    str planned;    /* quantities; "" = none */
    str report;     /* passages */
    str reported;   /* quantities, in the order of `planned` */
    str state;      /* 已报告 数量不足 待核实 未见落实 未提及 计划外 */
    str confidence; /* 高 中 低; "" = nothing reported */
    str where;      /* line in the report */
};
VEC_TYPE(compare_rows, struct compare_row);

static const struct field row_fields[] = {
    FIELD(struct compare_row, no, .label = "序号", .width = 6),
    FIELD(struct compare_row, task, .label = "任务", .width = 24),
    FIELD(struct compare_row, planned, .label = "计划数量", .width = 18),
    FIELD(struct compare_row, report, .label = "报告情况", .width = 44),
    FIELD(struct compare_row, reported, .label = "报告数量", .width = 18),
    FIELD(struct compare_row, state, .label = "结论", .width = 10),
    FIELD(struct compare_row, confidence, .label = "把握程度", .width = 9),
    FIELD(struct compare_row, where, .label = "位置", .width = 12),
};
static const struct shape row_shape = SHAPE(struct compare_row, row_fields);
static const struct toned state_tones[] = {{"未见落实", TONE_BAD}, {"数量不足", TONE_WARN},
                                           {"待核实", TONE_WARN},  {"计划外", TONE_SOFT},
                                           {"未提及", TONE_SOFT},  {NULL, TONE_PLAIN}};
static const struct column row_columns[] = {
    {.rank = 1},
    {.rank = 1},
    {.rank = 2},
    {.rank = 1},
    {.rank = 2},
    {.rank = 1, .tones = state_tones, .centred = true},
    {.rank = 3, .centred = true},
    {.rank = 4},
};
_Static_assert(COUNT_OF(row_columns) == COUNT_OF(row_fields), "a column for each field");

/* A task of which nothing is reported. */
struct missing_row {
    i64 no;
    str task;
    strs owners;
    str due;
    str where; /* line in the plan */
};

static const struct field missing_fields[] = {
    FIELD(struct missing_row, no, .label = "序号", .width = 6),
    FIELD(struct missing_row, task, .label = "未见落实的任务", .width = 40),
    FIELD(struct missing_row, owners, .label = "牵头部门", .width = 16),
    FIELD(struct missing_row, due, .label = "时限", .width = 12),
    FIELD(struct missing_row, where, .label = "方案中的位置", .width = 14),
};
static const struct shape missing_shape = SHAPE(struct missing_row, missing_fields);
static const struct column missing_columns[] = {
    {.rank = 1}, {.rank = 1}, {.rank = 2}, {.rank = 2}, {.rank = 3}};
_Static_assert(COUNT_OF(missing_columns) == COUNT_OF(missing_fields), "a column for each field");

/* A result that was not planned. */
struct extra_row {
    i64 no;
    str text;
    str heading;
    str confidence;
    str where; /* line in the report */
};

static const struct field extra_fields[] = {
    FIELD(struct extra_row, no, .label = "序号", .width = 6),
    FIELD(struct extra_row, text, .label = "计划外的工作", .width = 50),
    FIELD(struct extra_row, heading, .label = "所在部分", .width = 24),
    FIELD(struct extra_row, confidence, .label = "把握程度", .width = 9),
    FIELD(struct extra_row, where, .label = "总结中的位置", .width = 14),
};
static const struct shape extra_shape = SHAPE(struct extra_row, extra_fields);
static const struct column extra_columns[] = {
    {.rank = 1}, {.rank = 1}, {.rank = 3}, {.rank = 2, .centred = true}, {.rank = 2}};
_Static_assert(COUNT_OF(extra_columns) == COUNT_OF(extra_fields), "a column for each field");

/* Whether the two can be compared. */
struct fit_row {
    str aspect;
    str answer;
    str sentence;
};

static const struct field fit_fields[] = {
    FIELD(struct fit_row, aspect, .label = "方面", .width = 10),
    FIELD(struct fit_row, answer, .label = "是否相符", .width = 10),
    FIELD(struct fit_row, sentence, .label = "说明", .width = 70),
};
static const struct shape fit_row_shape = SHAPE(struct fit_row, fit_fields);
static const struct toned answer_tones[] = {
    {"不符", TONE_BAD}, {"待核对", TONE_WARN}, {NULL, TONE_PLAIN}};
static const struct column fit_columns[] = {
    {.rank = 1}, {.rank = 1, .tones = answer_tones, .centred = true}, {.rank = 1}};
_Static_assert(COUNT_OF(fit_columns) == COUNT_OF(fit_fields), "a column for each field");

/* Codes and the words for them. */
struct said {
    str code;
    struct {
        str zh, en;
    } words;
};
static const struct said verdicts[] = {
    {T("comparable"), {T("结论：可以对照。"), T("Verdict: comparable.")}},
    {T("doubtful"),
     {T("结论：能否对照还拿不准，请先核对下面的说明。"),
      T("Verdict: doubtful, see the remarks below.")}},
    {T("not-comparable"),
     {T("结论：这两份材料不宜对照，下面的结果仅供参考。"),
      T("Verdict: not comparable, what follows is of little worth.")}},
};
static const struct said aspects[] = {
    {T("year"), {T("年度"), T("year")}},
    {T("organisation"), {T("单位"), T("organisation")}},
    {T("subject"), {T("事项"), T("subject")}},
};
static const struct said answers[] = {
    {T("yes"), {T("相符"), T("yes")}},
    {T("unknown"), {T("待核对"), T("unknown")}},
    {T("no"), {T("不符"), T("no")}},
};

static str say(const struct said *list, size_t n, str code, bool chinese) {
    for (size_t i = 0; i < n; i++)
        if (str_eq(list[i].code, code))
            return chinese ? list[i].words.zh : list[i].words.en;
    return code;
}

err app_compare(struct ctx *c, const struct plan_in *plan, const struct plan_in *report,
                struct compared *compared_out) {
    struct compared x;
    TRY(app_plan(c, plan, &x.plan));
    TRY(app_plan(c, report, &x.report));
    const struct paper p = {&x.plan.facts, &x.plan.doc}, r = {&x.report.facts, &x.report.doc};
    compare_find(c->arena, &p, &r, &x.comparison);
    *compared_out = x;
    return OK;
}

str compare_verdict(str verdict, bool chinese) {
    return say(verdicts, COUNT_OF(verdicts), verdict, chinese);
}

str compare_summary(struct arena *a, const struct compared *x, bool chinese) {
    const struct comparison *r = &x->comparison;
    struct out o = out_open(a);
    if (chinese)
        out_fmt(&o,
                "方案 %zu 项任务 · 已报告 %lld · 待核实 %lld · 未见落实 %lld · 数量不足 %lld · "
                "计划外 %zu",
                r->tasks.n, (long long)r->reported, (long long)r->possible,
                (long long)r->unreported, (long long)r->short_of, r->unplanned.n);
    else
        out_fmt(&o,
                "%zu tasks · reported %lld · to be confirmed %lld · unreported %lld · short %lld · "
                "unplanned %zu",
                r->tasks.n, (long long)r->reported, (long long)r->possible,
                (long long)r->unreported, (long long)r->short_of, r->unplanned.n);
    return out_str(&o);
}

/* What the sheets share. */
struct writer {
    struct arena *arena;
    const struct compared *x;
    bool simplified;
    struct lines plan, report; /* lines of the two view texts */
    struct ledger ledger;      /* names, owners and dates of the tasks */
};

static struct writer writer_of(struct arena *a, const struct compared *x, bool simplified) {
    return (struct writer){.arena = a,
                           .x = x,
                           .simplified = simplified,
                           .plan = lines_of(a, x->plan.doc.view),
                           .report = lines_of(a, x->report.doc.view),
                           .ledger = ledger_of(a, &x->plan, simplified, false)};
}

/* A passage as a person reads it. */
static str quote(const struct writer *w, const struct compare_clause *clause) {
    if (!w->simplified)
        return str_sub(w->x->report.doc.view, clause->place.from, clause->place.to);
    return wording_office(w->arena, clause->text);
}

static str place_text(struct arena *a, const struct lines *lines, span place) {
    return str_fmt(a, "第%lld行", (long long)lines_line(lines, place.from));
}

static str amount_text(struct arena *a, milli n, str unit, str bound) {
    struct quantity q = {.n = n, .unit = unit, .bound = bound};
    return wording_amount(a, (struct list){&q, 1});
}

static str planned_text(struct arena *a, const struct tally *t) {
    return amount_text(a, t->planned, t->unit, t->bound);
}

/* 2个（差1个）, 未报 */
static str reported_text(struct arena *a, const struct tally *t) {
    if (str_eq(t->state, S("uncounted")))
        return S("无法合计");
    if (str_eq(t->state, S("unreported")))
        return S("未报");
    str got = amount_text(a, t->reported, t->unit, S("="));
    if (t->gap.v == 0)
        return got;
    const char *side = t->reported.v < t->planned.v ? "差" : "超";
    str gap = amount_text(a, t->gap, t->unit, S("="));
    return str_fmt(a, "%.*s（%s%.*s）", STR(got), side, STR(gap));
}

/* All of a task's quantities, divided alike on both sides. */
static str tallies_text(struct arena *a, struct list amounts,
                        str (*text)(struct arena *, const struct tally *)) {
    struct out o = out_open(a);
    for (size_t i = 0; i < amounts.n; i++) {
        out_raw(&o, i > 0 ? S("；") : S(""));
        out_raw(&o, text(a, &((const struct tally *)amounts.v)[i]));
    }
    return out_str(&o);
}

static str task_state(const struct compare_task *t) {
    if (str_eq(t->state, S("unreported")))
        return S("未见落实");
    if (str_eq(t->state, S("unmentioned")))
        return S("未提及");
    for (size_t i = 0; i < t->amounts.n; i++)
        if (str_eq(((const struct tally *)t->amounts.v)[i].state, S("short")))
            return S("数量不足");
    return str_eq(t->state, S("possible")) ? S("待核实") : S("已报告");
}

static struct compare_row task_row(const struct writer *w, size_t i) {
    struct arena *a = w->arena;
    const struct compare_task *t = &((const struct compare_task *)w->x->comparison.tasks.v)[i];
    const struct compare_clause *clauses = t->clauses.v;
    struct compare_row row = {.no = str_fmt(a, "%zu", i + 1),
                              .task = w->ledger.rows[i].task,
                              .planned = tallies_text(a, t->amounts, planned_text),
                              .state = task_state(t)};
    struct out text = out_open(a), where = out_open(a);
    for (size_t k = 0; k < t->clauses.n && k < QUOTES_MAX; k++) {
        out_raw(&text, k > 0 ? S("；") : S(""));
        out_raw(&text, quote(w, &clauses[k]));
        str place = place_text(a, &w->report, clauses[k].place);
        if (str_has(out_str(&where), place))
            continue;
        out_raw(&where, where.len > 0 ? S("、") : S(""));
        out_raw(&where, place);
    }
    row.report = out_str(&text);
    row.where = out_str(&where);
    if (t->clauses.n == 0)
        return row;
    row.reported = tallies_text(a, t->amounts, reported_text);
    row.confidence = wording_confidence(t->confidence);
    return row;
}

static struct compare_rows task_rows(const struct writer *w) {
    struct compare_rows rows = {0};
    for (size_t i = 0; i < w->x->comparison.tasks.n && i < w->ledger.n; i++)
        *push(w->arena, &rows) = task_row(w, i);
    return rows;
}

static struct sheet missing_sheet(const struct writer *w) {
    const struct compare_task *tasks = w->x->comparison.tasks.v;
    struct missing_row *rows = take(w->arena, struct missing_row, w->ledger.n);
    size_t n = 0;
    for (size_t i = 0; i < w->ledger.n; i++) {
        const struct ledger_row *task = &w->ledger.rows[i];
        if (!str_eq(tasks[i].state, S("unreported")))
            continue;
        rows[n++] = (struct missing_row){.no = task->no,
                                         .task = task->task,
                                         .owners = task->owners,
                                         .due = task->due,
                                         .where = place_text(w->arena, &w->plan, tasks[i].place)};
    }
    return (struct sheet){.name = S("未见落实"),
                          .title = S("未见落实情况的任务"),
                          .shape = &missing_shape,
                          .columns = missing_columns,
                          .rows = rows,
                          .n = n};
}

static struct sheet extra_sheet(const struct writer *w) {
    const struct compare_clause *list = w->x->comparison.unplanned.v;
    size_t n = w->x->comparison.unplanned.n;
    struct extra_row *rows = take(w->arena, struct extra_row, n);
    for (size_t i = 0; i < n; i++)
        rows[i] = (struct extra_row){.no = (i64)i + 1,
                                     .text = quote(w, &list[i]),
                                     .heading = wording_office(w->arena, list[i].heading),
                                     .confidence = wording_confidence(list[i].confidence),
                                     .where = place_text(w->arena, &w->report, list[i].place)};
    return (struct sheet){.name = S("计划外"),
                          .title = S("总结报告了、方案没有安排的工作"),
                          .shape = &extra_shape,
                          .columns = extra_columns,
                          .rows = rows,
                          .n = n};
}

static struct sheet fit_sheet(const struct writer *w) {
    const struct fit *fits = w->x->comparison.fits.v;
    size_t n = w->x->comparison.fits.n;
    struct fit_row *rows = take(w->arena, struct fit_row, n);
    for (size_t i = 0; i < n; i++)
        rows[i] = (struct fit_row){say(aspects, COUNT_OF(aspects), fits[i].aspect, true),
                                   say(answers, COUNT_OF(answers), fits[i].answer, true),
                                   fits[i].sentence};
    return (struct sheet){.name = S("能否对照"),
                          .title = compare_verdict(w->x->comparison.verdict, true),
                          .shape = &fit_row_shape,
                          .columns = fit_columns,
                          .rows = rows,
                          .n = n};
}

static struct sheet task_sheet(const struct writer *w, struct compare_rows rows) {
    const struct compared *x = w->x;
    return (struct sheet){.name = S("对照表"),
                          .title = S("方案与总结对照表"),
                          .subtitle = str_fmt(w->arena, "方案：%.*s　总结：%.*s　%.*s",
                                              STR(file_base(x->plan.facts.document.file)),
                                              STR(file_base(x->report.facts.document.file)),
                                              STR(compare_summary(w->arena, x, true))),
                          .shape = &row_shape,
                          .columns = row_columns,
                          .rows = rows.v,
                          .n = rows.n};
}

struct book compare_book(struct arena *a, const struct compared *x, bool simplified) {
    enum {
        SHEETS = 4
    };
    struct writer w = writer_of(a, x, simplified);
    struct sheet *sheets = take(a, struct sheet, SHEETS);
    sheets[0] = task_sheet(&w, task_rows(&w));
    sheets[1] = missing_sheet(&w);
    sheets[2] = extra_sheet(&w);
    sheets[3] = fit_sheet(&w);
    return (struct book){sheets, SHEETS};
}

struct book compare_list(struct arena *a, const struct compared *x, bool simplified) {
    struct writer w = writer_of(a, x, simplified);
    struct compare_rows rows = task_rows(&w);
    const struct compare_clause *list = x->comparison.unplanned.v;
    for (size_t i = 0; i < x->comparison.unplanned.n; i++)
        *push(a, &rows) = (struct compare_row){.report = quote(&w, &list[i]),
                                               .state = S("计划外"),
                                               .confidence = wording_confidence(list[i].confidence),
                                               .where = place_text(a, &w.report, list[i].place)};
    struct sheet *sheet = take(a, struct sheet, 1);
    *sheet = task_sheet(&w, rows);
    return (struct book){sheet, 1};
}

/* Sheets of a book. */
#include "app/book.h"

#include "app/wording.h"
#include "base/utf8.h"
#include "export/lines.h"

enum {
    QUOTE_CHARS = 40,      /* of the place of a finding */
    PARAGRAPH_CHARS = 2000 /* of the paragraph of a task */
};

/* A line of the sheet of figures. */
struct figure_row {
    i64 no;
    str file;
    str title;
    str kind;
    str years; /* 2021-2023; "" = not known */
    i64 tasks;
    i64 no_owner;
    i64 no_due;
    i64 to_mend;
};

static const struct field figure_fields[] = {
    FIELD(struct figure_row, no, .label = "序号", .width = 6),
    FIELD(struct figure_row, file, .label = "文件", .width = 30),
    FIELD(struct figure_row, title, .label = "标题", .width = 40),
    FIELD(struct figure_row, kind, .label = "文种", .width = 8),
    FIELD(struct figure_row, years, .label = "年度", .width = 12),
    FIELD(struct figure_row, tasks, .label = "任务", .width = 8),
    FIELD(struct figure_row, no_owner, .label = "缺责任部门", .width = 12),
    FIELD(struct figure_row, no_due, .label = "缺时限", .width = 10),
    FIELD(struct figure_row, to_mend, .label = "需改", .width = 8),
};
static const struct shape figure_shape = SHAPE(struct figure_row, figure_fields);
static const struct column figure_columns[COUNT_OF(figure_fields)] = {{0}};

/* A finding. */
struct check_row {
    i64 no;
    str file;
    str severity;
    str where; /* 第 3 行第 5 字; "" = the document as a whole */
    str message;
    str quote;
    str advice;
    str code;
};

static const struct field check_fields[] = {
    FIELD(struct check_row, no, .label = "序号", .width = 6),
    FIELD(struct check_row, file, .label = "文件", .width = 20),
    FIELD(struct check_row, severity, .label = "级别", .width = 8),
    FIELD(struct check_row, where, .label = "位置", .width = 16),
    FIELD(struct check_row, message, .label = "问题", .width = 50),
    FIELD(struct check_row, quote, .label = "原文", .width = 36),
    FIELD(struct check_row, advice, .label = "建议", .width = 40),
    FIELD(struct check_row, code, .label = "代码", .width = 18),
};
static const struct shape check_shape = SHAPE(struct check_row, check_fields);
static const struct toned severity_tones[] = {
    {"错误", TONE_BAD}, {"应改", TONE_WARN}, {"提示", TONE_SOFT}, {NULL, TONE_PLAIN}};
static const struct column check_columns[] = {
    {0}, {.merge = 1}, {.tones = severity_tones, .centred = true}, {0}, {0}, {0}, {0}, {0},
};
_Static_assert(COUNT_OF(check_columns) == COUNT_OF(check_fields), "a column for each field");

/* Where a task stands. */
struct source_row {
    i64 no; /* of the task in its ledger */
    str file;
    str title;
    str where; /* 第 3 行 */
    str text;  /* the paragraph */
};

static const struct field source_fields[] = {
    FIELD(struct source_row, no, .label = "任务序号", .width = 9),
    FIELD(struct source_row, file, .label = "文件", .width = 24),
    FIELD(struct source_row, title, .label = "标题", .width = 30),
    FIELD(struct source_row, where, .label = "位置", .width = 12),
    FIELD(struct source_row, text, .label = "原文段落", .width = 100),
};
static const struct shape source_shape = SHAPE(struct source_row, source_fields);
static const struct column source_columns[] = {
    {0}, {.merge = 1}, {.merge = true}, {.centred = true}, {0},
};
_Static_assert(COUNT_OF(source_columns) == COUNT_OF(source_fields), "a column for each field");

static str years_of(struct arena *a, const struct head *h) {
    if (h->year_from == 0)
        return S("");
    if (h->year_to == 0 || h->year_to == h->year_from)
        return str_fmt(a, "%lld", (long long)h->year_from);
    return str_fmt(a, "%lld-%lld", (long long)h->year_from, (long long)h->year_to);
}

/* A file's name without folder and suffix. */
static str stem_of(str path) {
    str base = file_base(path);
    for (size_t i = base.len; i > 1; i--)
        if (base.ptr[i - 1] == '.')
            return str_sub(base, 0, i - 1);
    return base;
}

static struct sheet ledger_sheet(struct arena *a, const struct report *r, bool alone) {
    str title = r->plan.facts.document.title;
    str file = file_base(r->plan.facts.document.file);
    str figures = ledger_summary(a, &r->plan, &r->ledger, true);
    return (struct sheet){
        .name = alone ? S("任务分工台账") : stem_of(file),
        .title = str_has(title, S("台账")) ? title : str_cat(a, title, S("任务分工台账")),
        .subtitle = str_fmt(a, "来源文件：%.*s　%.*s", STR(file), STR(figures)),
        .shape = &ledger_row_shape,
        .columns = ledger_columns,
        .rows = r->ledger.rows,
        .n = r->ledger.n,
    };
}

static struct sheet figure_sheet(struct arena *a, const struct report *reports, size_t n) {
    struct figure_row *rows = take(a, struct figure_row, n);
    for (size_t i = 0; i < n; i++) {
        const struct head *h = &reports[i].plan.facts.document;
        rows[i] = (struct figure_row){
            .no = (i64)i + 1,
            .file = file_base(h->file),
            .title = h->title,
            .kind = wording_kind(h->kind, true),
            .years = years_of(a, h),
            .tasks = (i64)reports[i].ledger.n,
            .no_owner = (i64)reports[i].ledger.no_owner,
            .no_due = (i64)reports[i].ledger.no_due,
            .to_mend = (i64)reports[i].ledger.to_mend,
        };
    }
    return (struct sheet){.name = S("汇总"),
                          .title = S("汇总"),
                          .shape = &figure_shape,
                          .columns = figure_columns,
                          .rows = rows,
                          .n = n};
}

static void add_checks(struct arena *a, const struct read_plan *p, struct check_row *rows,
                       size_t done) {
    const struct diagnostic *list = p->facts.diagnostics.v;
    for (size_t i = 0; i < p->facts.diagnostics.n; i++) {
        const struct diagnostic *d = &list[i];
        bool placed = d->place.to > d->place.from;
        str quote = str_sub(p->doc.view, d->place.from, d->place.to);
        rows[done + i] = (struct check_row){
            .no = (i64)(done + i) + 1,
            .file = file_base(p->facts.document.file),
            .severity = wording_severity(d->severity),
            .where = !placed
                         ? S("全文")
                         : str_fmt(a, "第%lld行第%lld字", (long long)d->line, (long long)d->column),
            .message = d->message,
            .quote = placed ? utf8_cut(quote, QUOTE_CHARS) : S(""),
            .advice = d->advice,
            .code = d->code,
        };
    }
}

static struct sheet check_sheet(struct arena *a, const struct report *reports, size_t n) {
    size_t total = 0, done = 0;
    for (size_t i = 0; i < n; i++)
        total += reports[i].plan.facts.diagnostics.n;
    struct check_row *rows = take(a, struct check_row, total);
    for (size_t i = 0; i < n; i++) {
        add_checks(a, &reports[i].plan, rows, done);
        done += reports[i].plan.facts.diagnostics.n;
    }
    return (struct sheet){.name = S("方案检查"),
                          .title = S("方案检查"),
                          .subtitle = total == 0 ? S("没有发现需要修改的地方") : S(""),
                          .shape = &check_shape,
                          .columns = check_columns,
                          .rows = rows,
                          .n = total};
}

static void add_sources(struct arena *a, const struct report *r, struct source_row *rows) {
    struct lines lines = lines_of(a, r->plan.doc.view);
    for (size_t i = 0; i < r->ledger.n; i++) {
        u32 at = r->ledger.rows[i].place.from;
        rows[i] = (struct source_row){
            .no = r->ledger.rows[i].no,
            .file = file_base(r->plan.facts.document.file),
            .title = r->plan.facts.document.title,
            .where = str_fmt(a, "第%lld行", (long long)lines_line(&lines, at)),
            .text = utf8_cut(lines_text(&lines, at), PARAGRAPH_CHARS),
        };
    }
}

static struct sheet source_sheet(struct arena *a, const struct report *reports, size_t n) {
    size_t total = 0, done = 0;
    for (size_t i = 0; i < n; i++)
        total += reports[i].ledger.n;
    struct source_row *rows = take(a, struct source_row, total);
    for (size_t i = 0; i < n; i++) {
        add_sources(a, &reports[i], rows + done);
        done += reports[i].ledger.n;
    }
    return (struct sheet){.name = S("来源"),
                          .title = S("来源"),
                          .shape = &source_shape,
                          .columns = source_columns,
                          .rows = rows,
                          .n = total};
}

struct book book_ledgers(struct arena *a, const struct report *reports, size_t n) {
    struct sheet *sheets = take(a, struct sheet, n);
    for (size_t i = 0; i < n; i++)
        sheets[i] = ledger_sheet(a, &reports[i], n == 1);
    return (struct book){.sheets = sheets, .n = n};
}

struct book book_whole(struct arena *a, const struct report *reports, size_t n) {
    struct sheet *sheets = take(a, struct sheet, n + 3);
    size_t k = 0;
    if (n > 1)
        sheets[k++] = figure_sheet(a, reports, n);
    for (size_t i = 0; i < n; i++)
        sheets[k++] = ledger_sheet(a, &reports[i], n == 1);
    sheets[k++] = check_sheet(a, reports, n);
    sheets[k++] = source_sheet(a, reports, n);
    return (struct book){.sheets = sheets, .n = k};
}

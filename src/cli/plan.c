/* bihuan plan FILE…: reads plans and shows or writes what stands in them. */
#include "app/annex.h"
#include "app/save.h"
#include "app/show.h"
#include "base/json.h"
#include "cli/command.h"
#include "cli/explain.h"
#include "cli/output.h"
#include "cli/screen.h"
#include "export/csv.h"
#include "export/md.h"
#include "export/table.h"

#include <unistd.h>

static const size_t DOCUMENT_BYTES = (size_t)16 << 30; /* soft limit of what one call holds */

struct plan_options {
    struct output output;
    str name;
    strs annexes;
    bool werror;
    strs only;
    str explain;
};

static const char *const format_words[] = {"table", "json", "csv",  "md",
                                           "xlsx",  "html", "text", NULL};

#define AT(member) offsetof(struct plan_options, member)

static const struct option plan_options[] = {
    {"annex",
     0,
     OPTION_REST,
     AT(annexes),
     NULL,
     {"台账…", "LEDGER..."},
     {"并入任务分工台账或实施计划，写在方案之后", "Lays ledgers on the plan; stands behind it"}},
    {"name",
     0,
     OPTION_TEXT,
     AT(name),
     NULL,
     {"文件名", "NAME"},
     {"从标准输入（-）读时，用它的后缀定类型", "Name, for its suffix, of standard input (-)"}},
    {"only",
     0,
     OPTION_LIST,
     AT(only),
     NULL,
     {"代码", "CODE"},
     {"只看这几条检查", "Shows these findings only"}},
    {"explain",
     0,
     OPTION_TEXT,
     AT(explain),
     NULL,
     {"代码", "CODE"},
     {"说明一条检查：什么意思，怎么改", "Explains a finding: what it means, what to do"}},
    {"werror",
     0,
     OPTION_FLAG,
     AT(werror),
     NULL,
     {NULL, NULL},
     {"有需要改的地方时以 1 退出", "Exits with 1 when there is something to mend"}},
    OUTPUT_OPTIONS(struct plan_options, output, format_words),
};

/* Everything that the parts of one call share. */
struct job {
    const struct call *call;
    struct plan_options options;
    strs files;
    struct term term;
    struct app_save save;
    struct ledger total;  /* sums over all files; rows unused */
    size_t failed;        /* files that could not be read */
    bool figures_only;    /* the format shows no ledger */
    struct annexed annex; /* ledgers laid on the plan; n = 0: none */
};

/* How a format is written: each file when it is read, or all of them at the end. */
struct format {
    struct output_kind kind;
    void (*write_one)(struct job *job, struct ctx *c, const struct report *r);
    err (*write_all)(struct job *job, struct ctx *c, const struct report *reports, size_t n);
};

static void write_json(struct job *job, struct ctx *c, const struct report *r) {
    (void)c;
    const struct laid_facts laid = {r->plan.facts, job->annex.result};
    if (job->annex.n > 0)
        json_write(&job->save.out, &laid_facts_shape, &laid);
    else
        json_write(&job->save.out, &facts_shape, &r->plan.facts);
    out_char(&job->save.out, '\n');
}

static void write_text(struct job *job, struct ctx *c, const struct report *r) {
    (void)c;
    out_raw(&job->save.out, r->plan.doc.view);
}

static void write_findings(struct job *job, struct ctx *c, const struct read_plan *p) {
    struct lines lines = lines_of(c->arena, p->doc.view);
    size_t n = 0;
    const struct diag *diags = show_findings(c->arena, p, &n);
    for (size_t i = 0; i < n; i++)
        diag_write(&job->save.out, &job->term, &lines, &diags[i]);
}

static void write_title(struct job *job, struct ctx *c, const struct report *r) {
    struct out *o = &job->save.out;
    str title = r->plan.facts.document.title;
    title = title.len > 0 ? title : r->plan.facts.document.file;
    term_strong(o, &job->term);
    out_raw(o, term_text(c->arena, title));
    term_plain(o, &job->term);
    out_char(o, '\n');
    out_raw(o, ledger_summary(c->arena, &r->plan, &r->ledger, job->call->chinese));
    out_char(o, '\n');
}

/* What came of laying the ledgers on the plan. */
static void write_annex(struct job *job, struct ctx *c, const struct report *r) {
    struct out *o = &job->save.out;
    if (job->annex.n == 0)
        return;
    out_char(o, '\n');
    out_raw(o, annex_summary(c->arena, &job->annex, job->call->chinese));
    out_char(o, '\n');
    struct book b = annex_book(c->arena, &job->annex, &r->ledger);
    for (size_t i = 0; i < b.n; i++) {
        out_char(o, '\n');
        term_strong(o, &job->term);
        out_raw(o, b.sheets[i].title);
        term_plain(o, &job->term);
        out_char(o, '\n');
        table_write(o, &job->term, &b.sheets[i]);
    }
}

/* The sheets of a book and those on the ledgers behind them. */
static struct book with_annex(struct job *job, struct ctx *c, struct book b,
                              const struct report *r) {
    if (job->annex.n == 0)
        return b;
    struct book more = annex_book(c->arena, &job->annex, &r->ledger);
    struct sheet *sheets = take(c->arena, struct sheet, b.n + more.n);
    for (size_t i = 0; i < b.n + more.n; i++)
        sheets[i] = i < b.n ? b.sheets[i] : more.sheets[i - b.n];
    return (struct book){sheets, b.n + more.n};
}

static void write_table(struct job *job, struct ctx *c, const struct report *r) {
    struct out *o = &job->save.out;
    if (job->options.only.n > 0) {
        write_findings(job, c, &r->plan);
        return;
    }
    if (o->len + o->total > 0)
        out_char(o, '\n');
    write_title(job, c, r);
    size_t n = 0;
    const struct twig *twigs = show_outline(c->arena, &r->plan, &n);
    if (n > 0)
        out_char(o, '\n');
    tree_write(o, &job->term, twigs, n);
    if (r->ledger.n > 0) {
        out_char(o, '\n');
        struct book b = book_ledgers(c->arena, r, 1);
        table_write(o, &job->term, &b.sheets[0]);
    }
    write_annex(job, c, r);
    if (r->plan.facts.diagnostics.n > 0)
        out_char(o, '\n');
    write_findings(job, c, &r->plan);
}

static err write_csv(struct job *job, struct ctx *c, const struct report *reports, size_t n) {
    struct book b = book_ledgers(c->arena, reports, n);
    csv_write(&job->save.out, &b);
    return OK;
}

static err write_md(struct job *job, struct ctx *c, const struct report *reports, size_t n) {
    struct book b = with_annex(job, c, book_ledgers(c->arena, reports, n), reports);
    md_write(&job->save.out, &b);
    return OK;
}

static err write_html(struct job *job, struct ctx *c, const struct report *reports, size_t n) {
    struct page page = show_page(c->arena, reports, n);
    page_write(&job->save.out, &page, output_simplified(&job->options.output));
    return OK;
}

/* The library writes the file itself, so it is not written through job->save. */
static err write_xlsx(struct job *job, struct ctx *c, const struct report *reports, size_t n) {
    struct book b = with_annex(job, c, book_whole(c->arena, reports, n), reports);
    return app_save_xlsx(c, &b, job->options.output.path);
}

/* The first is the default. To add one: a row here and its word in format_words. */
static const struct format formats[] = {
    {{"table", ".txt"}, write_table, NULL}, {{"json", ".json"}, write_json, NULL},
    {{"text", NULL}, write_text, NULL},     {{"csv", ".csv"}, NULL, write_csv},
    {{"md", ".md"}, NULL, write_md},        {{"html", ".html"}, NULL, write_html},
    {{"html", ".htm"}, NULL, write_html},   {{"xlsx", ".xlsx"}, NULL, write_xlsx},
};

/* Keeps the findings that --only asks for. */
static void filter_findings(struct arena *a, const strs *only, struct list *diagnostics) {
    if (only->n == 0)
        return;
    const struct diagnostic *all = diagnostics->v;
    struct diagnostic *kept = take(a, struct diagnostic, diagnostics->n);
    size_t n = 0;
    for (size_t i = 0; i < diagnostics->n; i++)
        for (size_t k = 0; k < only->n; k++)
            if (str_eq(all[i].code, only->v[k])) {
                kept[n++] = all[i];
                break;
            }
    *diagnostics = (struct list){kept, n};
}

/* The plan alone, or with its ledgers. */
static err read_plan(struct job *job, struct ctx *c, const struct plan_in *file,
                     struct read_plan *plan_out) {
    strs paths = job->options.annexes;
    if (paths.n == 0)
        return app_plan(c, file, plan_out);
    struct plan_in *ledgers = take(c->arena, struct plan_in, paths.n);
    for (size_t i = 0; i < paths.n; i++)
        ledgers[i] = (struct plan_in){.path = paths.v[i], .charset = job->options.output.charset};
    return app_annex(c, file, (struct annex_in){ledgers, paths.n}, plan_out, &job->annex);
}

/* Reads one file. Rows of a ledger are made only for formats that show them. */
static err read_report(struct job *job, struct ctx *c, str path, struct report *report_out) {
    struct plan_in file = {.path = path, .charset = job->options.output.charset};
    if (job->files.n == 1 || str_eq(path, S("-")))
        file.name = job->options.name;
    struct report r = {0};
    TRY(read_plan(job, c, &file, &r.plan));
    if (r.plan.note.len > 0)
        call_say(job->call, r.plan.note);
    filter_findings(c->arena, &job->options.only, &r.plan.facts.diagnostics);
    r.ledger = job->figures_only
                   ? ledger_count(&r.plan)
                   : ledger_of(c->arena, &r.plan, output_simplified(&job->options.output),
                               job->files.n > 1);
    if (job->annex.n > 0 && !job->figures_only)
        annex_notes(c->arena, &job->annex, &r.ledger);
    job->total.n += r.ledger.n;
    job->total.no_owner += r.ledger.no_owner;
    job->total.no_due += r.ledger.no_due;
    job->total.to_mend += r.ledger.to_mend;
    *report_out = r;
    return OK;
}

/* A line a file on standard error, when the result itself goes elsewhere. */
static void say_summary(struct job *job, const struct report *r) {
    if (job->options.output.path.len == 0)
        return;
    struct arena *a = job->call->arena;
    str line = ledger_summary(a, &r->plan, &r->ledger, job->call->chinese);
    call_say(job->call, str_fmt(a, "%.*s: %.*s", STR(r->plan.facts.document.file), STR(line)));
}

static int write_each(struct job *job, const struct format *format) {
    int status = EXIT_GOOD;
    for (size_t i = 0; i < job->files.n; i++) {
        struct ctx c = {.arena = arena_open(DOCUMENT_BYTES)};
        struct report r;
        if (read_report(job, &c, job->files.v[i], &r) == OK) {
            format->write_one(job, &c, &r);
            say_summary(job, &r);
        } else {
            status = call_fail(job->call, &c);
            job->failed++;
        }
        arena_close(c.arena);
    }
    return status;
}

static int write_all(struct job *job, struct ctx *c, const struct format *format) {
    struct report *reports = take(c->arena, struct report, job->files.n);
    int status = EXIT_GOOD;
    size_t n = 0;
    for (size_t i = 0; i < job->files.n; i++) {
        struct ctx one = {.arena = c->arena};
        if (read_report(job, &one, job->files.v[i], &reports[n]) == OK) {
            say_summary(job, &reports[n++]);
            continue;
        }
        status = call_fail(job->call, &one);
        job->failed++;
    }
    bool useful = n > 0 && (job->failed == 0 || job->options.output.path.len == 0);
    if (useful && format->write_all(job, c, reports, n) != OK)
        return call_fail(job->call, c);
    return status;
}

/* One line over all files, behind the tables. */
static void write_total(struct job *job, const struct format *format) {
    if (format != &formats[0] || job->files.n < 2 || job->options.only.n > 0)
        return;
    struct arena *a = job->call->arena;
    const struct ledger *t = &job->total;
    out_raw(&job->save.out,
            job->call->chinese
                ? str_fmt(a,
                          "\n共 %zu 份文件 · %zu 项任务 · 缺责任部门 %zu · 缺时限 %zu · "
                          "需改 %zu 处\n",
                          job->files.n - job->failed, t->n, t->no_owner, t->no_due, t->to_mend)
                : str_fmt(a,
                          "\n%zu files · %zu tasks · without owner %zu · without deadline %zu "
                          "· to mend %zu\n",
                          job->files.n - job->failed, t->n, t->no_owner, t->no_due, t->to_mend));
}

static int finish(struct job *job, struct ctx *c, int status) {
    const struct call *call = job->call;
    str path = job->options.output.path;
    if (status != EXIT_GOOD && path.len > 0) {
        call_say(call, call->chinese ? str_fmt(call->arena, "没有写出 %.*s", STR(path))
                                     : str_fmt(call->arena, "%.*s is not written", STR(path)));
        return status;
    }
    if (job->save.out.arena != NULL && app_save_end(c, &job->save) != OK)
        return call_fail(call, c);
    if (path.len > 0)
        call_say(call, call->chinese ? str_fmt(call->arena, "已写出 %.*s", STR(path))
                                     : str_fmt(call->arena, "wrote %.*s", STR(path)));
    return status;
}

/* gives  what is wrong with the call, "" = nothing */
static str check_options(struct job *job, const struct format *format) {
    const struct call *call = job->call;
    for (size_t i = 0; i < job->options.only.n; i++) {
        str complaint = explain_check(call, job->options.only.v[i]);
        if (complaint.len > 0)
            return complaint;
    }
    if (job->files.n == 0 && job->options.annexes.n > 0)
        return in(call,
                  (struct both){"方案要写在 --annex 前面，例如 bihuan plan 方案.docx --annex "
                                "台账.xlsx",
                                "the plan stands before --annex, such as bihuan plan PLAN.docx "
                                "--annex LEDGER.xlsx"});
    if (job->files.n == 0)
        return in(call, (struct both){"没有给出要读的文件，例如 bihuan plan 方案.docx",
                                      "no file to read, such as bihuan plan PLAN.docx"});
    if (job->options.annexes.n > 0 && job->files.n > 1)
        return in(call, (struct both){"--annex 只用于一份方案，请一次只给一份",
                                      "--annex takes one plan, give one at a time"});
    strs read = {take(call->arena, str, job->files.n + job->options.annexes.n), 0};
    for (size_t i = 0; i < job->files.n; i++)
        read.v[read.n++] = job->files.v[i];
    for (size_t i = 0; i < job->options.annexes.n; i++)
        read.v[read.n++] = job->options.annexes.v[i];
    bool workbook = format != NULL && format->write_all == write_xlsx;
    return output_check(call, &job->options.output, format, read, workbook);
}

static int run_job(struct job *job, const struct format *format) {
    struct ctx c = {.arena = arena_open(DOCUMENT_BYTES)};
    int status;
    if (format->write_all != write_xlsx &&
        app_save_begin(&c, job->options.output.path, &job->save) != OK)
        status = call_fail(job->call, &c);
    else {
        status = format->write_one != NULL ? write_each(job, format) : write_all(job, &c, format);
        write_total(job, format);
        status = finish(job, &c, status);
    }
    arena_close(c.arena);
    if (status == EXIT_GOOD && job->options.werror && job->total.to_mend > 0)
        return EXIT_FAILED;
    return status;
}

static int run_plan(const struct call *call, void *options, strs words) {
    struct job job = {.call = call, .options = *(struct plan_options *)options, .files = words};
    const struct output *output = &job.options.output;
    job.term = screen_of(call, output->colour, output->width);
    const struct format *format =
        output_format(output, formats, sizeof formats[0], COUNT_OF(formats));
    bool explain = job.options.explain.len > 0;
    str complaint =
        explain ? explain_check(call, job.options.explain) : check_options(&job, format);
    if (complaint.len > 0)
        return call_usage(call, command_plan.name, complaint);
    if (explain)
        return explain_write(call, &job.term, job.options.explain);
    job.figures_only = format->write_one == write_json || format->write_one == write_text;
    return run_job(&job, format);
}

const struct command command_plan = {
    .name = "plan",
    .words = {"[选项] 文件…", "[OPTION]... FILE..."},
    .help = {"读方案、通知、台账或总结，列出任务台账和要改的地方。",
             "Reads plans, notices, ledgers and summaries: tasks, and what to mend."},
    .more =
        {"文件可以是 txt md html csv docx xlsx doc wps rtf odt xls pdf；- 是标准输入。\n"
         "--format text 给出读到的全文，json 一份文件一行。\n"
         "退出状态：0 正常，1 有文件读不了（或 --werror 时有需改之处），2 用法不对。\n",
         "Files may be txt md html csv docx xlsx doc wps rtf odt xls pdf; - is standard input.\n"
         "--format text is the text that was read; json is one line a file.\n"
         "Exit status: 0 good, 1 a file cannot be read (or, with --werror, there is something "
         "to mend), 2 usage.\n"},
    .options = OPTIONS(plan_options),
    .size = sizeof(struct plan_options),
    .run = run_plan,
};

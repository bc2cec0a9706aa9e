/* bihuan compare PLAN REPORT: what of a plan is reported as done, and what is not. */
#include "app/compare.h"
#include "app/save.h"
#include "base/json.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/screen.h"
#include "export/csv.h"
#include "export/md.h"
#include "export/table.h"

#include <unistd.h>

static const size_t DOCUMENTS_BYTES = (size_t)16 << 30; /* soft limit of what one call holds */

static const char *const format_words[] = {"table", "json", "csv", "md", "xlsx", NULL};

struct compare_options {
    struct output output;
};

static const struct option compare_options[] = {
    OUTPUT_OPTIONS(struct compare_options, output, format_words),
};

/* What the writers of formats are given. */
struct showing {
    const struct call *call;
    const struct output *output;
    struct term term;
    const struct compared *compared;
    struct out *out; /* NULL for a workbook, which is a file of its own */
};

static void write_heading(const struct showing *s, str text) {
    term_strong(s->out, &s->term);
    out_raw(s->out, term_text(s->call->arena, text));
    term_plain(s->out, &s->term);
    out_char(s->out, '\n');
}

/* The verdict and its reasons first: who compares the wrong papers must not read on. */
static err write_table(struct ctx *c, const struct showing *s) {
    const struct comparison *r = &s->compared->comparison;
    const struct fit *fits = r->fits.v;
    write_heading(s, compare_verdict(r->verdict, s->call->chinese));
    for (size_t i = 0; i < r->fits.n; i++) {
        out_raw(s->out, str_eq(fits[i].answer, S("yes")) ? S("  ") : S("! "));
        out_raw(s->out, term_text(c->arena, fits[i].sentence));
        out_char(s->out, '\n');
    }
    out_char(s->out, '\n');
    out_raw(s->out, compare_summary(c->arena, s->compared, s->call->chinese));
    out_char(s->out, '\n');
    struct book b = compare_book(c->arena, s->compared, output_simplified(s->output));
    for (size_t i = 0; i + 1 < b.n; i++) { /* the last one repeats the reasons above */
        if (b.sheets[i].n == 0)
            continue;
        out_char(s->out, '\n');
        write_heading(s, b.sheets[i].title);
        table_write(s->out, &s->term, &b.sheets[i]);
    }
    return OK;
}

static err write_json(struct ctx *c, const struct showing *s) {
    (void)c;
    json_write(s->out, &comparison_shape, &s->compared->comparison);
    out_char(s->out, '\n');
    return OK;
}

static err write_csv(struct ctx *c, const struct showing *s) {
    struct book b = compare_list(c->arena, s->compared, output_simplified(s->output));
    csv_write(s->out, &b);
    return OK;
}

static err write_md(struct ctx *c, const struct showing *s) {
    struct book b = compare_book(c->arena, s->compared, output_simplified(s->output));
    md_write(s->out, &b);
    return OK;
}

static err write_xlsx(struct ctx *c, const struct showing *s) {
    struct book b = compare_book(c->arena, s->compared, output_simplified(s->output));
    return app_save_xlsx(c, &b, s->output->path);
}

/* The first is the default. To add one: a row here and its word in format_words. */
static const struct format {
    struct output_kind kind;
    err (*write)(struct ctx *c, const struct showing *s);
} formats[] = {
    {{"table", ".txt"}, write_table}, {{"json", ".json"}, write_json}, {{"csv", ".csv"}, write_csv},
    {{"md", ".md"}, write_md},        {{"xlsx", ".xlsx"}, write_xlsx},
};

static err write_out(struct ctx *c, const struct format *format, struct showing *s) {
    struct app_save save = {0};
    if (format->write == write_xlsx)
        return write_xlsx(c, s);
    TRY(app_save_begin(c, s->output->path, &save));
    s->out = &save.out;
    TRY(format->write(c, s));
    return app_save_end(c, &save);
}

static int compare_files(const struct call *call, const struct output *output,
                         const struct format *format, strs files) {
    struct ctx c = {.arena = arena_open(DOCUMENTS_BYTES)};
    const struct plan_in plan = {.path = files.v[0], .charset = output->charset};
    const struct plan_in report = {.path = files.v[1], .charset = output->charset};
    struct compared compared;
    struct showing s = {.call = call,
                        .output = output,
                        .term = screen_of(call, output->colour, output->width),
                        .compared = &compared};
    int status = EXIT_GOOD;
    if (app_compare(&c, &plan, &report, &compared) != OK || write_out(&c, format, &s) != OK)
        status = call_fail(call, &c);
    else if (output->path.len > 0) {
        const struct comparison *r = &compared.comparison;
        call_say(call, compare_verdict(r->verdict, call->chinese));
        call_say(call, compare_summary(call->arena, &compared, call->chinese));
    }
    arena_close(c.arena);
    return status;
}

static int run_compare(const struct call *call, void *options, strs words) {
    struct output *output = &((struct compare_options *)options)->output;
    if (words.n != 2)
        return call_usage(call, command_compare.name,
                          in(call, (struct both){"要给出两份文件：先方案，后总结，例如 bihuan "
                                                 "compare 方案.docx 总结.docx",
                                                 "two files are needed, first the plan, then the "
                                                 "report on it, such as bihuan compare PLAN.docx "
                                                 "REPORT.docx"}));
    const struct format *format =
        output_format(output, formats, sizeof formats[0], COUNT_OF(formats));
    bool workbook = format != NULL && format->write == write_xlsx;
    str complaint = output_check(call, output, format, words, workbook);
    if (complaint.len > 0)
        return call_usage(call, command_compare.name, complaint);
    return compare_files(call, output, format, words);
}

const struct command command_compare = {
    .name = "compare",
    .words = {"[选项] 方案 总结", "[OPTION]... PLAN REPORT"},
    .help = {"对照方案和总结：哪些任务有落实情况，哪些没有，哪些是计划外的。",
             "Compares a plan with the report on it: what is reported, what is not, what was not "
             "planned."},
    .more = {"先说两份材料能不能对照（年度、单位、事项），再逐项列出。\n"
             "退出状态：0 正常，1 有文件读不了，2 用法不对。\n",
             "First says whether the two can be compared: years, organisation, subject.\n"
             "Exit status: 0 good, 1 a file cannot be read, 2 usage.\n"},
    .options = OPTIONS(compare_options),
    .size = sizeof(struct compare_options),
    .run = run_compare,
};

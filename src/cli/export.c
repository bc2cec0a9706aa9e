/* bihuan export: everything out again, or the ledger of a plan ready to be signed. */
#include "app/export.h"

#include "app/plan_ledger.h"
#include "app/save.h"
#include "base/out.h"
#include "cli/command.h"
#include "cli/desk.h"
#include "cli/progress.h"

#include <unistd.h>

struct export_options {
    struct desk_options desk;
    strs what;
    str format;
    i64 plan;
    bool help;
};

#define AT(member) offsetof(struct export_options, member)

static const char *const formats[] = {"csv", "json", NULL};

static const struct option export_options[] = {
    {"what",
     0,
     OPTION_LIST,
     AT(what),
     NULL,
     {"内容", "KINDS"},
     {"只导出这些内容，用逗号分开，如 ledger,plan,duty,audit",
      "These kinds only, divided by commas, such as ledger,plan,duty,audit"}},
    {"format",
     0,
     OPTION_TEXT,
     AT(format),
     formats,
     {"格式", "FORMAT"},
     {"文件夹和 .zip 里的文件格式：csv（默认），或一行一条的 json",
      "Of the files in a folder or .zip: csv (the default), or json, one object a line"}},
    {"plan",
     0,
     OPTION_NUMBER,
     AT(plan),
     NULL,
     {"编号", "ID"},
     {"改为导出这份方案的任务落实台账（.xlsx），可直接打印签字",
      "Instead the ledger of this plan (.xlsx), ready to be printed and signed"}},
    DESK_OPTION(struct export_options, desk),
    {"help", 'h', OPTION_FLAG, AT(help), NULL, {NULL, NULL}, {"显示这份说明", "Shows this help"}},
};

struct job {
    const struct export_options *options;
    str path;
};

static err export_plan(struct deed *d, const struct job *job) {
    struct book book;
    TRY(plan_ledger(d, job->options->plan, &book));
    return app_save_xlsx(d->c, &book, job->path);
}

static err export_all(const struct call *call, struct deed *d, const struct job *job) {
    const struct export_options *o = job->options;
    const struct export_in in = {.path = job->path,
                                 .what = o->what,
                                 .format = str_eq(o->format, S("json")) ? EXPORT_JSON : EXPORT_CSV};
    struct progress progress = progress_begin();
    struct export *export;
    bool more = true;
    i64 files, done = 0;
    TRY(export_begin(d, &in, &export));
    while (more) {
        i64 rows;
        TRY(export_step(export, &rows, &more));
        done += rows;
        if (progress_due(&progress))
            progress_say(&progress, str_fmt(call->arena, call->chinese ? "%lld 条" : "%lld records",
                                            (long long)done));
    }
    TRY(export_end(export, &files));
    progress_end(&progress);
    struct out out = out_open_fd(call->arena, STDOUT_FILENO);
    out_fmt(&out, call->chinese ? "已导出 %lld 条，在 %.*s\n" : "%lld records in %.*s\n",
            (long long)done, STR(job->path));
    return desk_end(d->c, &out);
}

static err work(const struct call *call, struct deed *d, void *arg) {
    const struct job *job = arg;
    return job->options->plan != 0 ? export_plan(d, job) : export_all(call, d, job);
}

/* gives  what is wrong with the call, "" = nothing */
static str check_call(const struct call *call, const struct export_options *o, strs words) {
    if (words.n != 1)
        return in(call, (struct both){"要写明导出到哪里，例如 bihuan export 数据.zip",
                                      "name where to, such as bihuan export data.zip"});
    bool book = str_ends(words.v[0], S(".xlsx"));
    if (o->plan != 0 && (o->what.n > 0 || o->format.len > 0 || !book))
        return in(call, (struct both){"方案的台账写成 .xlsx：bihuan export --plan 编号 文件.xlsx",
                                      "write bihuan export --plan ID FILE.xlsx"});
    if (book && o->format.len > 0)
        return in(call, (struct both){"--format 不用于 .xlsx", "--format is not for .xlsx"});
    return S("");
}

static int run_export(const struct call *call, void *options, strs words) {
    struct job job = {.options = options};
    str complaint = check_call(call, options, words);
    if (complaint.len > 0)
        return call_usage(call, command_export.name, complaint);
    job.path = words.v[0];
    return desk_run(call, &job.options->desk, work, &job);
}

const struct command command_export = {
    .name = "export",
    .words = {"[选项] 文件夹|文件.xlsx|文件.zip", "[OPTION]... FOLDER|FILE.xlsx|FILE.zip"},
    .help = {"导出全部数据给别的程序用，或导出一份方案的台账。",
             "Writes everything as files for other programs, or the ledger of a plan."},
    .options = OPTIONS(export_options),
    .size = sizeof(struct export_options),
    .run = run_export,
};

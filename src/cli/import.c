/* bihuan import FILE: a plan becomes a living ledger; people, organisations, ledgers by rows. */
#include "app/import.h"
#include "app/rows.h"

#include "base/out.h"
#include "cli/command.h"
#include "cli/desk.h"
#include "cli/watch.h"

#include <unistd.h>

struct import_options {
    struct desk_options desk;
    str kind;
    strs annexes;
    i64 unit;
    i64 plan;
    str title;
    bool dry, skip_bad;
    str errors;
    str charset;
    bool help;
};

static const char *const kind_words[] = {"plan", "people", "orgs", "ledger", NULL};

#define AT(member) offsetof(struct import_options, member)

static const struct option import_options[] = {
    {"kind",
     'k',
     OPTION_TEXT,
     AT(kind),
     kind_words,
     {"种类", "KIND"},
     {"文件里是什么：方案（默认）、人员、组织、责任清单或台账",
      "What the file holds: a plan (the default), people, orgs, a ledger of tasks"}},
    {"annex",
     0,
     OPTION_REST,
     AT(annexes),
     NULL,
     {"台账…", "LEDGER..."},
     {"并入任务分工台账或实施计划，写在方案之后", "Lays ledgers on the plan; stands behind it"}},
    {"unit",
     0,
     OPTION_NUMBER,
     AT(unit),
     NULL,
     {"编号", "ID"},
     {"哪个单位的方案；只有一个单位时不用给", "Whose plan it is; needless when there is one unit"}},
    {"plan",
     0,
     OPTION_NUMBER,
     AT(plan),
     NULL,
     {"编号", "ID"},
     {"台账并入这份方案，已有的任务更新", "Of a ledger: into this plan, known tasks are updated"}},
    {"title",
     0,
     OPTION_TEXT,
     AT(title),
     NULL,
     {"标题", "TITLE"},
     {"台账新建的方案叫什么", "Of a ledger: what the new plan is called"}},
    {"skip-bad",
     0,
     OPTION_FLAG,
     AT(skip_bad),
     NULL,
     {NULL, NULL},
     {"有错的行跳过，其余照常导入；不给则有一行错就都不导入",
      "Keeps the good rows; else one bad row keeps all out"}},
    {"errors",
     0,
     OPTION_TEXT,
     AT(errors),
     NULL,
     {"文件", "FILE"},
     {"有错的行写到哪里，.xlsx 或 .csv；默认在原文件旁：名称.错误.xlsx",
      "Where bad rows go, .xlsx or .csv; default beside the input"}},
    {"dry-run",
     'n',
     OPTION_FLAG,
     AT(dry),
     NULL,
     {NULL, NULL},
     {"只预检，不写入", "Tells what would come of it, keeps nothing"}},
    {"charset",
     0,
     OPTION_TEXT,
     AT(charset),
     NULL,
     {"编码", "NAME"},
     {"文本的编码，如 GB18030；不给则自动识别", "Charset of texts; found out when absent"}},
    DESK_OPTION(struct import_options, desk),
    {"help", 'h', OPTION_FLAG, AT(help), NULL, {NULL, NULL}, {"显示这份说明", "Shows this help"}},
};

static void write_filed(const struct call *call, struct out *out, const struct filed *f) {
    out_fmt(out,
            call->chinese ? "%lld 项任务 · %lld 条责任事项 · 有牵头部门 %lld · 时限待明确 %lld · "
                            "新建部门 %lld · 需逐个指定的“各部门” %lld\n"
                          : "%lld tasks · %lld duties · with a lead %lld · without a date %lld · "
                            "new departments %lld · collective owners to name %lld\n",
            (long long)f->tasks, (long long)f->duties, (long long)f->assigned,
            (long long)f->undated, (long long)f->orgs, (long long)f->collective);
}

static err write_result(const struct call *call, struct ctx *c, bool dry,
                        const struct imported *r) {
    struct out out = out_open_fd(call->arena, STDOUT_FILENO);
    if (dry)
        out_raw(&out, in(call, (struct both){"预检（没有写入）：", "dry run, nothing is kept: "}));
    else
        out_fmt(&out, call->chinese ? "方案 %lld：" : "plan %lld: ", (long long)r->plan.id);
    out_fmt(&out, "%.*s\n", STR(r->plan.title));
    write_filed(call, &out, &r->filed);
    out_fmt(&out,
            call->chinese ? "阶段 %lld · 领导小组新任职 %lld\n"
                          : "stages %lld · new posts of the leading group %lld\n",
            (long long)r->stages, (long long)r->posts);
    return desk_end(c, &out);
}

struct job {
    const struct import_options *options;
    str path;
};

static const struct both kept_words = {"已写入 %lld 条", "%lld records written"};

static err import(const struct call *call, struct deed *d, void *arg) {
    const struct job *job = arg;
    const struct import_options *o = job->options;
    struct imported result;
    struct plan_in *annexes = take(d->c->arena, struct plan_in, o->annexes.n + 1);
    for (size_t i = 0; i < o->annexes.n; i++)
        annexes[i] = (struct plan_in){.path = o->annexes.v[i], .charset = o->charset};
    const struct import_in what = {.file = {.path = job->path, .charset = o->charset},
                                   .annexes = {annexes, o->annexes.n},
                                   .unit = o->unit,
                                   .dry = o->dry};
    struct watch *watch = watch_begin(call, d->c, kept_words);
    err e = app_import(d, &what, &result);
    watch_end(watch);
    TRY(e);
    if (result.note.len > 0)
        call_say(call, result.note);
    if (result.year_assumed)
        call_say(call, in(call, (struct both){"文件没有写年度，按本年度安排",
                                              "the document names no year, this one is taken"}));
    return write_result(call, d->c, o->dry, &result);
}

static void say_list(const struct call *call, strs list, size_t total) {
    for (size_t i = 0; i < list.n; i++)
        call_say(call, list.v[i]);
    if (total > list.n)
        call_say(call, call->chinese ? str_fmt(call->arena, "……共 %zu 处", total)
                                     : str_fmt(call->arena, "... %zu in all", total));
}

/* 128 行中 3 行有错，没有导入；错误见 …. */
static str bad_rows(const struct call *call, const struct rows_done *r) {
    struct out o = out_open(call->arena);
    if (call->chinese)
        out_fmt(&o, "%lld 行中 %lld 行有错，%s", (long long)r->rows, (long long)r->bad,
                r->kept ? "这些没有导入" : "没有导入");
    else
        out_fmt(&o, "%lld of %lld rows are bad, %s", (long long)r->bad, (long long)r->rows,
                r->kept ? "these were left out" : "nothing was imported");
    if (r->file.len > 0)
        out_fmt(&o, call->chinese ? "；错误见 %.*s" : "; see %.*s", STR(r->file));
    return out_str(&o);
}

static err write_rows(const struct call *call, struct ctx *c, const struct import_options *o,
                      const struct rows_done *r) {
    struct out out = out_open_fd(call->arena, STDOUT_FILENO);
    if (o->dry)
        out_raw(&out, in(call, (struct both){"预检（没有写入）：", "dry run, nothing is kept: "}));
    if (r->plan.id != 0 && r->kept)
        out_fmt(&out,
                call->chinese ? "方案 %lld %.*s：" : "plan %lld %.*s: ", (long long)r->plan.id,
                STR(r->plan.title));
    out_fmt(&out,
            call->chinese ? "%lld 行 · 新增 %lld · 更新 %lld · 未变 %lld · 有错 %lld\n"
                          : "%lld rows · new %lld · changed %lld · the same %lld · bad %lld\n",
            (long long)r->rows, (long long)r->added, (long long)r->changed, (long long)r->same,
            (long long)r->bad);
    if (r->filed.tasks > 0)
        write_filed(call, &out, &r->filed);
    return desk_end(c, &out);
}

static enum rows_kind rows_kind_of(str kind) {
    return str_eq(kind, S("people")) ? ROWS_PEOPLE
           : str_eq(kind, S("orgs")) ? ROWS_ORGS
                                     : ROWS_LEDGER;
}

static err import_rows(const struct call *call, struct deed *d, void *arg) {
    const struct job *job = arg;
    const struct import_options *o = job->options;
    struct rows_done done;
    const struct rows_in what = {.file = {.path = job->path, .charset = o->charset},
                                 .errors = o->errors,
                                 .unit = o->unit,
                                 .plan = o->plan,
                                 .title = o->title,
                                 .skip_bad = o->skip_bad,
                                 .dry = o->dry};
    struct watch *watch = watch_begin(call, d->c, kept_words);
    err e = app_rows(d, rows_kind_of(o->kind), &what, &done);
    watch_end(watch);
    TRY(e);
    if (done.note.len > 0)
        call_say(call, done.note);
    say_list(call, done.changes, (size_t)done.changed);
    say_list(call, done.errors, done.faults);
    if (done.bad > 0 && !done.kept && !o->dry)
        return fail(d->c, ERR_INVALID, "%.*s", STR(bad_rows(call, &done)));
    if (done.bad > 0)
        call_say(call, bad_rows(call, &done));
    return write_rows(call, d->c, o, &done);
}

/* gives  what is wrong with the call, "" = nothing */
static str check_call(const struct call *call, const struct import_options *o, strs words) {
    bool rows = o->kind.len > 0 && !str_eq(o->kind, S("plan"));
    bool ledger = str_eq(o->kind, S("ledger"));
    if (words.n != 1)
        return in(call, (struct both){"一次导入一份文件，例如 bihuan import 方案.docx",
                                      "one file at a time, such as bihuan import PLAN.docx"});
    if (!ledger && (o->plan != 0 || o->title.len > 0))
        return in(call, (struct both){"--plan 和 --title 要和 --kind ledger 一起用",
                                      "--plan and --title go with --kind ledger"});
    if (o->plan != 0 && o->title.len > 0)
        return in(call, (struct both){"--plan 和 --title 只能用一个：并入已有方案，或新建一份",
                                      "use --plan or --title, not both"});
    if (!rows && (o->skip_bad || o->errors.len > 0))
        return in(call, (struct both){"--skip-bad 和 --errors 要和 --kind 一起用",
                                      "--skip-bad and --errors go with --kind"});
    if (rows && o->annexes.n > 0)
        return in(call, (struct both){"--annex 只用于方案", "--annex is for plans"});
    return S("");
}

static int run_import(const struct call *call, void *options, strs words) {
    struct job job = {.options = options};
    bool rows = job.options->kind.len > 0 && !str_eq(job.options->kind, S("plan"));
    str complaint = check_call(call, job.options, words);
    if (complaint.len > 0)
        return call_usage(call, command_import.name, complaint);
    job.path = words.v[0];
    return desk_run(call, &job.options->desk, rows ? import_rows : import, &job);
}

const struct command command_import = {
    .name = "import",
    .words = {"[选项] 文件", "[OPTION]... FILE"},
    .help = {"导入方案、台账、人员或组织：任务、分工和责任事项进入台账。",
             "Imports a plan, a ledger, people or orgs; tasks become duties of the ledger."},
    .options = OPTIONS(import_options),
    .size = sizeof(struct import_options),
    .run = run_import,
};

/* bihuan import FILE: a plan becomes a living ledger. */
#include "app/import.h"

#include "base/out.h"
#include "cli/command.h"
#include "cli/desk.h"

#include <unistd.h>

struct import_options {
    struct desk_options desk;
    strs annexes;
    i64 unit;
    bool dry;
    str charset;
    bool help;
};

#define AT(member) offsetof(struct import_options, member)

static const struct option import_options[] = {
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

static err write_result(const struct call *call, struct ctx *c, bool dry,
                        const struct imported *r) {
    const struct filed *f = &r->filed;
    struct out out = out_open_fd(call->arena, STDOUT_FILENO);
    if (dry)
        out_raw(&out, in(call, (struct both){"预检（没有写入）：", "dry run, nothing is kept: "}));
    else
        out_fmt(&out, call->chinese ? "方案 %lld：" : "plan %lld: ", (long long)r->plan.id);
    out_raw(&out, r->plan.title);
    out_fmt(&out,
            call->chinese ? "\n%lld 项任务 · %lld 条责任事项 · 有牵头部门 %lld · 时限待明确 %lld · "
                            "新建部门 %lld · 需逐个指定的“各部门” %lld"
                          : "\n%lld tasks · %lld duties · with a lead %lld · without a date %lld · "
                            "new departments %lld · collective owners to name %lld",
            (long long)f->tasks, (long long)f->duties, (long long)f->assigned,
            (long long)f->undated, (long long)f->orgs, (long long)f->collective);
    out_fmt(&out,
            call->chinese ? " · 阶段 %lld · 领导小组新任职 %lld\n"
                          : " · stages %lld · new posts of the leading group %lld\n",
            (long long)r->stages, (long long)r->posts);
    return desk_end(c, &out);
}

struct job {
    const struct import_options *options;
    str path;
};

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
    TRY(app_import(d, &what, &result));
    if (result.note.len > 0)
        call_say(call, result.note);
    if (result.year_assumed)
        call_say(call, in(call, (struct both){"文件没有写年度，按本年度安排",
                                              "the document names no year, this one is taken"}));
    return write_result(call, d->c, o->dry, &result);
}

static int run_import(const struct call *call, void *options, strs words) {
    struct job job = {.options = options};
    if (words.n != 1)
        return call_usage(call, command_import.name,
                          in(call, (struct both){"一次导入一份方案，例如 bihuan import 方案.docx",
                                                 "one plan at a time, such as bihuan import "
                                                 "PLAN.docx"}));
    job.path = words.v[0];
    return desk_run(call, &job.options->desk, import, &job);
}

const struct command command_import = {
    .name = "import",
    .words = {"[选项] 文件", "[OPTION]... FILE"},
    .help = {"导入方案：任务、分工和责任事项进入台账。",
             "Imports a plan: its tasks, assignments and duties become the ledger."},
    .options = OPTIONS(import_options),
    .size = sizeof(struct import_options),
    .run = run_import,
};

/* bihuan sheets: fill-in sheets go out to departments that never log in, and come back. */
#include "app/sheets.h"

#include "base/utf8.h"
#include "calendar/day.h"
#include "cli/command.h"
#include "cli/desk.h"
#include "cli/progress.h"
#include "export/term.h"

struct sheets_options {
    struct desk_options desk;
    i64 plan, org;
    str until;
    bool dry;
    bool help;
};

#define AT(member) offsetof(struct sheets_options, member)

static const struct option sheets_options[] = {
    {"plan",
     0,
     OPTION_NUMBER,
     AT(plan),
     NULL,
     {"编号", "ID"},
     {"只发这份方案的事项", "Sends the duties of this plan only"}},
    {"org",
     0,
     OPTION_NUMBER,
     AT(org),
     NULL,
     {"编号", "ID"},
     {"只发给这个部门", "Sends to this department only"}},
    {"until",
     0,
     OPTION_TEXT,
     AT(until),
     NULL,
     {"日期", "DAY"},
     {"也列出到这天为止才开始的事项；不给则只列已经开始的",
      "Lists what begins until this day, too; else only what has begun"}},
    {"dry-run",
     'n',
     OPTION_FLAG,
     AT(dry),
     NULL,
     {NULL, NULL},
     {"收回时只预检，不写入", "Of in: tells what would come of it, keeps nothing"}},
    DESK_OPTION(struct sheets_options, desk),
    {"help", 'h', OPTION_FLAG, AT(help), NULL, {NULL, NULL}, {"显示这份说明", "Shows this help"}},
};

/* A text of a file, or its name, which must not steer the terminal. */
static str shown(struct action_call *v, str text) {
    size_t bad;
    struct arena *a = v->deed->c->arena;
    return term_text(a, utf8_repair(a, text, &bad));
}

static void say_progress(struct action_call *v, struct progress *p, size_t done, size_t total) {
    if (progress_due(p))
        progress_say(p, str_fmt(v->call->arena, v->call->chinese ? "%zu/%zu 份" : "%zu/%zu files",
                                done, total));
}

/* ---- out ---- */

static err out(struct action_call *v) {
    const struct sheets_options *o = v->options;
    const struct sheets_filter filter = {.plan = o->plan, .org = o->org, .until = o->until};
    struct list list;
    i64 written = 0, rows = 0;
    if (o->until.len > 0 && day_parse(o->until) == DAY_NONE)
        return fail(v->deed->c, ERR_INVALID, "“%.*s”不是日期，请写成 2025-06-30", STR(o->until));
    TRY(sheets_orgs(v->deed, &filter, v->words.v[0], &list));
    struct progress progress = progress_begin();
    const struct sheets_org *orgs = list.v;
    for (size_t i = 0; i < list.n; i++) {
        struct sheets_sent sent;
        TRY(sheets_send(v->deed, &filter, v->words.v[0], &orgs[i], &sent));
        say_progress(v, &progress, i + 1, list.n);
        if (sent.lead + sent.support == 0)
            continue;
        written++;
        rows += sent.lead;
        out_fmt(&v->out,
                v->call->chinese ? "%.*s：牵头 %lld 项（已逾期 %lld）· 配合 %lld 项\n"
                                 : "%.*s: leads %lld (late %lld), supports %lld\n",
                STR(shown(v, orgs[i].file)), (long long)sent.lead, (long long)sent.late,
                (long long)sent.support);
    }
    progress_end(&progress);
    if (written == 0)
        out_raw(&v->out, in(v->call, (struct both){"没有要填报的事项，没有写出文件\n",
                                                   "nothing to report on, no file written\n"}));
    else
        out_fmt(&v->out,
                v->call->chinese ? "共 %lld 份填报表、%lld 项待填，在 %.*s\n"
                                 : "%lld sheets with %lld duties in %.*s\n",
                (long long)written, (long long)rows, STR(shown(v, v->words.v[0])));
    return OK;
}

/* ---- in ---- */

/* What came of all files together. */
struct total {
    i64 failed; /* files that could not be read */
    i64 open;   /* cells and rows that were not taken */
    bool dry;
};

static str base_of(str path) {
    for (size_t i = path.len; i > 0; i--)
        if (path.ptr[i - 1] == '/')
            return str_sub(path, i, path.len);
    return path;
}

static void write_taken(struct action_call *v, str path, const struct sheets_taken *t, bool dry) {
    str file = shown(v, base_of(path));
    if (dry)
        out_raw(&v->out, in(v->call, (struct both){"预检（没有写入）：", "dry run: "}));
    out_fmt(&v->out,
            v->call->chinese
                ? "%.*s：%.*s · %lld 行 · 更新 %lld 条（提交审核 %lld）· 冲突 %lld · 未采纳 %lld\n"
                : "%.*s: %.*s, %lld rows, %lld changed (%lld submitted), %lld conflicts, %lld "
                  "not taken\n",
            STR(file), STR(shown(v, t->org)), (long long)t->rows, (long long)t->changed,
            (long long)t->submitted, (long long)t->conflicts, (long long)t->held);
    const struct sheets_note *notes = t->notes.v;
    for (size_t i = 0; i < t->notes.n; i++) {
        out_fmt(&v->out, "  %.*s", STR(file));
        if (notes[i].tab.len > 0)
            out_fmt(&v->out, " %.*s", STR(shown(v, notes[i].tab)));
        if (notes[i].row > 0)
            out_fmt(&v->out, v->call->chinese ? " 第 %lld 行" : " row %lld",
                    (long long)notes[i].row);
        out_fmt(&v->out, "：%.*s\n", STR(shown(v, notes[i].text)));
    }
}

/* What is wrong with one file is told, and the others are read all the same. */
static void take_file(struct action_call *v, str path, struct total *total) {
    struct ctx own = {.arena = arena_open((size_t)1 << 30)};
    struct deed mine = *v->deed;
    struct sheets_taken taken;
    mine.c = &own;
    if (sheets_take(&mine, path, total->dry, &taken) != OK) {
        total->failed++;
        call_fail(v->call, &own);
    } else {
        write_taken(v, path, &taken, total->dry);
        total->open += taken.conflicts + taken.held;
    }
    arena_close(own.arena);
}

static err in_sheets(struct action_call *v) {
    const struct sheets_options *o = v->options;
    struct total total = {.dry = o->dry};
    strs paths;
    TRY(sheets_files(v->deed->c, v->words, &paths));
    struct progress progress = progress_begin();
    for (size_t i = 0; i < paths.n; i++) {
        progress_end(&progress);
        take_file(v, paths.v[i], &total);
        say_progress(v, &progress, i + 1, paths.n);
    }
    progress_end(&progress);
    TRY(desk_end(v->deed->c, &v->out));
    if (total.failed > 0)
        return fail(v->deed->c, ERR_INVALID, "%lld 份文件没有收成，原因见上",
                    (long long)total.failed);
    return total.open == 0 ? OK
                           : fail(v->deed->c, ERR_CONFLICT, "有 %lld 处没有写入，请逐条核对",
                                  (long long)total.open);
}

static const struct action sheets_actions[] = {
    {"out",
     "t",
     {"文件夹", "FOLDER"},
     {"给每个部门写一份填报表", "Writes a fill-in sheet for each department"},
     out},
    {"in",
     "t+",
     {"文件…", "FILE..."},
     {"收回填好的表（或整个文件夹），只写入改动过的格子",
      "Merges sheets that came back (or a folder of them): changed cells only"},
     in_sheets},
};

const struct command command_sheets = {
    .name = "sheets",
    .words = {"操作 … [选项]", "ACTION ... [OPTION]..."},
    .help = {"填报表：发给不登录系统的部门，填好后收回并入台账。",
             "Fill-in sheets for departments that never log in: out, and merged back."},
    .options = OPTIONS(sheets_options),
    .size = sizeof(struct sheets_options),
    .actions = ACTIONS(sheets_actions),
    .desk = offsetof(struct sheets_options, desk),
};

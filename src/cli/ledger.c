/* bihuan ledger: the duties with their lamps. */
#include "app/duty_list.h"
#include "base/out.h"
#include "cli/command.h"
#include "cli/desk.h"

enum {
    LIMIT_DEFAULT = 1000,
    LIMIT_MAX = 100000
};

struct ledger_options {
    struct desk_options desk;
    struct output output;
    i64 org, plan, limit;
    str state;
    str lamp;
    strs sort, columns;
    str words, also; /* the filter; what the options stand for */
    bool more;
};

#define AT(member) offsetof(struct ledger_options, member)

static const char *const state_words[] = {"unsigned", "idle",   "active", "review", "returned",
                                          "approved", "closed", "void",   NULL};
static const char *const lamp_words[] = {"red", "yellow", "green", "grey", "done", NULL};

static const struct option ledger_options[] = {
    {"org",
     0,
     OPTION_NUMBER,
     AT(org),
     NULL,
     {"编号", "ID"},
     {"只看这个部门牵头的", "Those that this department leads"}},
    {"state",
     0,
     OPTION_TEXT,
     AT(state),
     state_words,
     {"状态", "STATE"},
     {"只看这个状态的", "Those in this state"}},
    {"plan",
     0,
     OPTION_NUMBER,
     AT(plan),
     NULL,
     {"编号", "ID"},
     {"只看这份方案的", "Those of this plan"}},
    {"lamp",
     0,
     OPTION_TEXT,
     AT(lamp),
     lamp_words,
     {"灯", "LAMP"},
     {"只看这种灯的", "Those with this lamp"}},
    {"sort",
     's',
     OPTION_LIST,
     AT(sort),
     NULL,
     {"字段", "FIELD"},
     {"按它排序，前面加 - 倒排，可以几项：部门,-进度；默认按时限",
      "Sorts by it, - before it turns round; several: org,-progress"}},
    {"columns",
     0,
     OPTION_LIST,
     AT(columns),
     NULL,
     {"列", "COLUMN"},
     {"只要这些列：编号,灯,责任事项", "These columns only: id,lamp,title"}},
    {"limit",
     0,
     OPTION_NUMBER,
     AT(limit),
     NULL,
     {"条数", "ROWS"},
     {"最多列出这么多", "At most so many"}},
    {"more",
     0,
     OPTION_FLAG,
     AT(more),
     NULL,
     {NULL, NULL},
     {"也列出阶段、对应称号、责任领导和责任人", "Also stages, titles and people"}},
    DESK_OPTION(struct ledger_options, desk),
    OUTPUT_OPTIONS(struct ledger_options, output, desk_formats),
};

static err show(const struct call *call, struct deed *d, void *arg) {
    struct ledger_options *o = arg;
    struct list lines;
    struct book book;
    const struct duty_view view = {.words = o->words,
                                   .also = o->also,
                                   .more = o->more,
                                   .sort = o->sort,
                                   .columns = o->columns,
                                   .limit = o->limit > 0 ? o->limit : LIMIT_DEFAULT};
    TRY(app_duty_list(d, &view, &lines));
    if ((i64)lines.n == view.limit)
        call_say(call,
                 call->chinese
                     ? str_fmt(call->arena, "只列出前 %zu 条，更多的请加大 --limit", lines.n)
                     : str_fmt(call->arena, "only the first %zu are listed, see --limit", lines.n));
    TRY(duty_book(d, &view, lines, &book));
    return desk_write(call, &o->output, d->c, &book, duty_summary(d->c->arena, lines));
}

/* The older options are shorthands of terms. */
static str terms_of(const struct call *call, const struct ledger_options *o) {
    struct out f = out_open(call->arena);
    if (o->org != 0)
        out_fmt(&f, "部门:%lld ", (long long)o->org);
    if (o->plan != 0)
        out_fmt(&f, "方案:%lld ", (long long)o->plan);
    if (o->state.len > 0)
        out_fmt(&f, "状态:%.*s ", STR(o->state));
    if (o->lamp.len > 0)
        out_fmt(&f, "灯:%.*s", STR(o->lamp));
    return out_str(&f);
}

/* gives  what is wrong with the call, "" = nothing */
static str check_call(const struct call *call, struct ledger_options *o) {
    if (o->limit > LIMIT_MAX)
        return in(call, (struct both){"--limit 最多 100000", "--limit is at most 100000"});
    return desk_check(call, &o->output);
}

static int run_ledger(const struct call *call, void *options, strs words) {
    struct ledger_options *o = options;
    str complaint = check_call(call, o);
    if (complaint.len > 0)
        return call_usage(call, command_ledger.name, complaint);
    o->words = str_join(call->arena, words, S(" "));
    o->also = terms_of(call, o);
    return desk_run(call, &o->desk, show, o);
}

const struct command command_ledger = {
    .name = "ledger",
    .words = {"[选项] [条件…]", "[OPTION]... [FILTER...]"},
    .help = {"列出责任事项台账和灯，可加条件：bihuan ledger 状态:待审核 时限<2025-07。",
             "Lists the duties with their lamps, filtered by words such as state:review."},
    .more =
        {"条件：字段:值，字段有 状态 灯 部门 方案 时限 开始 进度 规定 来源 标题 期次 编号；时限、"
         "进度\n还可用 < <= > >=；空格表示且，另有 "
         "或、非、括号；无时限、无部门；其余的字在标题里找。",
         "Filter: field:value, with state lamp org plan due opens progress required source title\n"
         "label id; due and progress also < <= > >=; a space is and, also or, not, brackets."},
    .options = OPTIONS(ledger_options),
    .size = sizeof(struct ledger_options),
    .run = run_ledger,
};

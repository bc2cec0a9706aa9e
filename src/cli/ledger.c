/* bihuan ledger: the duties with their lamps. */
#include "app/duty_flow.h"
#include "app/duty_list.h"
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
     {"只看这个状态的（和 --org 一起用）", "Those in this state (together with --org)"}},
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
    const struct duty_filter filter = {.org = o->org,
                                       .plan = o->plan,
                                       .state = o->state,
                                       .limit = o->limit > 0 ? o->limit : LIMIT_DEFAULT};
    TRY(app_duty_list(d, &filter, o->lamp, &lines));
    if ((i64)lines.n == filter.limit)
        call_say(call,
                 call->chinese
                     ? str_fmt(call->arena, "只列出前 %zu 条，更多的请加大 --limit", lines.n)
                     : str_fmt(call->arena, "only the first %zu are listed, see --limit", lines.n));
    if (o->more)
        TRY(app_duty_more(d, &lines));
    struct book book = o->more ? duty_book_more(d->c->arena, lines, d->today)
                               : duty_book(d->c->arena, lines, d->today);
    return desk_write(call, &o->output, d->c, &book, duty_summary(d->c->arena, lines));
}

/* gives  what is wrong with the call, "" = nothing */
static str check_call(const struct call *call, struct ledger_options *o, strs words) {
    if (words.n > 0)
        return in(call,
                  (struct both){"ledger 只用选项，不用别的内容", "ledger takes options only"});
    if (o->state.len > 0 && o->org == 0)
        return in(call, (struct both){"--state 要和 --org 一起用", "--state goes with --org"});
    if (o->plan != 0 && o->org != 0)
        return in(call,
                  (struct both){"--org 和 --plan 一次用一个", "use --org or --plan, not both"});
    if (o->limit > LIMIT_MAX)
        return in(call, (struct both){"--limit 最多 100000", "--limit is at most 100000"});
    return desk_check(call, &o->output);
}

static int run_ledger(const struct call *call, void *options, strs words) {
    struct ledger_options *o = options;
    str complaint = check_call(call, o, words);
    if (complaint.len > 0)
        return call_usage(call, command_ledger.name, complaint);
    return desk_run(call, &o->desk, show, o);
}

const struct command command_ledger = {
    .name = "ledger",
    .words = {"[选项]", "[OPTION]..."},
    .help = {"列出责任事项台账和灯。", "Lists the duties with their lamps."},
    .options = OPTIONS(ledger_options),
    .size = sizeof(struct ledger_options),
    .run = run_ledger,
};

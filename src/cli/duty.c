/* bihuan duty EVENT ID: a duty goes on. */
#include "app/duty_flow.h"

#include "base/number.h"
#include "base/out.h"
#include "calendar/day.h"
#include "cli/command.h"
#include "cli/desk.h"

#include <unistd.h>

static const size_t CALL_BYTES = (size_t)256 << 20;

struct duty_options {
    struct desk_options desk;
    str note;
    i64 progress_pct;
    str by_on;
    i64 version;
    bool help;
};

#define AT(member) offsetof(struct duty_options, member)

static const struct option duty_options[] = {
    {"note",
     'm',
     OPTION_TEXT,
     AT(note),
     NULL,
     {"文字", "TEXT"},
     {"进展，或退回的原因", "What was done; of a return, why"}},
    {"progress",
     0,
     OPTION_NUMBER,
     AT(progress_pct),
     NULL,
     {"百分数", "PERCENT"},
     {"做到了多少", "How much is done"}},
    {"until",
     0,
     OPTION_TEXT,
     AT(by_on),
     NULL,
     {"日期", "DAY"},
     {"退回后的限期，如 2025-06-30", "Of a return, until when, such as 2025-06-30"}},
    {"version",
     0,
     OPTION_NUMBER,
     AT(version),
     NULL,
     {"版本", "VERSION"},
     {"看到的版本；别人改过就不改", "The one that was seen; no change when another is there"}},
    DESK_OPTION(struct duty_options, desk),
    {"help", 'h', OPTION_FLAG, AT(help), NULL, {NULL, NULL}, {"显示这份说明", "Shows this help"}},
};

/* gives  what is wrong with the call, "" = nothing */
static str check_call(const struct call *call, const struct duty_options *o, strs words) {
    if (words.n != 2)
        return in(call,
                  (struct both){"要给出操作和编号，例如 bihuan duty accept 12",
                                "an event and an id are needed, such as bihuan duty accept 12"});
    if (number_ordinal(words.v[1]) < 1)
        return call->chinese ? str_fmt(call->arena, "“%.*s”不是编号", STR(words.v[1]))
                             : str_fmt(call->arena, "\"%.*s\" is no id", STR(words.v[1]));
    if (o->by_on.len > 0 && day_parse(o->by_on) == DAY_NONE)
        return call->chinese
                   ? str_fmt(call->arena, "“%.*s”不是日期，请写成 2025-06-30", STR(o->by_on))
                   : str_fmt(call->arena, "\"%.*s\" is no day, write 2025-06-30", STR(o->by_on));
    return S("");
}

static err act(const struct call *call, const struct duty_options *o, struct ctx *c, strs words) {
    struct deed d;
    struct duty duty;
    const struct duty_event event = {.duty = number_ordinal(words.v[1]),
                                     .event = words.v[0],
                                     .version = o->version,
                                     .progress_pct = o->progress_pct > 0 ? o->progress_pct : -1,
                                     .note = o->note,
                                     .by_on = o->by_on};
    TRY(desk_open(call, &o->desk, c, &d));
    TRY(app_duty(&d, &event, &duty));
    struct out out = out_open_fd(call->arena, STDOUT_FILENO);
    out_fmt(&out, "%lld %.*s · %s", (long long)duty.id, STR(duty.title),
            flow_called(flow_states, flow_states_n, duty.state));
    if (duty.progress_pct > 0)
        out_fmt(&out, " · %lld%%", (long long)duty.progress_pct);
    out_char(&out, '\n');
    (void)call_end(call, &out);
    return OK;
}

static int run_duty(const struct call *call) {
    struct duty_options options = {0};
    struct options table = OPTIONS(duty_options);
    struct parsed parsed = options_parse(call, table, &options);
    if (parsed.complaint.len > 0)
        return call_usage(call, command_duty.name, parsed.complaint);
    if (options.help)
        return help_show(call, &command_duty);
    str complaint = check_call(call, &options, parsed.words);
    if (complaint.len > 0)
        return call_usage(call, command_duty.name, complaint);
    struct ctx c = {.arena = arena_open(CALL_BYTES)};
    int status = act(call, &options, &c, parsed.words) == OK ? EXIT_GOOD : call_fail(call, &c);
    arena_close(c.arena);
    return status;
}

const struct command command_duty = {
    .name = "duty",
    .words = {"[选项] accept|progress|submit|withdraw|return|approve|close|reopen|void 编号",
              "[OPTION]... accept|progress|submit|withdraw|return|approve|close|reopen|void ID"},
    .help = {"办理责任事项：签收、报进展、提交、退回、审核、办结。",
             "A duty goes on: accepted, reported, submitted, returned, approved, closed."},
    .options = OPTIONS(duty_options),
    .run = run_duty,
};

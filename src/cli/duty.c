/* bihuan duty EVENT ID: a duty goes on. */
#include "app/desk.h"
#include "app/duty_flow.h"

#include "base/nearest.h"
#include "base/out.h"
#include "calendar/day.h"
#include "cli/command.h"
#include "cli/desk.h"
#include "store/audit.h"

#include <unistd.h>

enum {
    EVENTS_MAX = 32
};

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

/* That there is no such event, and which may be meant. */
static str unknown_event(const struct call *call, str word) {
    const char *names[EVENTS_MAX] = {"show"};
    size_t n = 1;
    for (size_t i = 0; i < flow_events_n && n < EVENTS_MAX; i++)
        names[n++] = flow_events[i].name;
    for (size_t i = 0; i < n; i++)
        if (str_eq(word, str_from(names[i])))
            return S("");
    str said = call->chinese ? str_fmt(call->arena, "不认识“%.*s”这个操作", STR(word))
                             : str_fmt(call->arena, "unknown event \"%.*s\"", STR(word));
    return call_suggest(call, said, "", nearest(word, names, n));
}

/* gives  what is wrong with the call, "" = nothing */
static str check_call(const struct call *call, const struct duty_options *o, strs words) {
    if (words.n != 2)
        return in(call,
                  (struct both){"要给出操作和编号，例如 bihuan duty accept 12",
                                "an event and an id are needed, such as bihuan duty accept 12"});
    if (desk_id(words.v[1]) == 0)
        return call->chinese ? str_fmt(call->arena, "“%.*s”不是编号", STR(words.v[1]))
                             : str_fmt(call->arena, "\"%.*s\" is no id", STR(words.v[1]));
    str unknown = unknown_event(call, words.v[0]);
    if (unknown.len > 0)
        return unknown;
    if (o->by_on.len > 0 && day_parse(o->by_on) == DAY_NONE)
        return call->chinese
                   ? str_fmt(call->arena, "“%.*s”不是日期，请写成 2025-06-30", STR(o->by_on))
                   : str_fmt(call->arena, "\"%.*s\" is no day, write 2025-06-30", STR(o->by_on));
    return S("");
}

/* What is known of a duty, and what became of it. */
static err show(const struct call *call, struct deed *d, i64 id) {
    struct duty duty;
    struct list history;
    TRY(record_get(d->c, d->db, &noun_duty, id, &duty));
    TRY(audit_history(d->c, d->db, S("duty"), id, &history));
    duty.state = str_from(flow_called(flow_states, flow_states_n, duty.state));
    struct out out = out_open_fd(call->arena, STDOUT_FILENO);
    for (size_t i = 0; i < duty_shape.n; i++) {
        const struct field *f = &duty_shape.fields[i];
        str value = field_text(d->c->arena, f, &duty);
        if (f->label != NULL && value.len > 0)
            out_fmt(&out, "%s：%.*s\n", f->label, STR(value));
    }
    const struct audit *v = history.v;
    for (size_t i = 0; i < history.n; i++)
        out_fmt(&out, "%.*s  %.*s  %lld\n", STR(app_moment(d->c->arena, v[i].at)), STR(v[i].deed),
                (long long)v[i].who);
    return desk_end(d->c, &out);
}

static err act(const struct call *call, const struct duty_options *o, struct deed *d, strs words) {
    struct duty duty;
    const struct duty_event event = {.duty = desk_id(words.v[1]),
                                     .event = words.v[0],
                                     .version = o->version,
                                     .progress_pct = o->progress_pct > 0 ? o->progress_pct : -1,
                                     .note = o->note,
                                     .by_on = o->by_on};
    TRY(app_duty(d, &event, &duty));
    struct out out = out_open_fd(call->arena, STDOUT_FILENO);
    out_fmt(&out, "%lld %.*s · %s", (long long)duty.id, STR(duty.title),
            flow_called(flow_states, flow_states_n, duty.state));
    if (duty.progress_pct > 0)
        out_fmt(&out, " · %lld%%", (long long)duty.progress_pct);
    out_char(&out, '\n');
    return desk_end(d->c, &out);
}

struct job {
    const struct duty_options *options;
    strs words;
};

static err work(const struct call *call, struct deed *d, void *arg) {
    const struct job *job = arg;
    return str_eq(job->words.v[0], S("show")) ? show(call, d, desk_id(job->words.v[1]))
                                              : act(call, job->options, d, job->words);
}

static int run_duty(const struct call *call, void *options, strs words) {
    struct job job = {.options = options, .words = words};
    str complaint = check_call(call, job.options, words);
    if (complaint.len > 0)
        return call_usage(call, command_duty.name, complaint);
    return desk_run(call, &job.options->desk, work, &job);
}

const struct command command_duty = {
    .name = "duty",
    .words = {"[选项] show|accept|progress|submit|withdraw|return|approve|close|reopen|void 编号",
              "[OPTION]... show|accept|progress|submit|withdraw|return|approve|close|reopen|void "
              "ID"},
    .help = {"办理责任事项：签收、报进展、提交、退回、审核、办结。",
             "A duty goes on: accepted, reported, submitted, returned, approved, closed."},
    .options = OPTIONS(duty_options),
    .size = sizeof(struct duty_options),
    .run = run_duty,
};

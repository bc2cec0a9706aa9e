/* bihuan link: which indicators tasks answer. */
#include "app/link.h"

#include "cli/command.h"
#include "cli/desk.h"

struct link_options {
    struct desk_options desk;
    i64 task;
    str framework, edition, indicator, relation, note;
    bool help;
};

#define AT(member) offsetof(struct link_options, member)

static const struct option link_options[] = {
    {"task",
     0,
     OPTION_NUMBER,
     AT(task),
     NULL,
     {"编号", "ID"},
     {"list：这项任务对应的指标", "Of list, what this task answers"}},
    {"indicator",
     0,
     OPTION_TEXT,
     AT(indicator),
     NULL,
     {"指标", "CODE"},
     {"list：对应这个指标的任务", "Of list, what answers this indicator"}},
    {"framework",
     0,
     OPTION_TEXT,
     AT(framework),
     NULL,
     {"代号", "ID"},
     {"测评体系的代号", "The framework, by its id"}},
    {"edition",
     0,
     OPTION_TEXT,
     AT(edition),
     NULL,
     {"版本", "EDITION"},
     {"测评体系的版本，如 2024", "Its edition, such as 2024"}},
    {"relation",
     0,
     OPTION_TEXT,
     AT(relation),
     NULL,
     {"程度", "WORD"},
     {"对应程度：等同、覆盖（默认）、部分", "How far: equal, covers (the default), part"}},
    {"note", 'm', OPTION_TEXT, AT(note), NULL, {"文字", "TEXT"}, {"备注", "A note"}},
    DESK_OPTION(struct link_options, desk),
    {"help", 'h', OPTION_FLAG, AT(help), NULL, {NULL, NULL}, {"显示这份说明", "Shows this help"}},
};

static void write_one(struct action_call *v, const struct link *link) {
    out_fmt(&v->out, "%lld ", (long long)link->id);
    if (str_eq(link->from_kind, S("task")))
        out_raw(&v->out, in(v->call, (struct both){"任务 ", "task "}));
    out_fmt(&v->out, "%.*s → %.*s %.*s %.*s · ", STR(link->from_ref), STR(link->framework),
            STR(link->edition), STR(link->indicator));
    out_raw(&v->out, v->call->chinese ? str_from(link_called(link->relation)) : link->relation);
    if (link->note.len > 0)
        out_fmt(&v->out, " · %.*s", STR(link->note));
    out_char(&v->out, '\n');
}

static err list(struct action_call *v) {
    const struct link_options *o = v->options;
    struct deed *d = v->deed;
    struct list list;
    const struct link to = {
        .framework = o->framework, .edition = o->edition, .indicator = o->indicator};
    str ref = str_fmt(d->c->arena, "%lld", (long long)o->task);
    if (o->task == 0 && o->indicator.len == 0)
        return fail(d->c, ERR_INVALID,
                    "要用 --task 说明任务，或用 --framework --edition --indicator 说明指标");
    TRY(o->task != 0 ? link_from(d->c, d->db, S("task"), ref, &list)
                     : link_to(d->c, d->db, &to, &list));
    for (size_t i = 0; i < list.n; i++)
        write_one(v, (const struct link *)list.v + i);
    return OK;
}

static err add(struct action_call *v) {
    const struct link_options *o = v->options;
    struct link link;
    const struct link like = {.framework = o->framework,
                              .edition = o->edition,
                              .indicator = v->words.v[1],
                              .relation = o->relation,
                              .note = o->note};
    TRY(app_link_add(v->deed, v->ids[0], &like, &link));
    write_one(v, &link);
    return OK;
}

static const struct action link_actions[] = {
    {"list",
     "",
     {"", ""},
     {"列出一项任务或一个指标的（默认）", "Lists those of a task or an indicator (the default)"},
     list},
    {"add",
     "it",
     {"任务 指标", "TASK INDICATOR"},
     {"任务对应测评体系的一个指标", "A task answers an indicator"},
     add},
};

const struct command command_link = {
    .name = "link",
    .words = {"[操作 …] [选项]", "[ACTION ...] [OPTION]..."},
    .help = {"指标对应：任务对应测评体系的哪些指标。", "Links: which indicators tasks answer."},
    .options = OPTIONS(link_options),
    .size = sizeof(struct link_options),
    .actions = ACTIONS(link_actions),
    .desk = offsetof(struct link_options, desk),
};

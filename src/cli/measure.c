/* bihuan measure: what departments split their tasks into. */
#include "app/measure.h"

#include "app/names.h"
#include "cli/command.h"
#include "cli/desk.h"

struct measure_options {
    struct desk_options desk;
    i64 task, org;
    str due_on, keeper, reason, by_on;
    bool help;
};

#define AT(member) offsetof(struct measure_options, member)

static const struct option measure_options[] = {
    {"task",
     0,
     OPTION_NUMBER,
     AT(task),
     NULL,
     {"编号", "ID"},
     {"list：这项任务的", "Of list, those of this task"}},
    {"org",
     0,
     OPTION_NUMBER,
     AT(org),
     NULL,
     {"编号", "ID"},
     {"list：这个部门的；add：由哪个部门办，默认牵头部门",
      "Of list, those of this department; of add, who does it"}},
    {"due",
     0,
     OPTION_TEXT,
     AT(due_on),
     NULL,
     {"日期", "DAY"},
     {"时限，如 2025-06-30；不给则随任务", "Until when; with the task when absent"}},
    {"keeper",
     0,
     OPTION_TEXT,
     AT(keeper),
     NULL,
     {"人员", "PERSON"},
     {"责任人，姓名或编号", "Who does it, name or id"}},
    {"reason",
     0,
     OPTION_TEXT,
     AT(reason),
     NULL,
     {"原因", "TEXT"},
     {"退回的原因", "Of a return, why"}},
    {"until",
     0,
     OPTION_TEXT,
     AT(by_on),
     NULL,
     {"日期", "DAY"},
     {"退回后的限期", "Of a return, until when it is to be mended"}},
    DESK_OPTION(struct measure_options, desk),
    {"help", 'h', OPTION_FLAG, AT(help), NULL, {NULL, NULL}, {"显示这份说明", "Shows this help"}},
};

static void write_one(struct action_call *v, const struct measure *m, str org, str keeper) {
    out_fmt(&v->out, "%lld %.*s · %s · %.*s", (long long)m->id, STR(m->text),
            flow_state(&measure_flow, m->state), STR(org));
    if (keeper.len > 0)
        out_fmt(&v->out, " · %.*s", STR(keeper));
    if (m->due_on.len > 0)
        out_fmt(&v->out, " · %.*s", STR(m->due_on));
    if (m->reason.len > 0 && str_eq(m->state, S("returned")))
        out_fmt(&v->out, " · %.*s（%.*s 前）", STR(m->reason), STR(m->by_on));
    out_char(&v->out, '\n');
}

static err write_all(struct action_call *v, struct names *names, struct list list) {
    struct deed *d = v->deed;
    for (size_t i = 0; i < list.n; i++) {
        const struct measure *m = (const struct measure *)list.v + i;
        str org, keeper;
        TRY(names_org(d->c, d->db, names, m->org, &org));
        TRY(names_person(d->c, d->db, names, m->keeper, &keeper));
        write_one(v, m, org, keeper);
    }
    return OK;
}

static err list(struct action_call *v) {
    const struct measure_options *o = v->options;
    struct deed *d = v->deed;
    struct names names = {0};
    struct list page;
    i64 after = 0;
    if (o->task != 0) {
        TRY(measure_of_task(d->c, d->db, o->task, &page));
        return write_all(v, &names, page);
    }
    if (o->org == 0)
        return fail(d->c, ERR_INVALID, "要用 --task 或 --org 说明看哪些举措");
    do {
        TRY(measure_of_org(d->c, d->db, o->org, after, &page));
        TRY(write_all(v, &names, page));
        if (page.n > 0)
            after = ((const struct measure *)page.v)[page.n - 1].id;
    } while (page.n > 0);
    return OK;
}

static err add(struct action_call *v) {
    const struct measure_options *o = v->options;
    struct measure measure;
    struct names names = {0};
    const struct measure like = {
        .task = v->ids[0], .org = o->org, .text = v->words.v[1], .due_on = o->due_on};
    TRY(app_measure_add(v->deed, &like, o->keeper, &measure));
    return write_all(v, &names, (struct list){&measure, 1});
}

/* The action is the event. */
static err act(struct action_call *v) {
    const struct measure_options *o = v->options;
    struct list done;
    struct names names = {0};
    const struct measure_event event = {.measures = v->batch,
                                        .event = str_from(v->action->name),
                                        .text = v->words.v[v->words.n - 1],
                                        .reason = o->reason,
                                        .by_on = o->by_on};
    TRY(app_measure(v->deed, &event, &done));
    return write_all(v, &names, done);
}

#define MEASURES                                                                                   \
    { "编号…", "ID..." }
static const struct action measure_actions[] = {
    {"list",
     "",
     {"", ""},
     {"列出一项任务或一个部门的（默认）", "Lists those of a task or a department (the default)"},
     list},
    {"add",
     "it",
     {"任务 文字", "TASK TEXT"},
     {"部门把任务分解出一条", "A department splits one off its task"},
     add},
    {"change", "bt", {"编号 文字", "ID TEXT"}, {"修改草稿", "Changes a draft"}, act},
    {"submit", "b+", MEASURES, {"提交审核", "Hands them in for review"}, act},
    {"approve", "b+", MEASURES, {"审核通过", "Finds them good"}, act},
    {"return",
     "b+",
     MEASURES,
     {"退回修改，要写明 --reason 和 --until", "Sends them back, with --reason and --until"},
     act},
};

const struct command command_measure = {
    .name = "measure",
    .words = {"[操作 …] [选项]", "[ACTION ...] [OPTION]..."},
    .help = {"举措：部门分解任务、提交，创建办审核。",
             "Measures: departments split tasks and hand in, the clerk approves."},
    .options = OPTIONS(measure_options),
    .size = sizeof(struct measure_options),
    .actions = ACTIONS(measure_actions),
    .desk = offsetof(struct measure_options, desk),
};

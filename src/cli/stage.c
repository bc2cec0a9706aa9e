/* bihuan stage: the periods that a plan is carried out in. */
#include "app/stage_change.h"

#include "cli/command.h"
#include "cli/desk.h"
#include "cli/task_said.h"
#include "store/stage.h"

struct stage_options {
    struct desk_options desk;
    str reason;
    bool help;
};

static const struct option stage_options[] = {
    {"reason",
     0,
     OPTION_TEXT,
     offsetof(struct stage_options, reason),
     NULL,
     {"原因", "TEXT"},
     {"改动已通过的方案要写明原因", "Why, where an adopted plan is changed"}},
    DESK_OPTION(struct stage_options, desk),
    {"help",
     'h',
     OPTION_FLAG,
     offsetof(struct stage_options, help),
     NULL,
     {NULL, NULL},
     {"显示这份说明", "Shows this help"}},
};

static void say(struct action_call *v, const struct stage *stage) {
    out_fmt(&v->out, "%lld %.*s %.*s 至 %.*s\n", (long long)stage->id, STR(stage->name),
            STR(stage->from_on), STR(stage->until_on));
}

static err list(struct action_call *v) {
    struct list stages;
    struct plan plan;
    struct deed *d = v->deed;
    TRY(record_get(d->c, d->db, &noun_plan, v->ids[0], &plan));
    TRY(stage_of_plan(d->c, d->db, plan.id, &stages));
    for (size_t i = 0; i < stages.n; i++)
        say(v, (const struct stage *)stages.v + i);
    return OK;
}

static err add(struct action_call *v) {
    struct stage stage;
    const struct stage like = {.plan = v->ids[0],
                               .name = v->words.v[1],
                               .from_on = v->words.v[2],
                               .until_on = v->words.v[3]};
    TRY(app_stage_add(v->deed, like, &stage));
    say(v, &stage);
    return OK;
}

static err move(struct action_call *v) {
    struct task_changed changed;
    const struct stage_options *o = v->options;
    const struct stage like = {
        .id = v->ids[0], .from_on = v->words.v[1], .until_on = v->words.v[2]};
    TRY(app_stage_move(v->deed, like, o->reason, &changed));
    task_say_changed(v, &changed);
    return OK;
}

static const struct action stage_actions[] = {
    {"list", "i", {"方案", "PLAN"}, {"列出方案的阶段", "Lists the stages of a plan"}, list},
    {"add",
     "itdd",
     {"方案 名称 开始 结束", "PLAN NAME FROM UNTIL"},
     {"增加一个阶段", "Adds one"},
     add},
    {"move",
     "idd",
     {"编号 开始 结束", "ID FROM UNTIL"},
     {"调整起止日期，其中任务的责任事项重排", "Gives it other days; duties in it are made again"},
     move},
};

const struct command command_stage = {
    .name = "stage",
    .words = {"操作 … [选项]", "ACTION ... [OPTION]..."},
    .help = {"方案的阶段：列出、增加、调整日期。", "Stages of a plan: listed, added, moved."},
    .options = OPTIONS(stage_options),
    .size = sizeof(struct stage_options),
    .actions = ACTIONS(stage_actions),
    .desk = offsetof(struct stage_options, desk),
};

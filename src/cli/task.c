/* bihuan task: the plan as people work with it. */
#include "app/comment.h"
#include "app/stage_change.h"
#include "app/task_assign.h"
#include "app/task_change.h"
#include "app/task_list.h"
#include "cli/card.h"
#include "cli/command.h"
#include "cli/desk.h"
#include "cli/task_said.h"

struct task_options {
    struct desk_options desk;
    struct output output;
    i64 plan, stage, lead;
    str text, due, cadence, festivals, from, reason;
    str leader, keeper;
    strs support;
    bool required, optional;
};

#define AT(member) offsetof(struct task_options, member)

static const struct option task_options[] = {
    {"plan",
     0,
     OPTION_NUMBER,
     AT(plan),
     NULL,
     {"编号", "ID"},
     {"list：哪份方案的任务", "Of list, the plan whose tasks are listed"}},
    {"text",
     0,
     OPTION_TEXT,
     AT(text),
     NULL,
     {"文字", "TEXT"},
     {"任务的新文字", "What the task is to say"}},
    {"due",
     0,
     OPTION_TEXT,
     AT(due),
     NULL,
     {"时限", "DATE"},
     {"时限，如 2025-06-30、2025-06、2025；“无”表示取消",
      "Until when, such as 2025-06-30, 2025-06, 2025; none = not said"}},
    {"cadence",
     0,
     OPTION_TEXT,
     AT(cadence),
     NULL,
     {"频次", "WORD"},
     {"每周、每月、每季度、每半年、每年、常态化；“无”表示取消",
      "weekly, monthly, quarterly, half-yearly, yearly, continuous; none"}},
    {"festival",
     0,
     OPTION_TEXT,
     AT(festivals),
     NULL,
     {"节日", "NAMES"},
     {"在这些节日前后办理，如 春节、端午节；“无”表示取消",
      "Done around these festivals, such as duanwu; none"}},
    {"stage",
     0,
     OPTION_NUMBER,
     AT(stage),
     NULL,
     {"编号", "ID"},
     {"在这个阶段内办理", "Done within this stage"}},
    {"required", 0, OPTION_FLAG, AT(required), NULL, {NULL, NULL}, {"规定动作", "Has to be done"}},
    {"optional", 0, OPTION_FLAG, AT(optional), NULL, {NULL, NULL}, {"自选动作", "May be done"}},
    {"from",
     0,
     OPTION_TEXT,
     AT(from),
     NULL,
     {"来源", "SOURCE"},
     {"add：上级交办、手工录入（默认）、指标、会议议定",
      "Of add, order, hand (the default), indicator, meeting"}},
    {"lead",
     0,
     OPTION_NUMBER,
     AT(lead),
     NULL,
     {"编号", "ID"},
     {"牵头部门；serve：为这个称号牵头的部门", "Who leads; of serve, who leads for this title"}},
    {"support",
     0,
     OPTION_LIST,
     AT(support),
     NULL,
     {"编号,…", "ID,..."},
     {"配合部门；“无”表示取消", "Who supports; none"}},
    {"leader",
     0,
     OPTION_TEXT,
     AT(leader),
     NULL,
     {"人员", "PERSON"},
     {"责任领导，姓名或编号", "Leader who answers for it, name or id"}},
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
     {"改动已通过的方案要写明原因", "Why, where an adopted plan is changed"}},
    DESK_OPTION(struct task_options, desk),
    OUTPUT_OPTIONS(struct task_options, output, desk_formats),
};

static err list(struct action_call *v) {
    struct list lines;
    struct task_options o = *(const struct task_options *)v->options;
    struct ctx *c = v->deed->c;
    str wrong = desk_check(v->call, &o.output);
    if (o.plan == 0 || wrong.len > 0)
        return fail(c, ERR_INVALID, "%.*s",
                    STR(wrong.len > 0 ? wrong : S("要用 --plan 说明是哪份方案的任务")));
    TRY(app_task_list(v->deed, o.plan, &lines));
    struct book book = task_book(c->arena, lines, v->deed->today);
    return desk_write(v->call, &o.output, c, &book, S(""));
}

static err show(struct action_call *v) {
    struct card card;
    TRY(card_task(v->deed, v->ids[0], &card));
    card_write(&v->out, &card);
    return OK;
}

static err history(struct action_call *v) {
    struct card card;
    TRY(card_task_past(v->deed, v->ids[0], &card));
    if (card.n == 0)
        out_raw(&v->out, in(v->call, (struct both){"没有改动过\n", "never changed\n"}));
    card_write(&v->out, &card);
    return OK;
}

static struct task_change change_of(const struct task_options *o) {
    return (struct task_change){.text = o->text,
                                .due = o->due,
                                .cadence = o->cadence,
                                .festivals = o->festivals,
                                .stage = o->stage,
                                .required = o->required,
                                .optional = o->optional,
                                .reason = o->reason};
}

static err change(struct action_call *v) {
    struct task_changed changed;
    struct task_change what = change_of(v->options);
    if (what.text.len > 0 && v->batch.n > 1)
        return fail(v->deed->c, ERR_INVALID, "--text 一次只能改一项任务");
    TRY(app_task_change(v->deed, v->batch, &what, &changed));
    task_say_changed(v, &changed);
    return OK;
}

/* Ids, then the date, unless a stage or festivals tell it. */
static err due(struct action_call *v) {
    struct task_changed changed;
    const struct task_options *o = v->options;
    const struct task_change what = {.due = v->words.n > 1 ? v->words.v[1] : o->due,
                                     .festivals = o->festivals,
                                     .stage = o->stage,
                                     .reason = o->reason};
    TRY(app_task_change(v->deed, v->batch, &what, &changed));
    task_say_changed(v, &changed);
    return OK;
}

static err add(struct action_call *v) {
    struct task task;
    struct task_changed changed;
    const struct task_options *o = v->options;
    struct task_change like = change_of(o);
    like.text = v->words.v[1];
    const struct task_new new = {
        .plan = v->ids[0], .from = o->from, .lead = o->lead, .like = &like};
    TRY(app_task_add(v->deed, &new, &task, &changed));
    out_fmt(&v->out,
            v->call->chinese ? "任务 %lld，责任事项 %lld 条\n" : "task %lld, %lld duties\n",
            (long long)task.id, (long long)changed.duties.added);
    return OK;
}

static err drop(struct action_call *v) {
    struct task_changed changed;
    const struct task_options *o = v->options;
    TRY(app_task_drop(v->deed, v->batch, o->reason, &changed));
    task_say_changed(v, &changed);
    return OK;
}

static bool is_none(strs words) {
    return words.n == 1 && (str_eq(words.v[0], S("无")) || str_eq(words.v[0], S("none")));
}

static err assign(struct action_call *v) {
    struct task_changed changed;
    const struct task_options *o = v->options;
    struct task_assign to = {.lead = o->lead,
                             .alone = is_none(o->support),
                             .leader = o->leader,
                             .keeper = o->keeper,
                             .reason = o->reason};
    if (!to.alone)
        TRY(batch_read(v->deed->c, o->support, &to.support));
    TRY(app_task_assign(v->deed, v->batch, &to, &changed));
    task_say_changed(v, &changed);
    return OK;
}

/* Both actions: serve and unserve. */
static err serve(struct action_call *v) {
    struct task_changed changed;
    const struct task_options *o = v->options;
    const struct task_serve to = {.goal = v->ids[1],
                                  .lead = o->lead,
                                  .no_more = str_eq(str_from(v->action->name), S("unserve")),
                                  .reason = o->reason};
    TRY(app_task_serve(v->deed, v->batch, &to, &changed));
    task_say_changed(v, &changed);
    return OK;
}

static err goals(struct action_call *v) {
    str text;
    TRY(app_task_goals(v->deed, v->ids[0], &text));
    out_raw(&v->out, text);
    return OK;
}

static err renew(struct action_call *v) {
    struct task_changed changed;
    TRY(app_plan_renew(v->deed, v->ids[0], &changed));
    task_say_changed(v, &changed);
    return OK;
}

static err comment(struct action_call *v) {
    return app_comment(v->deed, &noun_task, v->ids[0], v->words.v[1]);
}

#define TASK                                                                                       \
    { "编号", "ID" }
#define TASKS                                                                                      \
    { "编号,…", "ID,..." }
static const struct action task_actions[] = {
    {"list",
     "",
     {"", ""},
     {"列出方案的任务和分工（默认）", "Lists the tasks of a plan (the default)"},
     list},
    {"show", "i", TASK, {"查看一项和它的举措、责任事项", "Shows one with all about it"}, show},
    {"history", "i", TASK, {"改动经过和原文", "What it said before, when, who and why"}, history},
    {"change", "b", TASKS, {"修改文字、时限、频次、要求", "Changes what tasks say"}, change},
    {"due",
     "bT",
     {"编号,… [时限]", "ID,... [DATE]"},
     {"批量定时限，也可用 --stage 或 --festival", "Sets dates, or --stage or --festival"},
     due},
    {"add", "it", {"方案 文字", "PLAN TEXT"}, {"在方案里加一项", "Adds one to a plan"}, add},
    {"drop", "b", TASKS, {"取消", "Takes tasks out of the plan"}, drop},
    {"assign",
     "b",
     TASKS,
     {"批量分工：--lead --support --leader --keeper", "Says who has tasks"},
     assign},
    {"serve",
     "bi",
     {"编号,… 目标", "ID,... GOAL"},
     {"对应方案的一个称号", "They serve a title of the plan"},
     serve},
    {"unserve", "bi", {"编号,… 目标", "ID,... GOAL"}, {"不再对应", "They serve it no more"}, serve},
    {"goals",
     "i",
     {"方案", "PLAN"},
     {"称号的年度阶梯、共同要求和单独要求", "Titles by year, what they ask together and alone"},
     goals},
    {"renew",
     "i",
     {"方案", "PLAN"},
     {"重排责任事项，如有新公布的日期；办过的不动",
      "Makes its duties again, as when days were announced; work on them stays"},
     renew},
    {"comment", "it", {"编号 文字", "ID TEXT"}, {"评论", "Says something at one"}, comment},
};

const struct command command_task = {
    .name = "task",
    .words = {"[操作 …] [选项]", "[ACTION ...] [OPTION]..."},
    .help = {"任务：查看、修改、分工、定时限、增减，原文都留着。",
             "Tasks: shown, changed, assigned, dated, added, dropped; old texts are kept."},
    .more = {"编号可以写成 3,5,8-12；一次全改成，或者都不改。",
             "Ids may be written 3,5,8-12; all are changed or none."},
    .options = OPTIONS(task_options),
    .size = sizeof(struct task_options),
    .actions = ACTIONS(task_actions),
    .desk = offsetof(struct task_options, desk),
};

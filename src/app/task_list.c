/* Listing tasks. */
#include "app/task_list.h"

#include "app/task_words.h"
#include "app/wording.h"
#include "base/out.h"
#include "store/stage.h"
#include "store/task.h"

static const struct field task_line_fields[] = {
    FIELD(struct task_line, id, .label = "编号", .width = 6),
    FIELD(struct task_line, text, .label = "任务", .width = 44),
    FIELD(struct task_line, assigned, .label = "分工", .width = 28),
    FIELD(struct task_line, due, .label = "时限", .width = 14),
    FIELD(struct task_line, cadence, .label = "频次", .width = 8),
    FIELD(struct task_line, stage, .label = "阶段", .width = 10),
    FIELD(struct task_line, served, .label = "对应称号", .width = 16),
    FIELD(struct task_line, source, .label = "来源", .width = 9),
    FIELD(struct task_line, required, .label = "要求", .width = 9),
};
const struct shape task_line_shape = SHAPE(struct task_line, task_line_fields);

static const struct column task_columns[] = {
    {.centred = true, .rank = 1},
    {.rank = 1},
    {.missing = "责任部门待明确", .rank = 1},
    {.rank = 2},
    {.rank = 3},
    {.rank = 3},
    {.rank = 4},
    {.rank = 5},
    {.rank = 4},
};

/* What is asked once for a plan. */
struct asked {
    struct names names;
    struct list stages;      /* struct stage */
    struct list assignments; /* struct assignment, in the order of their tasks */
    struct list goals;       /* struct task_goal, in the order of their tasks */
    size_t assignments_at, goals_at;
};

/* Of a list in the order of its tasks, those of one; *at moves behind them. */
static struct list part_of(struct list all, size_t *at, i64 task, size_t size, size_t offset) {
    const char *v = all.v;
    size_t from = *at;
    while (*at < all.n && *(const i64 *)(const void *)(v + *at * size + offset) == task)
        *at += 1;
    return (struct list){from < all.n ? v + from * size : NULL, *at - from};
}

static str stage_name(const struct asked *asked, i64 id) {
    const struct stage *v = asked->stages.v;
    for (size_t i = 0; i < asked->stages.n; i++)
        if (v[i].id == id)
            return v[i].name;
    return S("");
}

static str when_of(struct arena *a, const struct task *task) {
    str due = wording_due(a, task->due, (range){task->period_from, task->period_to});
    return due.len > 0 ? due : task_words_festivals(a, task->festivals);
}

static err line_of(struct deed *d, struct asked *asked, const struct task *task,
                   struct task_line *line) {
    struct list assignments = part_of(asked->assignments, &asked->assignments_at, task->id,
                                      sizeof(struct assignment), offsetof(struct assignment, task));
    struct list goals = part_of(asked->goals, &asked->goals_at, task->id, sizeof(struct task_goal),
                                offsetof(struct task_goal, task));
    *line = (struct task_line){.id = task->id,
                               .text = task->text,
                               .due = when_of(d->c->arena, task),
                               .cadence = wording_cadence(task->cadence),
                               .stage = stage_name(asked, task->stage),
                               .source = task_words_source(task->source),
                               .required = task->dropped    ? S("已取消")
                                           : task->required ? S("规定动作")
                                                            : S("自选动作")};
    TRY(task_words_assigned(d->c, d->db, &asked->names, assignments, &line->assigned));
    return task_words_served(d->c, d->db, &asked->names, goals, &line->served);
}

static err ask(struct deed *d, i64 plan_id, struct asked *asked, struct list *tasks) {
    struct plan plan;
    *asked = (struct asked){0};
    TRY(record_get(d->c, d->db, &noun_plan, plan_id, &plan));
    TRY(stage_of_plan(d->c, d->db, plan_id, &asked->stages));
    TRY(assignment_of_plan(d->c, d->db, plan_id, &asked->assignments));
    TRY(task_goals_of_plan(d->c, d->db, plan_id, &asked->goals));
    return task_of_plan(d->c, d->db, plan_id, tasks);
}

err app_task_list(struct deed *d, i64 plan, struct list *lines_out) {
    struct asked asked;
    struct list tasks;
    TRY(ask(d, plan, &asked, &tasks));
    struct task_line *lines = take(d->c->arena, struct task_line, tasks.n + 1);
    for (size_t i = 0; i < tasks.n; i++)
        TRY(line_of(d, &asked, (const struct task *)tasks.v + i, &lines[i]));
    *lines_out = (struct list){lines, tasks.n};
    return OK;
}

struct book task_book(struct arena *a, struct list lines, str today) {
    struct sheet *sheet = take(a, struct sheet, 1);
    *sheet = (struct sheet){.name = S("任务"),
                            .title = S("任务分工"),
                            .subtitle = str_fmt(a, "截至 %.*s　%zu 项", STR(today), lines.n),
                            .shape = &task_line_shape,
                            .columns = task_columns,
                            .rows = lines.v,
                            .n = lines.n};
    return (struct book){sheet, 1};
}

/* ---- titles ---- */

/* 文明单位：2024年 市级 → 2026年 省级. The goals of a title stand together, the earliest first. */
static void write_ladders(struct out *o, struct list goals) {
    const struct goal *v = goals.v;
    for (size_t i = 0; i < goals.n; i++) {
        const char *arrow = "：";
        bool before = false;
        for (size_t k = 0; k < i; k++)
            before = before || str_eq(v[k].title, v[i].title);
        if (before)
            continue;
        out_raw(o, v[i].title);
        for (i64 year = -1;;) { /* the next year of this title, each once */
            const struct goal *next = NULL;
            for (size_t k = 0; k < goals.n; k++)
                if (str_eq(v[k].title, v[i].title) && v[k].year > year &&
                    (next == NULL || v[k].year < next->year))
                    next = &v[k];
            if (next == NULL)
                break;
            year = next->year;
            out_raw(o, str_from(arrow));
            if (year > 0)
                out_fmt(o, "%lld年", (long long)year);
            out_fmt(o, "%.*s（目标 %lld）", STR(next->level), (long long)next->id);
            arrow = " → ";
        }
        out_char(o, '\n');
    }
}

/* Whether a task serves a goal by itself; with goal 0, whether it serves all. */
static bool serves(struct list goals, i64 goal) {
    const struct task_goal *v = goals.v;
    for (size_t i = 0; i < goals.n; i++)
        if (v[i].goal == goal)
            return true;
    return goal == 0 && goals.n == 0;
}

static err write_tasks(struct deed *d, struct asked *asked, struct list tasks, i64 goal,
                       struct out *o) {
    const struct task *v = tasks.v;
    asked->goals_at = 0;
    for (size_t i = 0; i < tasks.n; i++) {
        struct list goals = part_of(asked->goals, &asked->goals_at, v[i].id,
                                    sizeof(struct task_goal), offsetof(struct task_goal, task));
        const struct task_goal *to = goals.v;
        if (v[i].dropped || !serves(goals, goal))
            continue;
        out_fmt(o, "  %lld %.*s", (long long)v[i].id, STR(v[i].text));
        for (size_t k = 0; k < goals.n; k++) {
            str lead;
            if (to[k].goal != goal)
                continue;
            TRY(names_org(d->c, d->db, &asked->names, to[k].org, &lead));
            if (lead.len > 0)
                out_fmt(o, "（牵头 %.*s）", STR(lead));
        }
        out_char(o, '\n');
    }
    return OK;
}

err app_task_goals(struct deed *d, i64 plan, str *text_out) {
    struct asked asked;
    struct list tasks, goals;
    struct out o = out_open(d->c->arena);
    TRY(ask(d, plan, &asked, &tasks));
    TRY(plan_goals(d->c, d->db, plan, &goals));
    const struct goal *v = goals.v;
    if (goals.n == 0)
        out_raw(&o, S("方案没有写明要创建的称号\n"));
    write_ladders(&o, goals);
    out_raw(&o, S("共同要求：\n"));
    TRY(write_tasks(d, &asked, tasks, 0, &o));
    for (size_t i = 0; i < goals.n; i++) {
        out_fmt(&o, "%.*s%.*s（目标 %lld）的单独要求：\n", STR(v[i].level), STR(v[i].title),
                (long long)v[i].id);
        TRY(write_tasks(d, &asked, tasks, v[i].id, &o));
    }
    *text_out = out_str(&o);
    return OK;
}

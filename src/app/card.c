/* Cards. */
#include "app/card.h"

#include "app/desk.h"
#include "app/duty_flow.h"
#include "app/link.h"
#include "app/measure.h"
#include "app/org.h"
#include "app/person.h"
#include "app/task_words.h"
#include "app/wording.h"
#include "store/comment.h"
#include "store/org.h"
#include "store/plan.h"
#include "store/stage.h"
#include "store/task.h"

void card_add(struct arena *a, struct card *card, const char *label, str value) {
    if (value.len > 0)
        *push(a, card) = (struct card_line){str_from(label), value};
}

/* 2025-06-15 10:30 李四 */
static err moment_of(struct deed *d, struct names *names, i64 at, i64 who, str *words_out) {
    str name;
    TRY(names_person(d->c, d->db, names, who, &name));
    *words_out = str_fmt(d->c->arena, "%.*s%s%.*s", STR(app_moment(d->c->arena, at)),
                         name.len > 0 ? " " : "", STR(name));
    return OK;
}

static err add_comments(struct deed *d, struct names *names, const struct noun *noun, i64 id,
                        struct card *card) {
    struct list list;
    TRY(comment_at(d->c, d->db, noun, id, &list));
    const struct comment *v = list.v;
    for (size_t i = 0; i < list.n; i++) {
        str when;
        TRY(moment_of(d, names, v[i].at, v[i].who, &when));
        card_add(d->c->arena, card, "评论",
                 str_fmt(d->c->arena, "%.*s　%.*s", STR(v[i].text), STR(when)));
    }
    return OK;
}

/* ---- a task ---- */

/* Stage, titles and people of a task, as they stand at its duties too. */
static err add_around(struct deed *d, struct names *names, const struct task *task,
                      struct card *card) {
    struct list assignments, goals;
    struct stage stage;
    str assigned, served;
    struct arena *a = d->c->arena;
    if (task->stage != 0) {
        TRY(record_get(d->c, d->db, &noun_stage, task->stage, &stage));
        card_add(a, card, "阶段",
                 str_fmt(a, "%.*s（%.*s 至 %.*s）", STR(stage.name), STR(stage.from_on),
                         STR(stage.until_on)));
    }
    TRY(assignment_of_task(d->c, d->db, task->id, &assignments));
    TRY(task_words_assigned(d->c, d->db, names, assignments, &assigned));
    card_add(a, card, "分工", assigned.len > 0 ? assigned : S("责任部门待明确"));
    TRY(task_goals(d->c, d->db, task->id, &goals));
    TRY(task_words_served(d->c, d->db, names, goals, &served));
    card_add(a, card, "对应称号", served.len > 0 ? served : S("方案的全部称号"));
    return OK;
}

static err add_measures(struct deed *d, struct names *names, i64 task, struct card *card) {
    struct list list;
    TRY(measure_of_task(d->c, d->db, task, &list));
    const struct measure *v = list.v;
    for (size_t i = 0; i < list.n; i++) {
        str org, keeper;
        TRY(names_org(d->c, d->db, names, v[i].org, &org));
        TRY(names_person(d->c, d->db, names, v[i].keeper, &keeper));
        card_add(d->c->arena, card, "举措",
                 str_fmt(d->c->arena, "%lld %.*s　%.*s%s%.*s　%s", (long long)v[i].id,
                         STR(v[i].text), STR(org), keeper.len > 0 ? " " : "", STR(keeper),
                         flow_state(&measure_flow, v[i].state)));
    }
    return OK;
}

static err add_links(struct deed *d, i64 task, struct card *card) {
    struct list list;
    struct arena *a = d->c->arena;
    TRY(link_from(d->c, d->db, S("task"), str_fmt(a, "%lld", (long long)task), &list));
    const struct link *v = list.v;
    for (size_t i = 0; i < list.n; i++)
        card_add(a, card, "指标对应",
                 str_fmt(a, "%.*s %.*s %.*s（%s%s）", STR(v[i].framework), STR(v[i].edition),
                         STR(v[i].indicator), link_called(v[i].relation),
                         v[i].confirmed_at == 0 ? "，待确认" : ""));
    return OK;
}

static err add_duties(struct deed *d, i64 task, struct card *card) {
    struct list list;
    TRY(duty_of_task(d->c, d->db, task, &list));
    const struct duty *v = list.v;
    for (size_t i = 0; i < list.n; i++) {
        str due = v[i].due_on.len > 0 ? v[i].due_on : S("时限待明确");
        card_add(d->c->arena, card, "责任事项",
                 str_fmt(d->c->arena, "%lld %.*s　%.*s　%s", (long long)v[i].id, STR(v[i].label),
                         STR(due), flow_state(&duty_flow, v[i].state)));
    }
    return OK;
}

err card_task(struct deed *d, i64 id, struct card *card_out) {
    struct task task;
    struct plan plan;
    struct names names = {0};
    struct card card = {0};
    struct arena *a = d->c->arena;
    TRY(record_get(d->c, d->db, &noun_task, id, &task));
    TRY(record_get(d->c, d->db, &noun_plan, task.plan, &plan));
    const range period = {task.period_from, task.period_to};
    card_add(a, &card, "任务", str_fmt(a, "%lld %.*s", (long long)id, STR(task.text)));
    card_add(a, &card, "方案", str_fmt(a, "%lld %.*s", (long long)plan.id, STR(plan.title)));
    card_add(a, &card, "所属部分", task.path);
    card_add(a, &card, "来源", task_words_source(task.source));
    card_add(a, &card, "要求", task.required ? S("规定动作") : S("自选动作"));
    card_add(a, &card, "时限", wording_due(a, task.due, period));
    card_add(a, &card, "频次", wording_cadence(task.cadence));
    card_add(a, &card, "节日", task_words_festivals(a, task.festivals));
    card_add(a, &card, "数量", task.amounts);
    card_add(a, &card, "依据", task.cites);
    card_add(a, &card, "状态", task.dropped ? S("已取消") : S(""));
    TRY(add_around(d, &names, &task, &card));
    TRY(add_measures(d, &names, id, &card));
    TRY(add_links(d, id, &card));
    TRY(add_duties(d, id, &card));
    TRY(add_comments(d, &names, &noun_task, id, &card));
    *card_out = card;
    return OK;
}

/* What is done to a task, as people call it. */
static const struct {
    const char *deed;
    const char *called;
} deeds[] = {{"change", "修改"},
             {"assign", "分工"},
             {"drop", "取消"},
             {"serve", "对应称号"},
             {"unserve", "不再对应称号"}};

static str deed_called(str deed) {
    for (size_t i = 0; i < COUNT_OF(deeds); i++)
        if (str_eq(deed, str_from(deeds[i].deed)))
            return str_from(deeds[i].called);
    return deed;
}

err card_task_past(struct deed *d, i64 id, struct card *card_out) {
    struct task task;
    struct list list;
    struct names names = {0};
    struct card card = {0};
    struct arena *a = d->c->arena;
    TRY(record_get(d->c, d->db, &noun_task, id, &task));
    TRY(task_history(d->c, d->db, id, &list));
    const struct task_past *v = list.v;
    for (size_t i = 0; i < list.n; i++) {
        str when;
        TRY(moment_of(d, &names, v[i].until_at, v[i].who, &when));
        card_add(a, &card, "改动",
                 str_fmt(a, "%.*s　%.*s", STR(when), STR(deed_called(v[i].deed))));
        card_add(a, &card, "　原因", v[i].reason);
        card_add(a, &card, "　原文", v[i].text);
        card_add(a, &card, "　原时限", v[i].due);
        card_add(a, &card, "　原频次", wording_cadence(v[i].cadence));
        card_add(a, &card, "　原节日", task_words_festivals(a, v[i].festivals));
        card_add(a, &card, "　原要求", v[i].required ? S("") : S("自选动作"));
        card_add(a, &card, "　原分工", v[i].assigned);
        card_add(a, &card, "　原对应称号", v[i].served);
    }
    *card_out = card;
    return OK;
}

/* ---- a duty ---- */

err card_duty(struct deed *d, i64 id, struct card *card_out) {
    struct duty duty;
    struct task task;
    struct names names = {0};
    struct card card = {0};
    str org;
    struct arena *a = d->c->arena;
    TRY(record_get(d->c, d->db, &noun_duty, id, &duty));
    TRY(record_get(d->c, d->db, &noun_task, duty.task, &task));
    TRY(names_org(d->c, d->db, &names, duty.org, &org));
    card_add(a, &card, "责任事项", str_fmt(a, "%lld %.*s", (long long)id, STR(duty.title)));
    card_add(a, &card, "任务", str_fmt(a, "%lld %.*s", (long long)task.id, STR(task.text)));
    card_add(a, &card, "期次", duty.label);
    card_add(a, &card, "牵头部门", org);
    TRY(add_around(d, &names, &task, &card));
    card_add(a, &card, "开始", duty.opens_on);
    card_add(a, &card, "时限", duty.due_on);
    card_add(a, &card, "要求", duty.required ? S("规定动作") : S("自选动作"));
    card_add(a, &card, "状态", str_from(flow_state(&duty_flow, duty.state)));
    card_add(a, &card, "进度", str_fmt(a, "%lld%%", (long long)duty.progress_pct));
    card_add(a, &card, "进展", duty.note);
    card_add(a, &card, "退回原因", duty.return_reason);
    card_add(a, &card, "整改限期", duty.return_by_on);
    card_add(a, &card, "办结日期", duty.closed_on);
    card_add(a, &card, "版本", str_fmt(a, "%lld", (long long)duty.version));
    TRY(add_comments(d, &names, &noun_duty, id, &card));
    *card_out = card;
    return OK;
}

/* ---- an organisation ---- */

static err add_posts(struct deed *d, struct names *names, i64 org, struct card *card) {
    struct list list;
    struct arena *a = d->c->arena;
    TRY(post_of_org(d->c, d->db, org, &list));
    const struct post *v = list.v;
    for (size_t i = 0; i < list.n; i++) {
        const struct post_role *role = post_role_find(v[i].role);
        str name;
        TRY(names_person(d->c, d->db, names, v[i].person, &name));
        card_add(a, card, role != NULL ? role->called : "任职",
                 str_fmt(a, "%.*s%s%.*s（任职编号 %lld，%s，%.*s 起）", STR(name),
                         v[i].title.len > 0 ? "，" : "", STR(v[i].title), (long long)v[i].id,
                         v[i].full_time ? "专职" : "兼职", STR(v[i].from_on)));
    }
    return OK;
}

err card_org(struct deed *d, i64 id, struct card *card_out) {
    struct org org;
    struct names names = {0};
    struct card card = {0};
    struct list history;
    str above, territory, line, successor;
    struct arena *a = d->c->arena;
    TRY(record_get(d->c, d->db, &noun_org, id, &org));
    TRY(names_org(d->c, d->db, &names, org.above, &above));
    TRY(names_org(d->c, d->db, &names, org.territory, &territory));
    TRY(names_org(d->c, d->db, &names, org.line, &line));
    TRY(names_org(d->c, d->db, &names, org.successor, &successor));
    card_add(a, &card, "组织", str_fmt(a, "%lld %.*s", (long long)id, STR(org.name)));
    card_add(a, &card, "类别", org_kind_called(org.kind));
    card_add(a, &card, "上级", above);
    card_add(a, &card, "属地", territory);
    card_add(a, &card, "主管", line);
    card_add(a, &card, "设立日期", org.opened_on);
    card_add(a, &card, "撤销日期", org.closed_on);
    card_add(a, &card, "承接组织", successor);
    TRY(add_posts(d, &names, id, &card));
    TRY(org_history(d->c, d->db, id, &history));
    const struct org_change *v = history.v;
    for (size_t i = 0; i < history.n; i++) {
        str other;
        TRY(names_org(d->c, d->db, &names, v[i].other, &other));
        card_add(a, &card, "历史",
                 str_fmt(a, "%.*s　%.*s%s%.*s%.*s", STR(v[i].happened_on),
                         STR(org_change_called(v[i].kind)),
                         v[i].old_name.len + other.len > 0 ? "：" : "", STR(v[i].old_name),
                         STR(other)));
    }
    *card_out = card;
    return OK;
}

/* Measures. */
#include "app/measure.h"

#include "app/person.h"
#include "app/roles.h"
#include "app/typed.h"
#include "calendar/day.h"
#include "store/task.h"

enum {
    TEXT_CHARS_MAX = 2000,
    NAME_CHARS_MAX = 50,
};

static const struct flow_row rows[] = {
    {"draft", "change", "draft", "department", false},
    {"draft", "submit", "submitted", "department", false},
    {"submitted", "approve", "approved", "clerk", false},
    {"submitted", "return", "returned", "clerk", true},
    {"returned", "change", "returned", "department", false},
    {"returned", "submit", "submitted", "department", false},
    {"approved", "return", "returned", "clerk", true},
};
static const struct flow_name states[] = {
    {"draft", "草稿"}, {"submitted", "待审核"}, {"approved", "已通过"}, {"returned", "已退回"}};
static const struct flow_name events[] = {
    {"change", "修改"}, {"submit", "提交"}, {"approve", "审核通过"}, {"return", "退回修改"}};

const struct flow measure_flow = {.called = "举措",
                                  .rows = rows,
                                  .rows_n = COUNT_OF(rows),
                                  .states = states,
                                  .states_n = COUNT_OF(states),
                                  .events = events,
                                  .events_n = COUNT_OF(events)};

/* ---- adding ---- */

struct adding {
    struct measure measure;
    str keeper;
};

/* Only who leads or supports a task splits it. */
static err find_org(struct tx *tx, const struct task *task, i64 *org) {
    struct list list;
    TRY(assignment_of_task(tx->c, tx->db, task->id, &list));
    const struct assignment *v = list.v;
    for (size_t i = 0; i < list.n; i++)
        if (*org == v[i].org || (*org == 0 && str_eq(v[i].role, S("lead")))) {
            *org = v[i].org;
            return OK;
        }
    if (*org == 0)
        return fail(tx->c, ERR_INVALID, "任务 %lld 还没有牵头部门，不能分解举措",
                    (long long)task->id);
    return fail(tx->c, ERR_INVALID, "组织 %lld 既不牵头也不配合任务 %lld", (long long)*org,
                (long long)task->id);
}

static err add(struct tx *tx, void *arg) {
    struct adding *w = arg;
    struct measure measure = w->measure;
    struct task task;
    struct person keeper = {0};
    TRY(record_get(tx->c, tx->db, &noun_task, measure.task, &task));
    if (task.dropped)
        return fail(tx->c, ERR_INVALID, "任务 %lld 已经取消，不能分解举措", (long long)task.id);
    TRY(find_org(tx, &task, &measure.org));
    TRY(may(tx, tx->deed, measure.org));
    if (w->keeper.len > 0)
        TRY(person_pick(tx->c, tx->db, w->keeper, &keeper));
    measure.keeper = keeper.id;
    TRY(record_add(tx, &noun_measure, &measure));
    w->measure = measure;
    return OK;
}

static err check_text(struct ctx *c, str text) {
    if (str_trim(text).len == 0)
        return fail(c, ERR_INVALID, "举措不能为空");
    return typed_check(c, text, "举措", TEXT_CHARS_MAX);
}

err app_measure_add(struct deed *d, const struct measure *like, str keeper,
                    struct measure *measure_out) {
    struct adding w = {.measure = {.task = like->task,
                                   .org = like->org,
                                   .text = str_trim(like->text),
                                   .due_on = like->due_on,
                                   .state = S("draft")},
                       .keeper = keeper};
    TRY(check_text(d->c, like->text));
    TRY(typed_check(d->c, keeper, "责任人", NAME_CHARS_MAX));
    if (like->due_on.len > 0 && day_parse(like->due_on) == DAY_NONE)
        return fail(d->c, ERR_INVALID, "“%.*s”不是日期，请写成 2025-06-30", STR(like->due_on));
    TRY(tx_run(d, "add measure", add, &w));
    *measure_out = w.measure;
    return OK;
}

/* ---- going on ---- */

struct going {
    const struct measure_event *event;
    struct measure *measures; /* the results, one for each id */
};

static err go_on(struct tx *tx, const struct measure_event *e, i64 id,
                 struct measure *measure_out) {
    const struct flow_row *row;
    struct measure measure;
    TRY(record_get(tx->c, tx->db, &noun_measure, id, &measure));
    TRY(may(tx, tx->deed, measure.org));
    const struct flow_step step = {.record = id,
                                   .state = measure.state,
                                   .event = e->event,
                                   .reason = e->reason,
                                   .by_on = e->by_on};
    TRY(flow_check(tx->c, &measure_flow, &step, &row));
    measure.state = str_from(row->to);
    measure.reason = row->needs_reason ? e->reason : measure.reason;
    measure.by_on = row->needs_reason ? e->by_on : measure.by_on;
    measure.text = e->text.len > 0 ? e->text : measure.text;
    TRY(record_set(tx, &noun_measure, &measure));
    *measure_out = measure;
    return OK;
}

static err all_go_on(struct tx *tx, void *arg) {
    struct going *w = arg;
    for (size_t i = 0; i < w->event->measures.n; i++)
        TRY(go_on(tx, w->event, w->event->measures.v[i], &w->measures[i]));
    return OK;
}

err app_measure(struct deed *d, const struct measure_event *e, struct list *measures_out) {
    struct measure_event event = *e;
    struct going w = {.event = &event,
                      .measures = take(d->c->arena, struct measure, e->measures.n + 1)};
    const char *name = str_z(d->c->arena, str_cat(d->c->arena, e->event, S(" measure")));
    if (flow_event(&measure_flow, e->event)[0] == '\0')
        return fail(d->c, ERR_INVALID, "不认识“%.*s”这个操作", STR(e->event));
    if (str_eq(e->event, S("change")))
        TRY(check_text(d->c, e->text));
    event.text = str_eq(e->event, S("change")) ? str_trim(e->text) : S("");
    TRY(typed_reason(d->c, e->reason));
    TRY(tx_run(d, name, all_go_on, &w));
    *measures_out = (struct list){w.measures, e->measures.n};
    return OK;
}

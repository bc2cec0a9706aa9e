/* The ledger of a plan. */
#include "app/plan_ledger.h"

#include "app/duty_flow.h"
#include "app/lamp.h"
#include "app/wording.h"
#include "store/org.h"
#include "store/person.h"
#include "store/plan.h"
#include "store/task.h"

static const struct field fields[] = {
    FIELD(struct plan_ledger_row, section, .label = "大类", .width = 16),
    FIELD(struct plan_ledger_row, no, .label = "序号", .width = 5),
    FIELD(struct plan_ledger_row, task, .label = "任务", .width = 36),
    FIELD(struct plan_ledger_row, lead, .label = "牵头部门", .width = 12),
    FIELD(struct plan_ledger_row, support, .label = "配合部门", .width = 12),
    FIELD(struct plan_ledger_row, leader, .label = "责任领导", .width = 9),
    FIELD(struct plan_ledger_row, keeper, .label = "责任人", .width = 9),
    FIELD(struct plan_ledger_row, cadence, .label = "频次", .width = 8),
    FIELD(struct plan_ledger_row, label, .label = "期次", .width = 15),
    FIELD(struct plan_ledger_row, due_on, .label = "时限", .width = 11),
    FIELD(struct plan_ledger_row, lamp, .label = "灯", .width = 17),
    FIELD(struct plan_ledger_row, state, .label = "状态", .width = 9),
    FIELD(struct plan_ledger_row, progress_pct, .label = "进度（%）", .unit = "%", .width = 8),
    FIELD(struct plan_ledger_row, closed_on, .label = "办结日期", .width = 11),
};
const struct shape plan_ledger_shape = SHAPE(struct plan_ledger_row, fields);

static const struct toned lamp_tones[] = {
    {"红", TONE_BAD}, {"黄", TONE_WARN}, {"灰", TONE_SOFT}, {NULL, TONE_PLAIN}};

/* A section spans its tasks, a task its duties. */
enum {
    BY_SECTION = 1,
    BY_TASK = 2
};
static const struct column columns[] = {
    {.merge = BY_SECTION, .rank = 1},
    {.merge = BY_TASK, .centred = true, .rank = 1},
    {.merge = BY_TASK, .rank = 1},
    {.merge = BY_TASK, .missing = "待明确", .rank = 1},
    {.merge = BY_TASK},
    {.merge = BY_TASK},
    {.merge = BY_TASK},
    {.merge = BY_TASK, .centred = true},
    {.centred = true, .rank = 1},
    {.centred = true, .rank = 1},
    {.tones = lamp_tones, .rank = 1},
    {.centred = true, .rank = 1},
    {.rank = 1},
    {.centred = true, .rank = 2},
};
_Static_assert(COUNT_OF(columns) == COUNT_OF(fields), "a column for each field");

/* What is gathered. */
struct draft {
    struct deed *deed;
    VEC(struct plan_ledger_row) rows;
    i64 tasks, duties, closed, late;
};

VEC_TYPE(texts, str);

static void add_once(struct arena *a, struct texts *list, str text) {
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->v[i], text))
            return;
    *push(a, list) = text;
}

static err add_person(struct deed *d, struct texts *list, i64 id) {
    struct person person;
    if (id == 0)
        return OK;
    TRY(record_get(d->c, d->db, &noun_person, id, &person));
    add_once(d->c->arena, list, person.name);
    return OK;
}

/* Who a task is assigned to. */
static err fill_people(struct deed *d, i64 task, struct plan_ledger_row *row) {
    struct arena *a = d->c->arena;
    struct list to;
    struct texts leads = {0}, supports = {0}, leaders = {0}, keepers = {0};
    TRY(assignment_of_task(d->c, d->db, task, &to));
    const struct assignment *v = to.v;
    for (size_t i = 0; i < to.n; i++) {
        struct org org;
        TRY(record_get(d->c, d->db, &noun_org, v[i].org, &org));
        if (str_eq(v[i].role, S("lead")))
            add_once(a, &leads, org.name);
        if (str_eq(v[i].role, S("support")))
            add_once(a, &supports, org.name);
        TRY(add_person(d, &leaders, v[i].leader));
        TRY(add_person(d, &keepers, v[i].keeper));
    }
    row->lead = str_join(a, (strs){leads.v, leads.n}, S("、"));
    row->support = str_join(a, (strs){supports.v, supports.n}, S("、"));
    row->leader = str_join(a, (strs){leaders.v, leaders.n}, S("、"));
    row->keeper = str_join(a, (strs){keepers.v, keepers.n}, S("、"));
    return OK;
}

static void add_duty(struct draft *w, struct plan_ledger_row row, const struct duty *duty) {
    struct arena *a = w->deed->c->arena;
    const struct duty_row of_lamp = {.opens_on = duty->opens_on,
                                     .due_on = duty->due_on,
                                     .state = duty->state,
                                     .required = duty->required};
    row.label = duty->label;
    row.due_on = duty->due_on.len > 0 ? duty->due_on : S("待明确");
    row.lamp = lamp_words(a, &of_lamp, w->deed->today);
    row.state = str_from(flow_state(&duty_flow, duty->state));
    row.progress_pct = duty->progress_pct;
    row.closed_on = duty->closed_on;
    w->duties++;
    w->closed += str_eq(duty->state, S("closed"));
    w->late += lamp_of(&of_lamp, w->deed->today, NULL) == LAMP_RED;
    *push(a, &w->rows) = row;
}

static err add_task(struct draft *w, const struct task *task) {
    struct deed *d = w->deed;
    struct list duties;
    struct plan_ledger_row row = {.section = task->path,
                                  .no = ++w->tasks,
                                  .task = task->text,
                                  .cadence = wording_cadence(task->cadence)};
    size_t before = w->rows.n;
    TRY(fill_people(d, task->id, &row));
    TRY(duty_of_task(d->c, d->db, task->id, &duties));
    const struct duty *v = duties.v;
    for (size_t i = 0; i < duties.n; i++)
        if (!str_eq(v[i].state, S("void")))
            add_duty(w, row, &v[i]);
    if (w->rows.n == before)
        *push(d->c->arena, &w->rows) = row;
    return OK;
}

err plan_ledger(struct deed *d, i64 id, struct book *book_out) {
    struct arena *a = d->c->arena;
    struct draft w = {.deed = d};
    struct plan plan;
    struct org unit;
    struct list tasks;
    TRY(record_get(d->c, d->db, &noun_plan, id, &plan));
    TRY(record_get(d->c, d->db, &noun_org, plan.org, &unit));
    TRY(task_of_plan(d->c, d->db, id, &tasks));
    for (size_t i = 0; i < tasks.n; i++) {
        const struct task *task = &((const struct task *)tasks.v)[i];
        if (!task->dropped)
            TRY(add_task(&w, task));
    }
    struct sheet *sheet = take(a, struct sheet, 1);
    *sheet = (struct sheet){
        .name = S("任务落实台账"),
        .title = str_cat(a, plan.title, S("任务落实台账")),
        .subtitle = str_fmt(a,
                            "单位：%.*s　　截至 %.*s　　任务 %lld 项，责任事项 %lld 条，"
                            "已办结 %lld 条，已逾期 %lld 条",
                            STR(unit.name), STR(d->today), (long long)w.tasks, (long long)w.duties,
                            (long long)w.closed, (long long)w.late),
        .foot = S("制表人：　　　　　　　　审核人：　　　　　　　　主要负责同志（签字）："
                  "　　　　　　　　日期：　　　　年　　月　　日"),
        .shape = &plan_ledger_shape,
        .columns = columns,
        .rows = w.rows.v,
        .n = w.rows.n};
    *book_out = (struct book){sheet, 1};
    return OK;
}

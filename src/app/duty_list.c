/* Lines of the living ledger. */
#include "app/duty_list.h"

#include "app/duty_flow.h"
#include "app/lamp.h"
#include "app/names.h"
#include "app/task_words.h"
#include "base/lookup.h"
#include "base/out.h"
#include "store/org.h"
#include "store/plan.h"
#include "store/stage.h"
#include "store/task.h"

static const struct field duty_line_fields[] = {
    FIELD(struct duty_line, id, .label = "编号", .width = 6),
    FIELD(struct duty_line, lamp, .label = "灯", .width = 16),
    FIELD(struct duty_line, title, .label = "责任事项", .width = 44),
    FIELD(struct duty_line, label, .label = "期次", .width = 16),
    FIELD(struct duty_line, org, .label = "牵头部门", .width = 14),
    FIELD(struct duty_line, opens_on, .label = "开始", .width = 11, .null_when_empty = true),
    FIELD(struct duty_line, due_on, .label = "时限", .width = 11, .null_when_empty = true),
    FIELD(struct duty_line, state, .label = "状态", .width = 9),
    FIELD(struct duty_line, progress_pct, .label = "进度", .unit = "%", .width = 6),
    FIELD(struct duty_line, stage, .label = "阶段", .width = 10),
    FIELD(struct duty_line, served, .label = "对应称号", .width = 16),
    FIELD(struct duty_line, people, .label = "责任领导和责任人", .width = 20),
};
enum {
    MORE_FIELDS = 3 /* the last ones, which have to be asked for */
};
const struct shape duty_more_shape = SHAPE(struct duty_line, duty_line_fields);
const struct shape duty_line_shape = {.name = "struct duty_line",
                                      .size = sizeof(struct duty_line),
                                      .fields = duty_line_fields,
                                      .n = COUNT_OF(duty_line_fields) - MORE_FIELDS};

static const char *const states[] = {"待签收", "未开始",   "进行中", "待审核",
                                     "已退回", "审核通过", "已办结", NULL};
static const struct toned tones[] = {{"已退回", TONE_WARN}, {"已办结", TONE_SOFT}, {NULL, 0}};

static const struct column duty_columns[] = {
    {.centred = true, .rank = 1},
    {.rank = 1},
    {.rank = 1},
    {.rank = 2},
    {.missing = "责任部门待明确", .rank = 1},
    {.rank = 4},
    {.missing = "时限待明确", .rank = 1},
    {.choices = states, .tones = tones, .centred = true, .rank = 1},
    {.rank = 3},
    {.rank = 2},
    {.rank = 4},
    {.rank = 3},
};

static const char *const lamp_words_en[LAMPS] = {
    [LAMP_RED] = "red",   [LAMP_YELLOW] = "yellow", [LAMP_GREEN] = "green",
    [LAMP_GREY] = "grey", [LAMP_DONE] = "done",
};

/* Whether a row is shown: of its lamp, and not one that was given up unless such are asked for. */
static bool is_shown(const struct deed *d, const struct duty_filter *filter, str lamp,
                     const struct duty_row *row) {
    if (str_eq(row->state, S("void")) && !str_eq(filter->state, S("void")))
        return false;
    return lamp.len == 0 || str_eq(lamp, str_from(lamp_words_en[lamp_of(row, d->today, NULL)]));
}

static err line_of(struct deed *d, struct names *names, const struct duty_row *row,
                   struct duty_line *line_out) {
    *line_out = (struct duty_line){.id = row->id,
                                   .lamp = lamp_words(d->c->arena, row, d->today),
                                   .title = row->title,
                                   .label = row->label,
                                   .opens_on = row->opens_on,
                                   .due_on = row->due_on,
                                   .state = str_from(flow_state(&duty_flow, row->state)),
                                   .progress_pct = row->progress_pct};
    return names_org(d->c, d->db, names, row->org, &line_out->org);
}

static err check_filter(struct deed *d, const struct duty_filter *filter) {
    struct org org;
    struct plan plan;
    if (filter->org != 0)
        TRY(record_get(d->c, d->db, &noun_org, filter->org, &org));
    if (filter->plan != 0)
        TRY(record_get(d->c, d->db, &noun_plan, filter->plan, &plan));
    return OK;
}

/* Pages are fetched until enough lines have passed: lamps are of today and stand in no index. */
err app_duty_list(struct deed *d, const struct duty_filter *filter, str lamp,
                  struct list *lines_out) {
    enum {
        PAGE_ROWS = 500
    };
    struct names names = {0};
    struct duty_filter page = *filter;
    VEC(struct duty_line) lines = {0};
    struct list rows = {NULL, PAGE_ROWS};
    TRY(check_filter(d, filter));
    page.limit = PAGE_ROWS;
    while (rows.n == PAGE_ROWS && (i64)lines.n < filter->limit) {
        TRY(duty_list(d->c, d->db, &page, &rows));
        const struct duty_row *v = rows.v;
        for (size_t i = 0; i < rows.n && (i64)lines.n < filter->limit; i++)
            if (is_shown(d, filter, lamp, &v[i]))
                TRY(line_of(d, &names, &v[i], push(d->c->arena, &lines)));
        if (rows.n > 0) {
            page.after_due_on = v[rows.n - 1].due_on;
            page.after_id = v[rows.n - 1].id;
        }
    }
    *lines_out = (struct list){lines.v, lines.n};
    return OK;
}

/* What is known of a task, so that it is asked for once. */
struct known_task {
    i64 task;
    str stage, served, people;
};
VEC_TYPE(known_tasks, struct known_task);

/* The people of who leads the task. */
static err people_of(struct deed *d, struct names *names, i64 task, str *people_out) {
    struct list list;
    TRY(assignment_of_task(d->c, d->db, task, &list));
    const struct assignment *v = list.v;
    *people_out = S("");
    for (size_t i = 0; i < list.n && people_out->len == 0; i++)
        if (str_eq(v[i].role, S("lead")))
            TRY(task_words_people(d->c, d->db, names, &v[i], people_out));
    return OK;
}

static err ask_task(struct deed *d, struct names *names, i64 id, struct known_task *known) {
    struct task task;
    struct stage stage = {0};
    struct list goals;
    TRY(record_get(d->c, d->db, &noun_task, id, &task));
    if (task.stage != 0)
        TRY(record_get(d->c, d->db, &noun_stage, task.stage, &stage));
    TRY(task_goals(d->c, d->db, id, &goals));
    *known = (struct known_task){.task = id, .stage = stage.name};
    TRY(task_words_served(d->c, d->db, names, goals, &known->served));
    return people_of(d, names, id, &known->people);
}

err app_duty_more(struct deed *d, struct list *lines) {
    struct duty_line *v = take(d->c->arena, struct duty_line, lines->n + 1);
    struct names names = {0};
    struct known_tasks known = {0};
    struct lookup at = {0}; /* of known, from 1, by the id of the task */
    for (size_t i = 0; i < lines->n; i++) {
        struct duty_line *line = &v[i];
        *line = ((const struct duty_line *)lines->v)[i];
        struct duty duty;
        TRY(record_get(d->c, d->db, &noun_duty, line->id, &duty));
        i64 *place =
            lookup_at(d->c->arena, &at, str_fmt(d->c->arena, "%lld", (long long)duty.task));
        if (*place == 0) {
            *place = (i64)known.n + 1;
            TRY(ask_task(d, &names, duty.task, push(d->c->arena, &known)));
        }
        const struct known_task *task = &known.v[*place - 1];
        line->stage = task->stage;
        line->served = task->served;
        line->people = task->people;
    }
    lines->v = v;
    return OK;
}

static struct book book_of(struct arena *a, const struct shape *shape, struct list lines,
                           str today) {
    struct sheet *sheet = take(a, struct sheet, 1);
    *sheet = (struct sheet){
        .name = S("责任事项台账"),
        .title = S("责任事项台账"),
        .subtitle = str_fmt(a, "截至 %.*s　%.*s", STR(today), STR(duty_summary(a, lines))),
        .shape = shape,
        .columns = duty_columns,
        .rows = lines.v,
        .n = lines.n};
    return (struct book){sheet, 1};
}

struct book duty_book(struct arena *a, struct list lines, str today) {
    return book_of(a, &duty_line_shape, lines, today);
}

struct book duty_book_more(struct arena *a, struct list lines, str today) {
    return book_of(a, &duty_more_shape, lines, today);
}

str duty_summary(struct arena *a, struct list lines) {
    static const struct {
        str front;
        const char *called;
    } lamps[] = {
        {T("红"), "红"}, {T("黄"), "黄"}, {T("绿"), "绿"}, {T("灰"), "灰"}, {T("已"), "已办结"}};
    const struct duty_line *v = lines.v;
    struct out o = out_open(a);
    out_fmt(&o, "%zu 项", lines.n);
    for (size_t k = 0; k < COUNT_OF(lamps); k++) {
        size_t n = 0;
        for (size_t i = 0; i < lines.n; i++)
            n += str_starts(v[i].lamp, lamps[k].front);
        out_fmt(&o, " · %s %zu", lamps[k].called, n);
    }
    return out_str(&o);
}

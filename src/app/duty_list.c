/* Lines of the living ledger. */
#include "app/duty_list.h"

#include "app/duty_flow.h"
#include "app/filter_query.h"
#include "app/lamp.h"
#include "app/names.h"
#include "app/task_words.h"
#include "base/lookup.h"
#include "base/out.h"
#include "store/org.h"
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

/* Stage, titles and people stand in no index of duties, so each line is looked up. */
static err add_more(struct deed *d, struct list *lines) {
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

static size_t column_named(str name) {
    for (size_t i = 0; i < COUNT_OF(duty_line_fields); i++)
        if (str_eq(name, str_from(duty_line_fields[i].label)) ||
            str_eq(name, str_from(duty_line_fields[i].name)))
            return i;
    return STR_NONE;
}

/* Whether something is shown that has to be asked for. */
static bool wants_more(const struct duty_view *view) {
    bool more = view->more && view->columns.n == 0;
    for (size_t i = 0; i < view->columns.n; i++) {
        size_t at = column_named(view->columns.v[i]);
        more = more || (at != STR_NONE && at >= duty_line_shape.n);
    }
    return more;
}

err app_duty_list(struct deed *d, const struct duty_view *view, struct list *lines_out) {
    struct filter filters[2];
    struct names names = {0};
    struct ask ask;
    struct list rows;
    const struct filter_order order = {view->sort, view->limit, d->today};
    TRY(filter_parse(d->c, view->words, d->today, &filters[0]));
    TRY(filter_parse(d->c, view->also, d->today, &filters[1]));
    TRY(filter_query(d->c, d->db, (struct filters){filters, 2}, &order, &ask));
    TRY(db_once(d->c, d->db, ask, &rows));
    const struct duty_row *v = rows.v;
    struct duty_line *lines = take(d->c->arena, struct duty_line, rows.n + 1);
    for (size_t i = 0; i < rows.n; i++)
        TRY(line_of(d, &names, &v[i], &lines[i]));
    *lines_out = (struct list){lines, rows.n};
    return wants_more(view) ? add_more(d, lines_out) : OK;
}

static str column_names(struct arena *a) {
    struct out o = out_open(a);
    for (size_t i = 0; i < COUNT_OF(duty_line_fields); i++)
        out_fmt(&o, "%s%s", i > 0 ? "、" : "", duty_line_fields[i].label);
    return out_str(&o);
}

/* The columns that are wanted, in their order, as a shape of the same lines. */
static err choose(struct ctx *c, strs wanted, struct sheet *sheet) {
    struct field *fields = take(c->arena, struct field, wanted.n);
    struct column *columns = take(c->arena, struct column, wanted.n);
    struct shape *shape = take(c->arena, struct shape, 1);
    for (size_t i = 0; i < wanted.n; i++) {
        size_t at = column_named(wanted.v[i]);
        if (at == STR_NONE)
            return fail(c, ERR_INVALID, "没有“%.*s”这一列，可以写：%.*s", STR(wanted.v[i]),
                        STR(column_names(c->arena)));
        fields[i] = duty_line_fields[at];
        columns[i] = duty_columns[at];
        columns[i].rank = 1;
    }
    *shape = duty_line_shape;
    shape->fields = fields;
    shape->n = wanted.n;
    sheet->shape = shape;
    sheet->columns = columns;
    return OK;
}

err duty_book(struct deed *d, const struct duty_view *view, struct list lines,
              struct book *book_out) {
    struct arena *a = d->c->arena;
    struct sheet *sheet = take(a, struct sheet, 1);
    *sheet = (struct sheet){
        .name = S("责任事项台账"),
        .title = S("责任事项台账"),
        .subtitle = str_fmt(a, "截至 %.*s　%.*s", STR(d->today), STR(duty_summary(a, lines))),
        .shape = view->more ? &duty_more_shape : &duty_line_shape,
        .columns = duty_columns,
        .rows = lines.v,
        .n = lines.n};
    if (view->columns.n > 0)
        TRY(choose(d->c, view->columns, sheet));
    *book_out = (struct book){sheet, 1};
    return OK;
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

/* Lines of the living ledger. */
#include "app/duty_list.h"

#include "app/duty_flow.h"
#include "app/filter_query.h"
#include "app/lamp.h"
#include "base/out.h"
#include "store/org.h"

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
};
const struct shape duty_line_shape = SHAPE(struct duty_line, duty_line_fields);

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
};

/* Names of orgs that were asked for, so that each is asked once. */
struct names {
    VEC(struct org) known;
};

static err name_of(struct deed *d, struct names *names, i64 id, str *name_out) {
    *name_out = S("");
    if (id == 0)
        return OK;
    for (size_t i = 0; i < names->known.n; i++)
        if (names->known.v[i].id == id) {
            *name_out = names->known.v[i].name;
            return OK;
        }
    struct org org;
    TRY(record_get(d->c, d->db, &noun_org, id, &org));
    *push(d->c->arena, &names->known) = org;
    *name_out = org.name;
    return OK;
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
    return name_of(d, names, row->org, &line_out->org);
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
    return OK;
}

static size_t column_named(str name) {
    for (size_t i = 0; i < COUNT_OF(duty_line_fields); i++)
        if (str_eq(name, str_from(duty_line_fields[i].label)) ||
            str_eq(name, str_from(duty_line_fields[i].name)))
            return i;
    return STR_NONE;
}

/* The columns that are wanted, in their order, as a shape of the same lines. */
static err choose(struct ctx *c, strs wanted, struct sheet *sheet) {
    struct field *fields = take(c->arena, struct field, wanted.n);
    struct column *columns = take(c->arena, struct column, wanted.n);
    struct shape *shape = take(c->arena, struct shape, 1);
    for (size_t i = 0; i < wanted.n; i++) {
        size_t at = column_named(wanted.v[i]);
        if (at == STR_NONE)
            return fail(c, ERR_INVALID,
                        "没有“%.*s”这一列，可以写：编号、灯、责任事项、期次、牵头部门、开始、时限、"
                        "状态、进度",
                        STR(wanted.v[i]));
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
        .shape = &duty_line_shape,
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

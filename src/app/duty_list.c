/* Lines of the living ledger. */
#include "app/duty_list.h"

#include "app/duty_flow.h"
#include "app/lamp.h"
#include "base/out.h"
#include "store/org.h"
#include "store/plan.h"

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

static const char *const lamp_words_en[LAMPS] = {
    [LAMP_RED] = "red",   [LAMP_YELLOW] = "yellow", [LAMP_GREEN] = "green",
    [LAMP_GREY] = "grey", [LAMP_DONE] = "done",
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
    return name_of(d, names, row->org, &line_out->org);
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

struct book duty_book(struct arena *a, struct list lines, str today) {
    struct sheet *sheet = take(a, struct sheet, 1);
    *sheet = (struct sheet){
        .name = S("责任事项台账"),
        .title = S("责任事项台账"),
        .subtitle = str_fmt(a, "截至 %.*s　%.*s", STR(today), STR(duty_summary(a, lines))),
        .shape = &duty_line_shape,
        .columns = duty_columns,
        .rows = lines.v,
        .n = lines.n};
    return (struct book){sheet, 1};
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

/* Sheets of records. */
#include "app/record_list.h"

#include "app/kind.h"
#include "app/record.h"
#include "calendar/day.h"
#include "store/org.h"
#include "store/proof.h"

static const struct field record_line_fields[] = {
    FIELD(struct record_line, id, .label = "编号", .width = 6),
    FIELD(struct record_line, happened_on, .label = "日期", .width = 11, .null_when_empty = true),
    FIELD(struct record_line, kind, .label = "类别", .width = 14),
    FIELD(struct record_line, title, .label = "标题", .width = 40),
    FIELD(struct record_line, org, .label = "组织", .width = 16),
    FIELD(struct record_line, times, .label = "场次", .width = 6),
    FIELD(struct record_line, persons, .label = "人次", .width = 8),
    FIELD(struct record_line, hours, .label = "小时", .width = 8),
    FIELD(struct record_line, amount, .label = "万元", .width = 8),
    FIELD(struct record_line, state, .label = "状态", .width = 8),
};
const struct shape record_line_shape = SHAPE(struct record_line, record_line_fields);

static const struct toned tones[] = {{"草稿", TONE_WARN}, {NULL, 0}};
static const struct column record_columns[] = {{.rank = 1, .centred = true},
                                               {.missing = "日期待补", .rank = 1},
                                               {.rank = 1},
                                               {.rank = 1},
                                               {.rank = 2},
                                               {.rank = 3},
                                               {.rank = 3},
                                               {.rank = 4},
                                               {.rank = 4},
                                               {.tones = tones, .rank = 2}};

static const struct field sum_line_fields[] = {
    FIELD(struct sum_line, family, .label = "大类", .width = 12),
    FIELD(struct sum_line, kind, .label = "类别", .width = 16),
    FIELD(struct sum_line, records, .label = "记录", .width = 6),
    FIELD(struct sum_line, times, .label = "场次", .width = 8),
    FIELD(struct sum_line, persons, .label = "人次", .width = 8),
    FIELD(struct sum_line, hours, .label = "小时", .width = 8),
    FIELD(struct sum_line, amount, .label = "万元", .width = 8),
};
const struct shape sum_line_shape = SHAPE(struct sum_line, sum_line_fields);

static const struct column sum_columns[] = {{.rank = 3}, {.rank = 1}, {.rank = 1}, {.rank = 1},
                                            {.rank = 1}, {.rank = 1}, {.rank = 1}};

static milli hours_of(i64 minutes) {
    return (milli){minutes * 1000 / 60};
}

/* Orgs and kinds that were met, so that each is asked for once. */
struct met {
    struct arena *arena;
    VEC(struct org) orgs;
    VEC(struct kind) kinds;
};

static err org_name(struct deed *d, struct met *met, i64 id, str *name_out) {
    for (size_t i = 0; i < met->orgs.n; i++)
        if (met->orgs.v[i].id == id) {
            *name_out = met->orgs.v[i].name;
            return OK;
        }
    struct org *org = push(met->arena, &met->orgs);
    TRY(record_get(d->c, d->db, &noun_org, id, org));
    *name_out = org->name;
    return OK;
}

static err kind_of(struct deed *d, struct met *met, i64 id, struct kind *kind_out) {
    for (size_t i = 0; i < met->kinds.n; i++)
        if (met->kinds.v[i].id == id) {
            *kind_out = met->kinds.v[i];
            return OK;
        }
    TRY(record_get(d->c, d->db, &noun_kind, id, kind_out));
    *push(met->arena, &met->kinds) = *kind_out;
    return OK;
}

static err line_of(struct deed *d, struct met *met, const struct record_row *row,
                   struct record_line *line_out) {
    struct kind kind;
    TRY(kind_of(d, met, row->kind, &kind));
    *line_out = (struct record_line){.id = row->id,
                                     .happened_on = row->happened_on,
                                     .kind = kind.name,
                                     .title = row->title,
                                     .times = row->times,
                                     .persons = row->persons,
                                     .hours = hours_of(row->minutes),
                                     .amount = {row->amount_milli},
                                     .state = record_state_called(row->state)};
    return org_name(d, met, row->org, &line_out->org);
}

/* ---- what is asked ---- */

static err check_day(struct ctx *c, str day) {
    i32 on;
    return day.len > 0 ? day_read(c, day, &on) : OK;
}

static err filter_of(struct deed *d, const struct record_ask *ask, struct record_filter *out) {
    struct org org;
    struct kind kind = {0};
    TRY(check_day(d->c, ask->from_on));
    TRY(check_day(d->c, ask->until_on));
    if (ask->org != 0)
        TRY(record_get(d->c, d->db, &noun_org, ask->org, &org));
    if (ask->kind.len > 0)
        TRY(app_kind(d->c, d->db, "record", ask->kind, &kind));
    *out = (struct record_filter){
        .org = ask->org, .kind = kind.id, .from_on = ask->from_on, .until_on = ask->until_on};
    return OK;
}

/* 2025-01-01 至 2025-03-31, as far as it is said. */
static str span_words(struct arena *a, const struct record_ask *ask) {
    if (ask->from_on.len == 0 && ask->until_on.len == 0)
        return S("");
    return str_fmt(a, "%.*s 至 %.*s", STR(ask->from_on.len > 0 ? ask->from_on : S("最早")),
                   STR(ask->until_on.len > 0 ? ask->until_on : S("最近")));
}

/* ---- sheets ---- */

static struct book book_of(struct arena *a, struct sheet sheet) {
    struct sheet *one = take(a, struct sheet, 1);
    *one = sheet;
    return (struct book){one, 1};
}

err app_record_book(struct deed *d, const struct record_ask *ask, struct book *book_out) {
    enum {
        PAGE_ROWS = 500
    };
    struct met met = {.arena = d->c->arena};
    struct record_filter page;
    VEC(struct record_line) lines = {0};
    struct list rows = {NULL, PAGE_ROWS};
    TRY(filter_of(d, ask, &page));
    page.limit = PAGE_ROWS;
    while (rows.n == PAGE_ROWS && (i64)lines.n < ask->limit) {
        TRY(record_list(d->c, d->db, &page, &rows));
        const struct record_row *v = rows.v;
        for (size_t i = 0; i < rows.n && (i64)lines.n < ask->limit; i++)
            if (!str_eq(v[i].state, S("void")))
                TRY(line_of(d, &met, &v[i], push(d->c->arena, &lines)));
        if (rows.n > 0) {
            page.before_on = v[rows.n - 1].happened_on;
            page.before_id = v[rows.n - 1].id;
        }
    }
    *book_out = book_of(d->c->arena, (struct sheet){.name = S("活动记录"),
                                                    .title = S("活动记录"),
                                                    .subtitle = span_words(d->c->arena, ask),
                                                    .shape = &record_line_shape,
                                                    .columns = record_columns,
                                                    .rows = lines.v,
                                                    .n = lines.n});
    return OK;
}

/* What a kind does not count stays out of its line, and so out of the sum of all. */
static struct sum_line sum_of(const struct kind *kind, const struct record_sum *sum) {
    return (struct sum_line){
        .family = kind->family,
        .kind = kind->name,
        .records = sum->records,
        .times = kind_counts(kind, S("times")) ? sum->times : 0,
        .persons = kind_counts(kind, S("persons")) ? sum->persons : 0,
        .hours = hours_of(kind_counts(kind, S("hours")) ? sum->minutes : 0),
        .amount = {kind_counts(kind, S("amount")) ? sum->amount_milli : 0},
    };
}

err app_record_sums(struct deed *d, const struct record_ask *ask, struct book *book_out) {
    struct met met = {.arena = d->c->arena};
    struct record_filter filter;
    struct list sums;
    VEC(struct sum_line) lines = {0};
    struct sum_line all = {.kind = S("合计")};
    i64 minutes = 0;
    TRY(filter_of(d, ask, &filter));
    TRY(record_sum(d->c, d->db, &filter, &sums));
    const struct record_sum *v = sums.v;
    for (size_t i = 0; i < sums.n; i++) {
        struct kind kind;
        TRY(kind_of(d, &met, v[i].kind, &kind));
        struct sum_line line = sum_of(&kind, &v[i]);
        all.records += line.records;
        all.times += line.times;
        all.persons += line.persons;
        minutes += kind_counts(&kind, S("hours")) ? v[i].minutes : 0;
        all.amount.v += line.amount.v;
        *push(d->c->arena, &lines) = line;
    }
    all.hours = hours_of(minutes);
    *push(d->c->arena, &lines) = all;
    *book_out = book_of(d->c->arena, (struct sheet){.name = S("活动合计"),
                                                    .title = S("活动合计"),
                                                    .subtitle = span_words(d->c->arena, ask),
                                                    .shape = &sum_line_shape,
                                                    .columns = sum_columns,
                                                    .rows = lines.v,
                                                    .n = lines.n});
    return OK;
}

err app_record_quoted(struct deed *d, i64 duty, struct list *lines_out) {
    struct met met = {.arena = d->c->arena};
    VEC(struct record_line) lines = {0};
    struct list quotes;
    TRY(quote_of_duty(d->c, d->db, duty, &quotes));
    const struct quote *v = quotes.v;
    for (size_t i = 0; i < quotes.n; i++) {
        struct record record;
        if (v[i].record == 0)
            continue;
        TRY(record_get(d->c, d->db, &noun_record, v[i].record, &record));
        const struct record_row row = {.id = record.id,
                                       .org = record.org,
                                       .kind = record.kind,
                                       .happened_on = record.happened_on,
                                       .state = record.state,
                                       .title = record.title,
                                       .times = record.times,
                                       .persons = record.persons};
        TRY(line_of(d, &met, &row, push(d->c->arena, &lines)));
    }
    *lines_out = (struct list){lines.v, lines.n};
    return OK;
}

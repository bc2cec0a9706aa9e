/* Registers. */
#include "app/register.h"

#include "app/kind.h"
#include "app/more.h"
#include "app/org.h"
#include "app/roles.h"
#include "app/secret.h"
#include "app/typed.h"
#include "calendar/day.h"

enum {
    TITLE_CHARS_MAX = 100
};

static const struct field register_line_fields[] = {
    FIELD(struct register_line, id, .label = "编号", .width = 6),
    FIELD(struct register_line, title, .label = "事项", .width = 30),
    FIELD(struct register_line, more, .label = "登记内容", .width = 44),
    FIELD(struct register_line, from_on, .label = "起", .width = 11, .null_when_empty = true),
    FIELD(struct register_line, until_on, .label = "止", .width = 11, .null_when_empty = true),
    FIELD(struct register_line, mark, .label = "提示", .width = 8),
    FIELD(struct register_line, org, .label = "组织", .width = 16),
};
const struct shape register_line_shape = SHAPE(struct register_line, register_line_fields);

static const struct toned tones[] = {{"已到期", TONE_WARN}, {NULL, 0}};
static const struct column register_columns[] = {
    {.rank = 1, .centred = true}, {.rank = 1}, {.rank = 1}, {.rank = 3}, {.rank = 2},
    {.tones = tones, .rank = 2},  {.rank = 2}};

struct work {
    const struct register_in *in;
    struct register_row row; /* also the result */
};

/* What is told of a row, into the row; nothing that is required may be missing then. */
static err take_in(struct tx *tx, const struct register_in *in, struct register_row *row) {
    struct ctx *c = tx->c;
    struct list fields;
    i32 on;
    TRY(typed_check(c, in->title, "事项", TITLE_CHARS_MAX));
    TRY(in->from_on.len > 0 ? day_read(c, in->from_on, &on) : OK);
    TRY(in->until_on.len > 0 ? day_read(c, in->until_on, &on) : OK);
    row->title = in->title.len > 0 ? str_trim(in->title) : row->title;
    row->from_on = in->from_on.len > 0 ? in->from_on : row->from_on;
    row->until_on = in->until_on.len > 0 ? in->until_on : row->until_on;
    if (row->until_on.len > 0 && str_cmp(row->until_on, row->from_on) < 0)
        return fail(c, ERR_INVALID, "结束日期 %.*s 早于开始日期 %.*s", STR(row->until_on),
                    STR(row->from_on));
    if (row->title.len == 0)
        return fail(c, ERR_INVALID, "登记事项不能为空");
    TRY(kind_fields(c, tx->db, row->kind, &fields));
    TRY(more_set(c, fields, row->more, in->set, &row->more));
    TRY(secret_check(c, row->title, "事项"));
    TRY(secret_check(c, more_words(c->arena, fields, row->more), "登记内容"));
    str missing = more_missing(c->arena, fields, row->more);
    return missing.len == 0 ? OK
                            : fail(c, ERR_INVALID, "缺“%.*s”，请用 --set %.*s=… 补上", STR(missing),
                                   STR(missing));
}

static err add(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct kind kind;
    struct org org;
    TRY(app_kind(tx->c, tx->db, "register", w->in->kind, &kind));
    TRY(org_or_only(tx->c, tx->db, w->in->org, &org));
    TRY(may(tx, tx->deed, org.id));
    w->row = (struct register_row){.org = org.id, .kind = kind.id, .state = S("open")};
    TRY(take_in(tx, w->in, &w->row));
    return record_add(tx, &noun_register_row, &w->row);
}

static err get_open(struct tx *tx, i64 id, struct register_row *row_out) {
    TRY(record_get(tx->c, tx->db, &noun_register_row, id, row_out));
    if (!str_eq(row_out->state, S("open")))
        return fail(tx->c, ERR_INVALID, "登记事项 %lld 已经结束", (long long)id);
    return may(tx, tx->deed, row_out->org);
}

static err edit(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct register_row row;
    TRY(get_open(tx, w->row.id, &row));
    TRY(take_in(tx, w->in, &row));
    TRY(record_set(tx, &noun_register_row, &row));
    w->row = row;
    return OK;
}

static err close_it(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct register_row row;
    TRY(get_open(tx, w->row.id, &row));
    row.state = S("closed");
    TRY(record_set(tx, &noun_register_row, &row));
    w->row = row;
    return OK;
}

static err run(struct deed *d, const char *deed, tx_work *work, struct work w,
               struct register_row *row_out) {
    TRY(tx_run(d, deed, work, &w));
    *row_out = w.row;
    return OK;
}

err app_register_add(struct deed *d, const struct register_in *in, struct register_row *row_out) {
    return run(d, "add register row", add, (struct work){.in = in}, row_out);
}

err app_register_edit(struct deed *d, i64 id, const struct register_in *in,
                      struct register_row *row_out) {
    return run(d, "edit register row", edit, (struct work){.in = in, .row = {.id = id}}, row_out);
}

err app_register_close(struct deed *d, i64 id, struct register_row *row_out) {
    return run(d, "close register row", close_it, (struct work){.row = {.id = id}}, row_out);
}

/* ---- the list ---- */

err app_register_book(struct deed *d, str word, i64 of, bool closed, struct book *book_out) {
    enum {
        PAGE_ROWS = 500
    };
    struct arena *a = d->c->arena;
    struct kind kind;
    struct org org = {0};
    VEC(struct register_line) lines = {0};
    struct list fields, rows = {NULL, PAGE_ROWS};
    TRY(app_kind(d->c, d->db, "register", word, &kind));
    TRY(kind_fields(d->c, d->db, kind.id, &fields));
    if (of != 0)
        TRY(record_get(d->c, d->db, &noun_org, of, &org));
    struct register_filter page = {
        .kind = kind.id, .org = of, .state = closed ? S("closed") : S("open"), .limit = PAGE_ROWS};
    while (rows.n == PAGE_ROWS) {
        TRY(register_list(d->c, d->db, &page, &rows));
        const struct register_row *v = rows.v;
        for (size_t i = 0; i < rows.n; i++) {
            bool over = v[i].until_on.len > 0 && str_cmp(v[i].until_on, d->today) < 0;
            if (org.id != v[i].org)
                TRY(record_get(d->c, d->db, &noun_org, v[i].org, &org));
            *push(a, &lines) = (struct register_line){.id = v[i].id,
                                                      .title = v[i].title,
                                                      .more = more_words(a, fields, v[i].more),
                                                      .from_on = v[i].from_on,
                                                      .until_on = v[i].until_on,
                                                      .mark = over && !closed ? S("已到期") : S(""),
                                                      .org = org.name};
            page.after_id = v[i].id;
        }
    }
    struct sheet *sheet = take(a, struct sheet, 1);
    *sheet = (struct sheet){.name = kind.name,
                            .title = kind.name,
                            .shape = &register_line_shape,
                            .columns = register_columns,
                            .rows = lines.v,
                            .n = lines.n};
    *book_out = (struct book){sheet, 1};
    return OK;
}

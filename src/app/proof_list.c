/* Lines of proofs. */
#include "app/proof_list.h"

#include "app/desk.h"
#include "app/file_type.h"
#include "port/digest.h"
#include "store/duty.h"
#include "store/org.h"
#include "store/record.h"

static const struct field proof_line_fields[] = {
    FIELD(struct proof_line, id, .label = "编号", .width = 6),
    FIELD(struct proof_line, kind, .label = "类型", .width = 14),
    FIELD(struct proof_line, name, .label = "佐证材料", .width = 40),
    FIELD(struct proof_line, happened_on, .label = "日期", .width = 11, .null_when_empty = true),
    FIELD(struct proof_line, filed_on, .label = "登记", .width = 17),
    FIELD(struct proof_line, bytes, .label = "大小", .unit = "字节", .width = 11,
          .null_when_empty = true),
    FIELD(struct proof_line, record, .label = "活动记录", .width = 9, .null_when_empty = true),
    FIELD(struct proof_line, duties, .label = "责任事项", .width = 12),
    FIELD(struct proof_line, place, .label = "网址或盒号", .width = 24),
    FIELD(struct proof_line, state, .label = "状态", .width = 8),
    FIELD(struct proof_line, keep_until_on, .label = "保管到", .width = 11,
          .null_when_empty = true),
    FIELD(struct proof_line, digest, .label = "摘要", .width = 64),
};
const struct shape proof_line_shape = SHAPE(struct proof_line, proof_line_fields);

static const struct toned tones[] = {{"已撤下", TONE_SOFT}, {"已清除", TONE_SOFT}, {NULL, 0}};

static const struct column proof_columns[] = {
    {.centred = true, .rank = 1},
    {.rank = 2},
    {.rank = 1},
    {.rank = 1},
    {.rank = 5},
    {.rank = 4},
    {.rank = 3},
    {.rank = 2},
    {.rank = 4},
    {.tones = tones, .centred = true, .rank = 3},
    {.rank = 6},
    {.rank = 0},
};
_Static_assert(COUNT_OF(proof_columns) == COUNT_OF(proof_line_fields), "a column for each field");

/* Words of a proof's kind and state. */
static const struct {
    str is, called;
} words[] = {
    {T("address"), T("网址")}, {T("paper"), T("纸质件")},   {T("file"), T("文件")},
    {T("kept"), T("在用")},    {T("dropped"), T("已撤下")}, {T("purged"), T("已清除")},
};

static str called(str is) {
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq(is, words[i].is))
            return words[i].called;
    return is;
}

/* A file by its content: JPEG 图片. */
static str kind_of(const struct proof *p) {
    for (size_t i = 0; i < file_types_n; i++)
        if (str_eq(p->type, str_from(file_types[i].mime)))
            return format_called(file_types[i].format);
    return called(p->kind);
}

err app_proof_line(struct deed *d, const struct proof *p, struct proof_line *line_out) {
    struct arena *a = d->c->arena;
    struct list quotes;
    TRY(quote_of_proof(d->c, d->db, p->id, &quotes));
    const struct quote *v = quotes.v;
    strs ids = {take(a, str, quotes.n + 1), 0};
    for (size_t i = 0; i < quotes.n; i++)
        ids.v[ids.n++] = str_fmt(a, "%lld", (long long)v[i].duty);
    *line_out = (struct proof_line){.id = p->id,
                                    .kind = kind_of(p),
                                    .name = p->name,
                                    .happened_on = p->happened_on,
                                    .filed_on = app_moment(a, p->filed_at),
                                    .bytes = p->bytes,
                                    .record = p->record,
                                    .duties = str_join(a, ids, S("、")),
                                    .place = p->address.len > 0 ? p->address : p->box,
                                    .state = called(p->state),
                                    .keep_until_on = p->keep_until_on,
                                    .digest = p->digest};
    return OK;
}

VEC_TYPE(lines, struct proof_line);

/* A proof that is quoted itself and through its record stands in the list once. */
static err add_all(struct deed *d, const struct proof_ask *ask, struct list proofs,
                   struct lines *lines) {
    const struct proof *v = proofs.v;
    for (size_t i = 0; i < proofs.n && (i64)lines->n < ask->limit; i++) {
        size_t k = 0;
        while (k < lines->n && lines->v[k].id != v[i].id)
            k++;
        if (k == lines->n)
            TRY(app_proof_line(d, &v[i], push(d->c->arena, lines)));
    }
    return OK;
}

static err of_record(struct deed *d, const struct proof_ask *ask, i64 record, struct lines *lines) {
    struct list proofs;
    TRY(proof_of_record(d->c, d->db, record, &proofs));
    return add_all(d, ask, proofs, lines);
}

static err of_duty(struct deed *d, const struct proof_ask *ask, struct lines *lines) {
    struct list quotes;
    struct proof proof;
    TRY(quote_of_duty(d->c, d->db, ask->duty, &quotes));
    const struct quote *v = quotes.v;
    for (size_t i = 0; i < quotes.n; i++) {
        if (v[i].record != 0) {
            TRY(of_record(d, ask, v[i].record, lines));
            continue;
        }
        TRY(record_get(d->c, d->db, &noun_proof, v[i].proof, &proof));
        TRY(add_all(d, ask, (struct list){&proof, 1}, lines));
    }
    return OK;
}

static err of_digest(struct deed *d, const struct proof_ask *ask, struct lines *lines) {
    struct list proofs;
    struct digest digest;
    if (!digest_parse(ask->digest, &digest))
        return fail(d->c, ERR_INVALID, "摘要是 64 个十六进制数字（SHA-256），小写");
    TRY(proof_of_digest(d->c, d->db, ask->digest, &proofs));
    return add_all(d, ask, proofs, lines);
}

static err of_org(struct deed *d, const struct proof_ask *ask, struct lines *lines) {
    enum {
        PAGE_ROWS = 500
    };
    struct proof_filter filter = {.org = ask->org, .from_on = ask->from_on, .limit = PAGE_ROWS};
    struct list page = {.n = PAGE_ROWS};
    while (page.n == PAGE_ROWS && (i64)lines->n < ask->limit) {
        TRY(proof_page(d->c, d->db, &filter, &page));
        const struct proof *v = page.v;
        for (size_t i = 0; i < page.n && (i64)lines->n < ask->limit; i++)
            TRY(app_proof_line(d, &v[i], push(d->c->arena, lines)));
        if (page.n > 0) {
            filter.before_on = v[page.n - 1].happened_on;
            filter.before_id = v[page.n - 1].id;
        }
    }
    return OK;
}

/* What is asked for must be there: an empty list would say that nothing was filed. */
static err check_ask(struct deed *d, const struct proof_ask *ask) {
    const struct {
        const struct noun *noun;
        i64 id;
    } asked[] = {{&noun_record, ask->record}, {&noun_duty, ask->duty}, {&noun_org, ask->org}};
    for (size_t i = 0; i < COUNT_OF(asked); i++)
        if (asked[i].id != 0)
            TRY(record_get(d->c, d->db, asked[i].noun, asked[i].id,
                           arena_bytes(d->c->arena, asked[i].noun->shape->size, 16)));
    return OK;
}

err app_proof_list(struct deed *d, const struct proof_ask *ask, struct list *lines_out) {
    struct lines lines = {0};
    TRY(check_ask(d, ask));
    if (ask->record != 0)
        TRY(of_record(d, ask, ask->record, &lines));
    else if (ask->duty != 0)
        TRY(of_duty(d, ask, &lines));
    else if (ask->digest.len > 0)
        TRY(of_digest(d, ask, &lines));
    else
        TRY(of_org(d, ask, &lines));
    *lines_out = (struct list){lines.v, lines.n};
    return OK;
}

struct book proof_book(struct arena *a, struct list lines, str today) {
    struct sheet *sheet = take(a, struct sheet, 1);
    *sheet = (struct sheet){.name = S("佐证材料"),
                            .title = S("佐证材料目录"),
                            .subtitle = str_fmt(a, "截至 %.*s　%zu 件", STR(today), lines.n),
                            .shape = &proof_line_shape,
                            .columns = proof_columns,
                            .rows = lines.v,
                            .n = lines.n};
    return (struct book){sheet, 1};
}

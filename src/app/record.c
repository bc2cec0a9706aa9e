/* Records: added, changed, filed, given up. */
#include "app/record.h"

#include "app/kind.h"
#include "app/more.h"
#include "app/org.h"
#include "app/quote.h"
#include "app/roles.h"
#include "app/secret.h"
#include "app/typed.h"
#include "calendar/day.h"
#include "store/proof.h"
#include "store/site.h"

#include <stddef.h>

enum {
    COUNT_MAX = 10000000, /* of persons, minutes and the like: more is a slip of the hand */
};

str record_state_called(str state) {
    static const struct {
        str state, called;
    } states[] = {{T("draft"), T("草稿")}, {T("filed"), T("已归档")}, {T("void"), T("已作废")}};
    for (size_t i = 0; i < COUNT_OF(states); i++)
        if (str_eq(states[i].state, state))
            return states[i].called;
    return state;
}

/* ---- what is told ---- */

/* The texts of a record. To add one: a row. */
static const struct text_row {
    size_t in, to; /* offsets in struct record_in and struct record */
    const char *called;
    size_t max_chars;
} text_rows[] = {
#define TEXT(member, called, max_chars)                                                            \
    { offsetof(struct record_in, member), offsetof(struct record, member), called, max_chars }
    TEXT(title, "标题", RECORD_TITLE_CHARS),         TEXT(place, "地点", RECORD_PLACE_CHARS),
    TEXT(host, "主持人", RECORD_HOST_CHARS),         TEXT(people, "参加人员", RECORD_PEOPLE_CHARS),
    TEXT(summary, "内容摘要", RECORD_SUMMARY_CHARS),
#undef TEXT
};

/* Its quantities. To add one: a row. */
static const struct count_row {
    size_t in, to;
    const char *called;
} count_rows[] = {
#define COUNT(member, called)                                                                      \
    { offsetof(struct record_in, member), offsetof(struct record, member), called }
    COUNT(times, "场次"),
    COUNT(persons, "人次"),
    COUNT(minutes, "时长"),
    COUNT(amount_milli, "金额"),
#undef COUNT
};

static err fail_sensitive(struct ctx *c, const struct kind *kind, const char *what) {
    return fail(c, ERR_INVALID,
                "%.*s属于敏感类别，只记日期、场次人次和纸质件存放处，不记%s，内容留在线下纸质件里",
                STR(kind->name), what);
}

static err take_texts(struct ctx *c, const struct record_in *in, const struct kind *kind,
                      bool closed, struct record *record) {
    for (size_t i = 0; i < COUNT_OF(text_rows); i++) {
        const struct text_row *row = &text_rows[i];
        str text = *(const str *)(const void *)((const char *)in + row->in);
        if (text.len == 0)
            continue;
        if (closed)
            return fail_sensitive(c, kind, row->called);
        TRY(typed_check(c, text, row->called, row->max_chars));
        TRY(secret_check(c, text, row->called));
        *(str *)(void *)((char *)record + row->to) = str_trim(text);
    }
    return OK;
}

static err take_counts(struct ctx *c, const struct record_in *in, struct record *record) {
    for (size_t i = 0; i < COUNT_OF(count_rows); i++) {
        const struct count_row *row = &count_rows[i];
        i64 n = *(const i64 *)(const void *)((const char *)in + row->in);
        if (n == RECORD_NOT_SAID)
            continue;
        if (n < 0 || n > COUNT_MAX)
            return fail(c, ERR_INVALID, "%s填得太大，请核对", row->called);
        *(i64 *)(void *)((char *)record + row->to) = n;
    }
    return OK;
}

static err take_day(struct ctx *c, str text, str *day) {
    i32 on;
    if (text.len == 0)
        return OK;
    TRY(day_read(c, text, &on));
    *day = text;
    return OK;
}

static err take_days(struct ctx *c, const struct record_in *in, struct record *record) {
    TRY(take_day(c, in->happened_on, &record->happened_on));
    TRY(take_day(c, in->until_on, &record->until_on));
    if (str_eq(record->until_on, record->happened_on))
        record->until_on = S("");
    if (record->until_on.len > 0 && str_cmp(record->until_on, record->happened_on) < 0)
        return fail(c, ERR_INVALID, "结束日期 %.*s 早于开始日期 %.*s", STR(record->until_on),
                    STR(record->happened_on));
    return OK;
}

/* Of a sensitive kind the place of the paper, numbers and days are no content. */
static err check_set(struct ctx *c, struct list fields, const struct kind *kind, str before,
                     str after) {
    const struct kind_field *v = fields.v;
    for (size_t i = 0; i < fields.n; i++) {
        str value = more_get(c->arena, after, v[i].name);
        bool same = str_eq(value, more_get(c->arena, before, v[i].name));
        if (!same && str_eq(v[i].type, S("text")) && !str_eq(v[i].name, S("paper")))
            return fail_sensitive(c, kind, str_z(c->arena, v[i].label));
    }
    return OK;
}

static err take_site(struct ctx *c, struct db *db, i64 id, struct record *record) {
    struct site site;
    if (id == 0)
        return OK;
    TRY(record_get(c, db, &noun_site, id, &site));
    record->site = id;
    return OK;
}

/* All that is told of a record, into the record. */
static err take_in(struct tx *tx, const struct record_in *in, const struct kind *kind,
                   struct record *record) {
    struct list fields;
    str before = record->more;
    bool closed;
    TRY(kind_is_closed(tx->c, tx->db, kind, &closed));
    TRY(take_texts(tx->c, in, kind, closed, record));
    TRY(take_counts(tx->c, in, record));
    TRY(take_days(tx->c, in, record));
    TRY(take_site(tx->c, tx->db, in->site, record));
    TRY(kind_fields(tx->c, tx->db, kind->id, &fields));
    TRY(more_set(tx->c, fields, before, in->set, &record->more));
    TRY(secret_check(tx->c, more_words(tx->c->arena, fields, record->more), "附加字段"));
    return closed ? check_set(tx->c, fields, kind, before, record->more) : OK;
}

/* ---- adding and changing ---- */

err record_enter(struct tx *tx, const struct record_in *in, struct record *record_out) {
    struct kind kind;
    struct org org;
    struct record record = {.times = 1, .state = S("draft"), .document = in->document};
    TRY(app_kind(tx->c, tx->db, "record", in->kind, &kind));
    TRY(org_or_only(tx->c, tx->db, in->org, &org));
    TRY(may(tx, tx->deed, org.id));
    record.kind = kind.id;
    record.org = org.id;
    TRY(take_in(tx, in, &kind, &record));
    TRY(record_add(tx, &noun_record, &record));
    for (size_t i = 0; i < in->n_duties; i++)
        TRY(quote_put(tx, (struct quote){.duty = in->duties[i], .record = record.id}));
    *record_out = record;
    return OK;
}

struct adding {
    const struct record_in *in;
    struct record record; /* the result */
};

static err add(struct tx *tx, void *arg) {
    struct adding *w = arg;
    return record_enter(tx, w->in, &w->record);
}

err app_record_add(struct deed *d, const struct record_in *in, struct record *record_out) {
    struct adding w = {.in = in};
    TRY(tx_run(d, "add record", add, &w));
    *record_out = w.record;
    return OK;
}

/* What one transaction on a record is given; `record` is its result. */
struct work {
    struct deed *deed;
    i64 id;
    const struct record_in *in;
    const i64 *duties;
    size_t n;
    struct record record;
};

static err get_live(struct tx *tx, i64 id, struct record *record_out) {
    TRY(record_get(tx->c, tx->db, &noun_record, id, record_out));
    if (str_eq(record_out->state, S("void")))
        return fail(tx->c, ERR_INVALID, "活动记录 %lld 已作废", (long long)id);
    return OK;
}

/* One that who acts may change. */
static err get_own(struct tx *tx, i64 id, struct record *record_out) {
    TRY(get_live(tx, id, record_out));
    return may(tx, tx->deed, record_out->org);
}

/* What every record that counts must have. */
static err check_whole(struct tx *tx, const struct work *w, const struct kind *kind) {
    const struct record *r = &w->record;
    struct list fields;
    bool closed;
    TRY(kind_is_closed(tx->c, tx->db, kind, &closed));
    if (r->happened_on.len == 0)
        return fail(tx->c, ERR_INVALID, "活动记录 %lld 缺日期，请用 --on 补上", (long long)r->id);
    if (str_cmp(r->happened_on, w->deed->today) > 0)
        return fail(tx->c, ERR_INVALID, "活动记录 %lld 的日期 %.*s 还没到，办完再归档",
                    (long long)r->id, STR(r->happened_on));
    if (r->title.len == 0 && !closed)
        return fail(tx->c, ERR_INVALID, "活动记录 %lld 缺标题，请用 --title 补上",
                    (long long)r->id);
    TRY(kind_fields(tx->c, tx->db, kind->id, &fields));
    str missing = more_missing(tx->c->arena, fields, r->more);
    if (missing.len > 0)
        return fail(tx->c, ERR_INVALID, "活动记录 %lld 缺“%.*s”，请用 --set %.*s=… 补上",
                    (long long)r->id, STR(missing), STR(missing));
    return OK;
}

static err edit(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct kind kind;
    TRY(get_own(tx, w->id, &w->record));
    TRY(record_get(tx->c, tx->db, &noun_kind, w->record.kind, &kind));
    TRY(take_in(tx, w->in, &kind, &w->record));
    if (str_eq(w->record.state, S("filed")))
        TRY(check_whole(tx, w, &kind));
    return record_set(tx, &noun_record, &w->record);
}

static err file(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct kind kind;
    TRY(get_own(tx, w->id, &w->record));
    if (str_eq(w->record.state, S("filed")))
        return fail(tx->c, ERR_INVALID, "活动记录 %lld 已经归档", (long long)w->id);
    TRY(record_get(tx->c, tx->db, &noun_kind, w->record.kind, &kind));
    TRY(check_whole(tx, w, &kind));
    w->record.state = S("filed");
    w->record.filed_at = w->deed->now;
    return record_set(tx, &noun_record, &w->record);
}

static err give_up(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct list quotes, tasks;
    TRY(get_own(tx, w->id, &w->record));
    TRY(quote_of_record(tx->c, tx->db, w->id, &quotes));
    if (quotes.n > 0)
        return fail(tx->c, ERR_INVALID,
                    "活动记录 %lld 被 %zu 条责任事项引用（如 %lld），请先取消引用",
                    (long long)w->id, quotes.n, (long long)((const struct quote *)quotes.v)->duty);
    TRY(task_of_record(tx->c, tx->db, w->id, &tasks));
    if (tasks.n > 0)
        return fail(tx->c, ERR_INVALID, "活动记录 %lld 议定了 %zu 项任务，不能作废",
                    (long long)w->id, tasks.n);
    w->record.state = S("void");
    return record_set(tx, &noun_record, &w->record);
}

static err quote(struct tx *tx, void *arg) {
    struct work *w = arg;
    TRY(get_live(tx, w->id, &w->record));
    for (size_t i = 0; i < w->n; i++)
        TRY(quote_put(tx, (struct quote){.duty = w->duties[i], .record = w->id}));
    return OK;
}

static err unquote(struct tx *tx, void *arg) {
    struct work *w = arg;
    for (size_t i = 0; i < w->n; i++)
        TRY(quote_drop(tx, (struct quote){.duty = w->duties[i], .record = w->id}));
    return OK;
}

static err run(struct deed *d, const char *deed, tx_work *work, struct work w,
               struct record *record_out) {
    w.deed = d;
    TRY(tx_run(d, deed, work, &w));
    if (record_out != NULL)
        *record_out = w.record;
    return OK;
}

err app_record_edit(struct deed *d, i64 id, const struct record_in *in, struct record *record_out) {
    return run(d, "edit record", edit, (struct work){.id = id, .in = in}, record_out);
}

err app_record_file(struct deed *d, i64 id, struct record *record_out) {
    return run(d, "file record", file, (struct work){.id = id}, record_out);
}

err app_record_void(struct deed *d, i64 id, struct record *record_out) {
    return run(d, "void record", give_up, (struct work){.id = id}, record_out);
}

err app_record_quote(struct deed *d, i64 id, const i64 *duties, size_t n) {
    return run(d, "quote record", quote, (struct work){.id = id, .duties = duties, .n = n}, NULL);
}

err app_record_unquote(struct deed *d, i64 id, const i64 *duties, size_t n) {
    return run(d, "unquote record", unquote, (struct work){.id = id, .duties = duties, .n = n},
               NULL);
}

/* Filing proofs, quoting them, taking them back. */
#include "app/proof.h"

#include "app/file_type.h"
#include "app/kind.h"
#include "app/org.h"
#include "app/quote.h"
#include "app/roles.h"
#include "app/typed.h"
#include "base/limit.h"
#include "base/out.h"
#include "base/utf8.h"
#include "calendar/day.h"
#include "port/clock.h"
#include "store/duty.h"
#include "store/org.h"
#include "store/plan.h"
#include "store/record.h"

#include <unistd.h>

enum {
    NAME_CHARS_MAX = 200,
    ADDRESS_CHARS_MAX = 2000,
    BOX_CHARS_MAX = 100,
    FAR_DAYS = 3, /* between proof and record, that make one wonder */
};

/* Whole years that a proof is kept, counted from the first of January after it came to be (DA/T
 * 22-2015); 0 = for ever. The first row holds where nothing is said: it is the longer of the two
 * usual ones. */
static const struct {
    str code;
    i32 years;
} retentions[] = {{T("D30"), 30}, {T("D10"), 10}, {T("Y"), 0}};

/* ---- what is said of it ---- */

/* By the day of what it shows, else that of the filing. */
static err set_retention(struct ctx *c, i64 at, const struct proof_in *in, struct proof *p) {
    const str filed_on = str_sub(clock_text(c->arena, at), 0, S("2025-06-15").len);
    const i32 day = day_parse(p->happened_on.len > 0 ? p->happened_on : filed_on);
    for (size_t i = 0; i < COUNT_OF(retentions); i++) {
        if (in->retention.len > 0 && !str_eq(in->retention, retentions[i].code))
            continue;
        const i32 last = day_date(day).year + retentions[i].years;
        p->retention = retentions[i].code;
        p->keep_until_on =
            retentions[i].years > 0 ? str_fmt(c->arena, "%04d-12-31", (int)last) : S("");
        return OK;
    }
    return fail(c, ERR_INVALID, "保管期限只有 Y（永久）、D30（30 年）、D10（10 年）");
}

/* Of what is sensitive only time and count are kept here, and the paper where it is. */
static err check_record(struct ctx *c, struct db *db, const struct proof_in *in,
                        const struct proof *p, struct record *record_out) {
    struct kind kind;
    bool closed;
    *record_out = (struct record){0};
    if (in->record == 0)
        return OK;
    TRY(record_get(c, db, &noun_record, in->record, record_out));
    TRY(record_get(c, db, &noun_kind, record_out->kind, &kind));
    if (str_eq(record_out->state, S("void")))
        return fail(c, ERR_INVALID, "活动记录 %lld 已作废，不能再加佐证", (long long)in->record);
    TRY(kind_is_closed(c, db, &kind, &closed));
    if (closed && !str_eq(p->kind, S("paper")))
        return fail(c, ERR_INVALID,
                    "“%.*s”只登记时间和次数，材料不进系统；纸质件请用 bihuan proof add-paper 登记",
                    STR(kind.name));
    return OK;
}

static err get_duty(struct ctx *c, struct db *db, i64 id, struct duty *duty_out) {
    TRY(record_get(c, db, &noun_duty, id, duty_out));
    if (str_eq(duty_out->state, S("void")))
        return fail(c, ERR_INVALID, "责任事项 %lld 已作废，不能引用佐证", (long long)id);
    return OK;
}

/* Whose it is: what was said, else of the record, else of the first duty, else of the only unit. */
static err find_org(struct ctx *c, struct db *db, const struct proof_in *in,
                    const struct record *record, i64 *org_out) {
    struct org org;
    struct duty duty = {0};
    struct plan plan = {0};
    if (in->n_duties > 0)
        TRY(get_duty(c, db, in->duties[0], &duty));
    if (in->n_duties > 0 && duty.org == 0)
        TRY(record_get(c, db, &noun_plan, duty.plan, &plan));
    const i64 ids[] = {in->org, record->org, duty.org, plan.org};
    size_t i = 0;
    while (i + 1 < COUNT_OF(ids) && ids[i] == 0)
        i++;
    TRY(org_or_only(c, db, ids[i], &org));
    *org_out = org.id;
    return OK;
}

/* Fills what the proof has from what is said and what it belongs to. Asked once before bytes are
 * kept, so that what is refused is never kept, and once more in the transaction. */
static err settle(struct ctx *c, struct db *db, i64 at, const struct proof_in *in,
                  struct proof *p) {
    struct record record;
    struct duty duty;
    i32 day;
    TRY(check_record(c, db, in, p, &record));
    for (size_t i = 0; i < in->n_duties; i++)
        TRY(get_duty(c, db, in->duties[i], &duty));
    TRY(find_org(c, db, in, &record, &p->org));
    if (in->happened_on.len > 0)
        TRY(day_read(c, in->happened_on, &day));
    p->record = in->record;
    p->happened_on = in->happened_on.len > 0 ? in->happened_on : record.happened_on;
    return set_retention(c, at, in, p);
}

err proof_enter(struct tx *tx, const struct proof_in *in, struct proof *like) {
    struct proof p = *like;
    TRY(settle(tx->c, tx->db, tx->at, in, &p));
    if (in->n_duties == 0) /* who works on a duty may prove it, whosever the proof is */
        TRY(may(tx, "add proof", p.org));
    p.filed_at = tx->at;
    p.filed_by = tx->who;
    p.state = S("kept");
    TRY(record_add(tx, &noun_proof, &p));
    for (size_t i = 0; i < in->n_duties; i++)
        TRY(quote_put(tx, (struct quote){.duty = in->duties[i], .proof = p.id}));
    *like = p;
    return OK;
}

/* ---- bytes ---- */

err proof_keep(struct ctx *c, struct blob_store *store, str name, const struct file *file,
               struct proof_kept *kept_out) {
    struct file_told told;
    struct blob blob;
    str shown;
    TRY(file_type_name(c, name, &shown));
    TRY(file_type_of(c, shown, file, &told));
    TRY(files_put(c, store, file, &blob));
    *kept_out = (struct proof_kept){.proof = {.kind = S("file"),
                                              .name = shown,
                                              .digest = digest_hex(c->arena, &blob.id),
                                              .bytes = (i64)blob.bytes,
                                              .type = str_from(told.type->mime)},
                                    .note = told.note,
                                    .taken_on = told.taken_on};
    return OK;
}

err proof_keep_bytes(struct ctx *c, struct blob_store *store, str name, str bytes,
                     struct proof_kept *kept_out) {
    struct file file = {.bytes = bytes.len};
    TRY(file_memory(c, &file.fd));
    struct out out = out_open_fd(c->arena, file.fd);
    out_raw(&out, bytes);
    if (!out_flush(&out))
        return fail(c, ERR_IO, "无法写入内存文件，请检查内存");
    return proof_keep(c, store, name, &file, kept_out);
}

/* ---- filing ---- */

struct work {
    const struct proof_in *in;
    struct proof like;      /* before the transaction */
    struct proof_made made; /* the result */
};

static err find_same(struct tx *tx, const struct proof *p, i64 *same_out) {
    struct list list = {0};
    if (p->digest.len > 0)
        TRY(proof_of_digest(tx->c, tx->db, p->digest, &list));
    const struct proof *v = list.v;
    *same_out = 0;
    for (size_t i = 0; i < list.n && *same_out == 0; i++)
        if (v[i].id != p->id && str_eq(v[i].state, S("kept")))
            *same_out = v[i].id;
    return OK;
}

static err enter(struct tx *tx, void *arg) {
    struct work *w = arg;
    w->made = (struct proof_made){.proof = w->like};
    TRY(proof_enter(tx, w->in, &w->made.proof));
    return find_same(tx, &w->made.proof, &w->made.same);
}

/* What makes one wonder: the kind of file, and days that do not fit each other. */
static err wonder(struct deed *d, const struct proof_kept *kept, const struct proof *p,
                  strs *notes_out) {
    struct arena *a = d->c->arena;
    struct record record = {0};
    strs notes = {take(a, str, 4), 0};
    const i32 day = day_parse(p->happened_on);
    if (p->record != 0)
        TRY(record_get(d->c, d->db, &noun_record, p->record, &record));
    const i32 from = day_parse(record.happened_on);
    const i32 until = record.until_on.len > 0 ? day_parse(record.until_on) : from;
    if (kept->note.len > 0)
        notes.v[notes.n++] = kept->note;
    if (day != DAY_NONE && str_cmp(p->happened_on, d->today) > 0)
        notes.v[notes.n++] = str_fmt(a, "%.*s：日期 %.*s 在登记之后（今天 %.*s），是不是写错了？",
                                     STR(p->name), STR(p->happened_on), STR(d->today));
    if (day != DAY_NONE && from != DAY_NONE && (day < from - FAR_DAYS || day > until + FAR_DAYS))
        notes.v[notes.n++] =
            str_fmt(a, "%.*s：日期 %.*s 与活动日期 %.*s 相差超过 %d 天，是不是写错了？",
                    STR(p->name), STR(p->happened_on), STR(record.happened_on), FAR_DAYS);
    const i32 taken = kept->taken_on;
    if (day != DAY_NONE && taken != DAY_NONE && (day < taken - FAR_DAYS || day > taken + FAR_DAYS))
        notes.v[notes.n++] =
            str_fmt(a, "%.*s：照片拍摄于 %.*s，与日期 %.*s 相差超过 %d 天，是不是写错了？",
                    STR(p->name), STR(day_text(a, taken)), STR(p->happened_on), FAR_DAYS);
    *notes_out = notes;
    return OK;
}

static err file_it(struct deed *d, const struct proof_in *in, const struct proof_kept *kept,
                   struct proof_made *made_out) {
    struct work w = {.in = in, .like = kept->proof};
    TRY(tx_run(d, "add proof", enter, &w));
    TRY(wonder(d, kept, &w.made.proof, &w.made.notes));
    *made_out = w.made;
    return OK;
}

err app_proof_file(struct deed *d, struct blob_store *store, str path, const struct proof_in *in,
                   struct proof_made *made_out) {
    struct file file;
    struct proof_kept kept;
    struct proof like = {.kind = S("file")};
    TRY(settle(d->c, d->db, d->now, in, &like));
    TRY(file_open(d->c, str_z(d->c->arena, path), limit_value(LIMIT_PROOF_BYTES), &file));
    TRY(proof_keep(d->c, store, path, &file, &kept));
    return file_it(d, in, &kept, made_out);
}

err app_proof_address(struct deed *d, str address, str name, const struct proof_in *in,
                      struct proof_made *made_out) {
    const str url = str_trim(address);
    TRY(typed_check(d->c, url, "网址", ADDRESS_CHARS_MAX));
    TRY(typed_check(d->c, name, "名称", NAME_CHARS_MAX));
    if (!(str_starts(url, S("https://")) || str_starts(url, S("http://"))) || str_has(url, S(" ")))
        return fail(d->c, ERR_INVALID, "网址要写完整，以 https:// 或 http:// 开头，中间没有空格");
    const struct proof_kept kept = {
        .taken_on = DAY_NONE,
        .proof = {.kind = S("address"),
                  .name = name.len > 0 ? name : utf8_cut(url, NAME_CHARS_MAX),
                  .address = url}};
    return file_it(d, in, &kept, made_out);
}

err app_proof_paper(struct deed *d, str name, str box, const struct proof_in *in,
                    struct proof_made *made_out) {
    TRY(typed_check(d->c, name, "名称", NAME_CHARS_MAX));
    TRY(typed_check(d->c, box, "盒号", BOX_CHARS_MAX));
    if (str_trim(name).len == 0 || str_trim(box).len == 0)
        return fail(d->c, ERR_INVALID, "纸质件要有名称和盒号，请用 --box 写明放在哪里");
    const struct proof_kept kept = {
        .taken_on = DAY_NONE,
        .proof = {.kind = S("paper"), .name = str_trim(name), .box = str_trim(box)}};
    return file_it(d, in, &kept, made_out);
}

/* ---- quoting ---- */

struct quoting {
    i64 proof;
    const i64 *duties;
    size_t n;
};

static err get_kept(struct ctx *c, struct db *db, i64 id, struct proof *proof_out) {
    TRY(record_get(c, db, &noun_proof, id, proof_out));
    if (!str_eq(proof_out->state, S("kept")))
        return fail(c, ERR_CONFLICT, "佐证 %lld 已经撤下：%.*s", (long long)id,
                    STR(proof_out->dropped_reason));
    return OK;
}

static err quote(struct tx *tx, void *arg) {
    const struct quoting *w = arg;
    struct proof proof;
    TRY(get_kept(tx->c, tx->db, w->proof, &proof));
    for (size_t i = 0; i < w->n; i++)
        TRY(quote_put(tx, (struct quote){.duty = w->duties[i], .proof = w->proof}));
    return OK;
}

static err unquote(struct tx *tx, void *arg) {
    const struct quoting *w = arg;
    struct proof proof;
    TRY(record_get(tx->c, tx->db, &noun_proof, w->proof, &proof));
    for (size_t i = 0; i < w->n; i++)
        TRY(quote_drop(tx, (struct quote){.duty = w->duties[i], .proof = w->proof}));
    return OK;
}

err app_proof_quote(struct deed *d, i64 id, const i64 *duties, size_t n) {
    struct quoting w = {id, duties, n};
    return tx_run(d, "quote proof", quote, &w);
}

err app_proof_unquote(struct deed *d, i64 id, const i64 *duties, size_t n) {
    struct quoting w = {id, duties, n};
    return tx_run(d, "unquote proof", unquote, &w);
}

/* ---- taking back ---- */

struct dropping {
    i64 id;
    str reason;
    struct proof proof; /* the result */
};

static err drop(struct tx *tx, void *arg) {
    struct dropping *w = arg;
    struct proof p;
    struct list quotes;
    TRY(get_kept(tx->c, tx->db, w->id, &p));
    TRY(may(tx, tx->deed, p.org));
    TRY(quote_of_proof(tx->c, tx->db, w->id, &quotes));
    if (quotes.n > 0)
        return fail(
            tx->c, ERR_INVALID,
            "佐证 %lld 还被责任事项 %lld 等 %zu 条引用，请先 bihuan proof unquote %lld --duty "
            "编号",
            (long long)w->id, (long long)((const struct quote *)quotes.v)->duty, quotes.n,
            (long long)w->id);
    p.state = S("dropped");
    p.dropped_at = tx->at;
    p.dropped_reason = w->reason;
    TRY(record_set(tx, &noun_proof, &p));
    w->proof = p;
    return OK;
}

err app_proof_drop(struct deed *d, i64 id, str reason, struct proof *proof_out) {
    struct dropping w = {.id = id, .reason = str_trim(reason)};
    TRY(typed_reason(d->c, w.reason));
    if (w.reason.len == 0)
        return fail(d->c, ERR_INVALID, "撤下佐证要写明原因，请用 --reason");
    TRY(tx_run(d, "drop proof", drop, &w));
    *proof_out = w.proof;
    return OK;
}

/* ---- out ---- */

err app_proof_get(struct deed *d, i64 id, str path) {
    struct proof p;
    struct digest digest;
    struct blob_store *store;
    struct save *save = NULL;
    TRY(record_get(d->c, d->db, &noun_proof, id, &p));
    if (!str_eq(p.kind, S("file")))
        return fail(d->c, ERR_INVALID, "佐证 %lld 不是文件：%.*s", (long long)id,
                    STR(p.address.len > 0 ? p.address : p.box));
    if (str_eq(p.state, S("purged")))
        return fail(d->c, ERR_INVALID, "佐证 %lld 的文件已在保管期满后清除", (long long)id);
    if (!digest_parse(p.digest, &digest))
        return fail(d->c, ERR_IO, "佐证 %lld 的摘要不是 SHA-256，请运行 bihuan verify",
                    (long long)id);
    TRY(files_open(d, &store));
    if (path.len > 0)
        TRY(save_begin(d->c, str_z(d->c->arena, path), &save));
    TRY(blob_get(d->c, store, &digest, save != NULL ? save_fd(save) : STDOUT_FILENO));
    return save != NULL ? save_end(d->c, save) : OK;
}

/* Purging. */
#include "app/proof_purge.h"

#include "app/roles.h"
#include "db/pages.h"
#include "store/plan.h"

static const struct field purge_line_fields[] = {
    FIELD(struct purge_line, id, .label = "编号", .width = 6),
    FIELD(struct purge_line, name, .label = "佐证材料", .width = 40),
    FIELD(struct purge_line, bytes, .label = "大小", .unit = "字节", .width = 12),
    FIELD(struct purge_line, keep_until_on, .label = "保管到", .width = 11),
    FIELD(struct purge_line, shared, .label = "内容另有引用", .width = 12),
};
const struct shape purge_line_shape = SHAPE(struct purge_line, purge_line_fields);

const struct column purge_columns[] = {
    {.centred = true, .rank = 1}, {.rank = 1}, {.rank = 2}, {.rank = 1},
    {.centred = true, .rank = 3},
};
_Static_assert(COUNT_OF(purge_columns) == COUNT_OF(purge_line_fields), "a column for each field");

/* A proof that is due, with what is looked up for it. */
struct due {
    i64 id;
    str name, digest, keep_until_on;
    i64 bytes;
    bool document; /* a document is of the same bytes */
};
VEC_TYPE(dues, struct due);

/* ---- what is due ---- */

/* gives  why it may not be purged, "" = it may */
static str held(const struct deed *d, const struct proof *p) {
    struct arena *a = d->c->arena;
    if (!str_eq(p->kind, S("file")))
        return S("不是文件，没有可清除的内容");
    if (str_eq(p->state, S("purged")))
        return S("已经清除过");
    if (!str_eq(p->state, S("dropped")))
        return S("还在使用，请先用 bihuan proof drop 撤下");
    if (p->keep_until_on.len == 0)
        return S("是永久保管的，不能清除");
    if (str_cmp(p->keep_until_on, d->today) >= 0)
        return str_fmt(a, "要保管到 %.*s，不能清除", STR(p->keep_until_on));
    return S("");
}

static struct due due_of(struct arena *a, const struct proof *p) {
    return (struct due){.id = p->id,
                        .name = str_dup(a, p->name),
                        .digest = str_dup(a, p->digest),
                        .keep_until_on = str_dup(a, p->keep_until_on),
                        .bytes = p->bytes};
}

static err find_due(const struct deed *d, struct dues *dues) {
    struct pages *pages = pages_open(d->c, d->db, noun_proof.page, NULL);
    const void *row;
    TRY(pages_peek(d->c, pages, &row));
    while (row != NULL && dues->n < PURGE_MAX) {
        if (held(d, row).len == 0)
            *push(d->c->arena, dues) = due_of(d->c->arena, row);
        pages_pass(pages);
        TRY(pages_peek(d->c, pages, &row));
    }
    pages_close(pages);
    return OK;
}

static err find_one(const struct deed *d, i64 id, struct dues *dues) {
    struct proof p;
    TRY(record_get(d->c, d->db, &noun_proof, id, &p));
    const str why = held(d, &p);
    if (why.len > 0)
        return fail(d->c, ERR_INVALID, "佐证 %lld %.*s", (long long)id, STR(why));
    *push(d->c->arena, dues) = due_of(d->c->arena, &p);
    return OK;
}

/* Documents are few and have no index by their bytes: they are walked once for all that is due. */
static err find_documents(const struct deed *d, struct dues *dues) {
    struct pages *pages = pages_open(d->c, d->db, noun_document.page, NULL);
    const void *row;
    TRY(pages_peek(d->c, pages, &row));
    while (row != NULL) {
        const struct document *document = row;
        for (size_t i = 0; i < dues->n; i++)
            dues->v[i].document |= str_eq(document->digest, dues->v[i].digest);
        pages_pass(pages);
        TRY(pages_peek(d->c, pages, &row));
    }
    pages_close(pages);
    return OK;
}

/* ---- removing ---- */

/* Whether a proof beside this one needs the same bytes. */
static err is_shared(struct ctx *c, struct db *db, const struct due *due, bool *shared_out) {
    struct list same;
    TRY(proof_of_digest(c, db, due->digest, &same));
    const struct proof *v = same.v;
    *shared_out = due->document;
    for (size_t i = 0; i < same.n; i++)
        *shared_out |= v[i].id != due->id && !str_eq(v[i].state, S("purged"));
    return OK;
}

struct purging {
    const struct due *due;
    bool shared; /* the result */
};

static err purge(struct tx *tx, void *arg) {
    struct purging *w = arg;
    struct proof p;
    TRY(record_get(tx->c, tx->db, &noun_proof, w->due->id, &p));
    TRY(may(tx, tx->deed, p.org));
    if (!str_eq(p.state, S("dropped")))
        return fail(tx->c, ERR_CONFLICT, "佐证 %lld 刚刚被别人改过，请重新查看后再清除",
                    (long long)p.id);
    p.state = S("purged");
    TRY(record_set(tx, &noun_proof, &p));
    return is_shared(tx->c, tx->db, w->due, &w->shared);
}

/* The record first: who is killed in between leaves bytes that nobody asks for. */
static err remove_one(struct deed *d, struct blob_store *store, const struct due *due,
                      bool *shared_out) {
    struct purging w = {.due = due};
    struct digest digest;
    TRY(tx_run(d, "purge proof", purge, &w));
    *shared_out = w.shared;
    if (w.shared || !digest_parse(due->digest, &digest))
        return OK;
    return blob_drop(d->c, store, &digest);
}

err app_proof_purge(struct deed *d, const struct purge_in *in, struct list *lines_out) {
    struct dues dues = {0};
    struct blob_store *store = NULL;
    u64 swept;
    TRY(in->proof != 0 ? find_one(d, in->proof, &dues) : find_due(d, &dues));
    TRY(find_documents(d, &dues));
    if (!in->dry) {
        TRY(files_open(d, &store));
        TRY(blob_sweep(d->c, store, &swept));
    }
    struct purge_line *lines = take(d->c->arena, struct purge_line, dues.n + 1);
    for (size_t i = 0; i < dues.n; i++) {
        const struct due *due = &dues.v[i];
        lines[i] = (struct purge_line){.id = due->id,
                                       .name = due->name,
                                       .bytes = due->bytes,
                                       .keep_until_on = due->keep_until_on};
        TRY(in->dry ? is_shared(d->c, d->db, due, &lines[i].shared)
                    : remove_one(d, store, due, &lines[i].shared));
    }
    *lines_out = (struct list){lines, dues.n};
    return OK;
}

/* Entries and links. */
#include "store/audit.h"

#include "base/canonical.h"
#include "base/pulse.h"
#include "store/audit.sql.h"
#include "store/merkle.h"
#include "store/noun.h"

#include <assert.h>

static const struct field audit_fields[] = {
    FIELD(struct audit, id, .label = "序号"),      FIELD(struct audit, at, .label = "时间"),
    FIELD(struct audit, who, .label = "操作人"),   FIELD(struct audit, deed, .label = "操作"),
    FIELD(struct audit, noun, .label = "类别"),    FIELD(struct audit, record, .label = "编号"),
    FIELD(struct audit, version, .label = "版本"), FIELD(struct audit, before, .label = "改前"),
    FIELD(struct audit, after, .label = "改后"),   FIELD(struct audit, entry, .label = "本条摘要"),
    FIELD(struct audit, link, .label = "链节"),
};
const struct shape audit_shape = SHAPE(struct audit, audit_fields);

static const struct field audit_link_fields[] = {
    FIELD(struct audit_link, id),      FIELD(struct audit_link, at),
    FIELD(struct audit_link, entries), FIELD(struct audit_link, algorithm),
    FIELD(struct audit_link, root),    FIELD(struct audit_link, previous),
    FIELD(struct audit_link, digest),
};
const struct shape audit_link_shape = SHAPE(struct audit_link, audit_link_fields);

const struct noun noun_audit = {
    .name = "audit", .called = "操作日志", .shape = &audit_shape, .page = &q_audit_by_id};
const struct noun noun_audit_link = {.name = "audit_link",
                                     .called = "操作日志链",
                                     .shape = &audit_link_shape,
                                     .page = &q_audit_link_page};

static const struct field audit_step_fields[] = {
    FIELD(struct audit_step, record),
    FIELD(struct audit_step, version),
    FIELD(struct audit_step, before),
    FIELD(struct audit_step, after),
};
const struct shape audit_step_shape = SHAPE(struct audit_step, audit_step_fields);

static const struct field audit_count_fields[] = {FIELD(struct audit_count, entries)};
const struct shape audit_count_shape = SHAPE(struct audit_count, audit_count_fields);

enum {
    SCRATCH_BYTES = 64 << 20, /* of one entry on its way */
};

static const struct {
    const char *name;
    enum digest_kind kind;
} algorithms[] = {{"sha256", DIGEST_SHA256}, {"sm3", DIGEST_SM3}};

static err hex_of(struct ctx *c, struct digester *by, enum digest_kind kind, str text,
                  str *hex_out) {
    struct digest digest;
    TRY(digester_take(c, by, kind, text, &digest));
    *hex_out = digest_hex(c->arena, &digest);
    return OK;
}

err audit_text(struct ctx *c, struct digester *by, str canonical, str *hex_out) {
    *hex_out = S("");
    return canonical.len == 0 ? OK : hex_of(c, by, DIGEST_SHA256, canonical, hex_out);
}

static struct canonical entry_form(void) {
    return canonical_make("audit", &audit_shape, "entry link");
}

err audit_entry(struct ctx *c, struct digester *by, const struct audit *a, str *hex_out) {
    struct canonical form = entry_form();
    return hex_of(c, by, DIGEST_SHA256, canonical_text(c->arena, &form, a), hex_out);
}

bool audit_algorithm(str name, enum digest_kind *kind_out) {
    for (size_t i = 0; i < COUNT_OF(algorithms); i++)
        if (str_eq(name, str_from(algorithms[i].name))) {
            *kind_out = algorithms[i].kind;
            return true;
        }
    return false;
}

/* That of an algorithm, which we know. */
static enum digest_kind kind_of(str algorithm) {
    enum digest_kind kind = DIGEST_SHA256;
    bool known = audit_algorithm(algorithm, &kind);
    assert(known);
    (void)known;
    return kind;
}

err audit_link_digest(struct ctx *c, struct digester *by, const struct audit_link *link,
                      str *hex_out) {
    struct canonical form = canonical_make("audit_link", &audit_link_shape, "digest");
    str text = canonical_text(c->arena, &form, link);
    return hex_of(c, by, kind_of(link->algorithm), text, hex_out);
}

struct audit_notes {
    struct digester *by;
    VEC(struct audit) list;
};

err audit_note(struct tx *tx, const struct change *change) {
    struct audit a = {.at = tx->at,
                      .who = tx->who,
                      .deed = str_from(tx->deed),
                      .noun = str_from(change->noun),
                      .record = change->record,
                      .version = change->version};
    if (tx->notes == NULL) {
        tx->notes = take(tx->c->arena, struct audit_notes, 1);
        TRY(digester_open(tx->c, &tx->notes->by));
    }
    TRY(audit_text(tx->c, tx->notes->by, change->before, &a.before));
    TRY(audit_text(tx->c, tx->notes->by, change->after, &a.after));
    *push(tx->c->arena, &tx->notes->list) = a;
    pulse_beat(tx->c);
    return OK;
}

void audit_pass(struct tx *from, struct tx *to) {
    if (from->notes == NULL)
        return;
    if (to->notes == NULL) {
        to->notes = take(to->c->arena, struct audit_notes, 1);
        to->notes->by = from->notes->by;
    }
    for (size_t i = 0; i < from->notes->list.n; i++)
        *push(to->c->arena, &to->notes->list) = from->notes->list.v[i];
}

err audit_history(struct ctx *c, struct db *db, str noun, i64 record, struct list *out) {
    return db_list(c, db, ASK(q_audit_of_record, V_TEXT(noun), V_INT(record)), out);
}

err audit_head(struct ctx *c, struct db *db, struct audit_link *link_out, i64 *entries_out) {
    struct audit_count count;
    bool any;
    TRY(db_find(c, db, ASK_ALL(q_audit_link_last), link_out, &any));
    if (!any)
        return fail(c, ERR_NOT_FOUND, "链还是空的：这个库里还没有过任何修改");
    TRY(db_get(c, db, ASK_ALL(q_audit_link_count), &count));
    *entries_out = count.entries;
    return OK;
}

/* ---- linking ---- */

/* Adds the entries of a link, 0 = of none, to a tree. *last_out is the id of the last. */
static err add_entries(struct ctx *c, struct db *db, i64 link, struct merkle *m, i64 *last_out) {
    struct rows *rows;
    struct audit a;
    bool more = true;
    TRY(rows_open(c, db, ASK(q_audit_of_link, V_INT(link)), &rows));
    while (more) {
        TRY(rows_next(c, rows, &a, &more));
        if (!more)
            break;
        TRY(merkle_add(c, m, a.entry));
        *last_out = a.id;
    }
    return OK;
}

/* The next link of the chain over the leaves of a tree. */
static err add_link(struct tx *tx, const struct merkle *m, str algorithm,
                    struct audit_link *link_out) {
    struct ctx *c = tx->c;
    struct audit_link before = {0}, link = {.at = tx->at, .algorithm = algorithm};
    struct digest root;
    bool any;
    TRY(merkle_root(c, m, &root));
    TRY(db_find(c, tx->db, ASK_ALL(q_audit_link_last), &before, &any));
    link.id = before.id + 1;
    link.entries = (i64)m->n;
    link.root = digest_hex(c->arena, &root);
    link.previous = any ? before.digest : S("");
    TRY(audit_link_digest(c, m->by, &link, &link.digest));
    *link_out = link;
    return db_run(c, tx->db, ask_with(c->arena, &q_audit_link_add, &audit_link_shape, &link), NULL);
}

err audit_join(struct tx *tx, str algorithm) {
    struct merkle m = {.kind = kind_of(algorithm)};
    struct audit_link link;
    i64 last = 0, changed;
    TRY(digester_open(tx->c, &m.by));
    TRY(add_entries(tx->c, tx->db, 0, &m, &last));
    if (m.n == 0)
        return OK;
    TRY(add_link(tx, &m, algorithm, &link));
    TRY(db_run(tx->c, tx->db, ASK(q_audit_set_link, V_INT(link.id), V_INT(last)), &changed));
    return changed == link.entries ? OK : fail(tx->c, ERR_BUSY, "操作日志正由别人归链");
}

/* Ids and digests of the entries; *m takes their leaves. */
static err seal_entries(struct tx *tx, struct audit *v, size_t n, struct merkle *m) {
    i64 first;
    err e = OK;
    TRY(db_next(tx->c, tx->db, S("audit"), (i64)n, &first));
    struct ctx scratch = {.arena = arena_open(SCRATCH_BYTES)};
    struct arena_mark mark = arena_mark(scratch.arena);
    struct canonical form = entry_form();
    for (size_t i = 0; i < n && e == OK; i++) {
        v[i].id = first + (i64)i;
        e = audit_text(tx->c, m->by, canonical_text(scratch.arena, &form, &v[i]), &v[i].entry);
        arena_rewind(scratch.arena, mark);
        if (e == OK)
            e = merkle_add(tx->c, m, v[i].entry);
    }
    arena_close(scratch.arena);
    return e;
}

static err queue_entries(struct tx *tx, struct audit *v, size_t n, i64 link) {
    err e = OK;
    struct ctx scratch = {.arena = arena_open(SCRATCH_BYTES)};
    struct arena_mark mark = arena_mark(scratch.arena);
    struct ask_form form = ask_form(&q_audit_add, &audit_shape);
    for (size_t i = 0; i < n && e == OK; i++) {
        v[i].link = link;
        e = db_queue(&scratch, tx->db, ask_of(scratch.arena, &form, &v[i]));
        if (e != OK)
            e = fail(tx->c, e, "%.*s", STR(scratch.text));
        arena_rewind(scratch.arena, mark);
    }
    arena_close(scratch.arena);
    return e;
}

err audit_write(struct tx *tx, str algorithm) {
    struct audit_link of = {0};
    bool link = algorithm.len > 0;
    if (tx->notes == NULL)
        return OK;
    struct merkle m = {.by = tx->notes->by, .kind = link ? kind_of(algorithm) : DIGEST_SHA256};
    struct audit *v = tx->notes->list.v;
    size_t n = tx->notes->list.n;
    TRY(seal_entries(tx, v, n, &m));
    if (link)
        TRY(add_link(tx, &m, algorithm, &of));
    return queue_entries(tx, v, n, of.id);
}

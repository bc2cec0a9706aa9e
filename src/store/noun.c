/* Adding and changing any record. */
#include "store/noun.h"

#include "base/canonical.h"
#include "port/random.h"
#include "store/audit.h"

enum {
    SCRATCH_BYTES = 64 << 20, /* of one record on its way */
};

/* What every record begins with. */
struct front {
    i64 id, version;
};

static str *uid_of(const struct noun *noun, void *record) {
    const struct field *f = shape_find(noun->shape, S("uid"));
    return f == NULL ? NULL : (str *)(void *)((char *)record + f->offset);
}

str record_canonical(struct arena *a, const struct noun *noun, const void *record) {
    struct canonical k = canonical_make(noun->name, noun->shape, "version");
    return canonical_text(a, &k, record);
}

err record_get(struct ctx *c, struct db *db, const struct noun *noun, i64 id, void *record_out) {
    bool found;
    const struct value of_id = V_INT(id);
    TRY(db_find(c, db, (struct ask){noun->get, {&of_id, 1}}, record_out, &found));
    return found ? OK : fail(c, ERR_NOT_FOUND, "没有编号为 %lld 的%s", (long long)id, noun->called);
}

/* What is alike for all of many. */
struct adding {
    struct tx *tx;
    const struct noun *noun;
    struct ctx scratch; /* for what is needed only on the way */
    struct ask_form form;
    struct canonical canonical;
};

static err add_one(struct adding *g, const void *record) {
    const struct front *front = record;
    struct ctx *scratch = &g->scratch;
    if (db_queue(scratch, g->tx->db, ask_of(scratch->arena, &g->form, record)) != OK)
        return fail(g->tx->c, scratch->code, "%.*s", STR(scratch->text));
    const struct change change = {.noun = g->noun->name,
                                  .record = front->id,
                                  .version = front->version,
                                  .after = canonical_text(scratch->arena, &g->canonical, record)};
    return audit_note(g->tx, &change);
}

err record_add_many(struct tx *tx, const struct noun *noun, void *records, size_t n) {
    i64 first;
    err e = OK;
    if (n == 0)
        return OK;
    TRY(db_next(tx->c, tx->db, str_from(noun->name), (i64)n, &first));
    struct adding g = {.tx = tx,
                       .noun = noun,
                       .scratch = {.arena = arena_open(SCRATCH_BYTES)},
                       .form = ask_form(noun->add, noun->shape),
                       .canonical = canonical_make(noun->name, noun->shape, "version")};
    struct arena_mark mark = arena_mark(g.scratch.arena);
    for (size_t i = 0; i < n && e == OK; i++) {
        void *record = (char *)records + i * noun->shape->size;
        struct front *front = record;
        str *uid = uid_of(noun, record);
        *front = (struct front){.id = first + (i64)i, .version = 1};
        if (uid != NULL && uid->len == 0)
            e = random_uid(tx->c, uid);
        if (e == OK)
            e = add_one(&g, record);
        arena_rewind(g.scratch.arena, mark);
    }
    arena_close(g.scratch.arena);
    TRY(e);
    return db_flush(tx->c, tx->db);
}

err record_add(struct tx *tx, const struct noun *noun, void *record) {
    return record_add_many(tx, noun, record, 1);
}

static err set_one(struct tx *tx, struct ctx *scratch, const struct noun *noun, void *record) {
    struct front *front = record;
    void *old = arena_bytes(scratch->arena, noun->shape->size, 16);
    i64 changed;
    TRY(record_get(scratch, tx->db, noun, front->id, old));
    TRY(db_run(scratch, tx->db, ask_with(scratch->arena, noun->set, noun->shape, record),
               &changed));
    if (changed == 0)
        return fail(scratch, ERR_CONFLICT, "%s %lld 刚刚被别人改过，请重新查看后再改", noun->called,
                    (long long)front->id);
    front->version++;
    const struct change change = {.noun = noun->name,
                                  .record = front->id,
                                  .version = front->version,
                                  .before = record_canonical(scratch->arena, noun, old),
                                  .after = record_canonical(scratch->arena, noun, record)};
    return audit_note(tx, &change);
}

err record_set(struct tx *tx, const struct noun *noun, void *record) {
    struct ctx scratch = {.arena = arena_open(SCRATCH_BYTES)};
    err e = set_one(tx, &scratch, noun, record);
    if (e != OK && tx->c->code == OK)
        (void)fail(tx->c, e, "%.*s", STR(scratch.text));
    arena_close(scratch.arena);
    return e;
}

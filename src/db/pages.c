/* Pages of rows. */
#include "db/pages.h"

#include <assert.h>

enum {
    PAGE_BYTES = 256 << 20, /* of one page with its texts, soft limit */
    ARGS_MAX = 4,
};

struct pages {
    struct db *db;
    struct arena *arena; /* of one page; NULL = closed */
    struct arena_mark empty;
    const struct query *q;
    struct value args[ARGS_MAX];
    const struct field *keys[ARGS_MAX]; /* where an argument comes from; NULL = it is fixed */
    struct list page;
    size_t at;  /* in the page */
    bool ended; /* there is no page behind this one */
};

static void close_pages(void *at) {
    struct pages *p = at;
    if (p->arena != NULL)
        arena_close(p->arena);
    p->arena = NULL;
}

struct pages *pages_open(struct ctx *c, struct db *db, const struct query *q,
                         const struct value *fixed) {
    struct pages *p = take(c->arena, struct pages, 1);
    p->db = db;
    p->q = q;
    p->arena = arena_open(PAGE_BYTES);
    p->empty = arena_mark(p->arena);
    arena_defer(c->arena, close_pages, p);
    assert(q->n_params >= 1 && q->n_params <= ARGS_MAX);
    for (size_t i = 0; i + 1 < q->n_params; i++) {
        bool is_fixed = i == 0 && fixed != NULL;
        p->args[i] = is_fixed ? *fixed : V_INT(INT64_MIN);
        p->keys[i] = is_fixed ? NULL : shape_find(q->gives, q->params[i].name);
        assert(is_fixed || (p->keys[i] != NULL && p->keys[i]->kind == KIND_INT));
    }
    p->args[q->n_params - 1] = V_INT(PAGE_ROWS);
    return p;
}

void pages_close(struct pages *p) {
    close_pages(p);
}

static const char *row_at(const struct pages *p, size_t i) {
    return (const char *)p->page.v + i * p->q->gives->size;
}

static err load(struct ctx *c, struct pages *p) {
    struct ctx own = {.arena = p->arena};
    arena_rewind(p->arena, p->empty);
    if (db_list(&own, p->db, (struct ask){p->q, {p->args, p->q->n_params}}, &p->page) != OK)
        return fail(c, own.code, "%.*s", STR(own.text));
    p->at = 0;
    p->ended = p->page.n < PAGE_ROWS;
    for (size_t i = 0; p->page.n > 0 && i + 1 < p->q->n_params; i++)
        if (p->keys[i] != NULL)
            p->args[i].n =
                *(const i64 *)(const void *)(row_at(p, p->page.n - 1) + p->keys[i]->offset);
    return OK;
}

err pages_peek(struct ctx *c, struct pages *p, const void **row_out) {
    if (p->at == p->page.n && !p->ended)
        TRY(load(c, p));
    *row_out = p->at < p->page.n ? row_at(p, p->at) : NULL;
    return OK;
}

void pages_pass(struct pages *p) {
    assert(p->at < p->page.n);
    p->at++;
}

/* Reading ids and ranges. */
#include "app/batch.h"

#include "base/limit.h"
#include "base/number.h"

VEC_TYPE(id_vec, i64);

static err add(struct ctx *c, struct id_vec *ids, i64 id) {
    if (ids->n >= limit_value(LIMIT_BATCH))
        return fail(c, ERR_TOO_BIG, "一次最多办理 %d 条，请分几次", (int)limit_value(LIMIT_BATCH));
    *push(c->arena, ids) = id;
    return OK;
}

/* 5, or 8-12. */
static err add_piece(struct ctx *c, struct id_vec *ids, str piece) {
    size_t dash = str_find(piece, S("-"), 0);
    i64 from = number_id(str_sub(piece, 0, dash == STR_NONE ? piece.len : dash));
    i64 to = dash == STR_NONE ? from : number_id(str_sub(piece, dash + 1, piece.len));
    if (from == 0 || to == 0)
        return fail(c, ERR_INVALID, "“%.*s”不是编号，请写成 3 5 8-12", STR(piece));
    if (to < from)
        return fail(c, ERR_INVALID, "“%.*s”前大后小，请写成 %lld-%lld", STR(piece), (long long)to,
                    (long long)from);
    for (i64 id = from; id <= to; id++)
        TRY(add(c, ids, id));
    return OK;
}

static err add_word(struct ctx *c, struct id_vec *ids, str word) {
    static const str commas[] = {T(","), T("，"), T("、")};
    for (size_t from = 0; from <= word.len;) {
        size_t to = word.len, len = 1;
        for (size_t i = 0; i < COUNT_OF(commas); i++) {
            size_t at = str_find(word, commas[i], from);
            if (at != STR_NONE && at < to) {
                to = at;
                len = commas[i].len;
            }
        }
        TRY(add_piece(c, ids, str_trim(str_sub(word, from, to))));
        from = to + len;
    }
    return OK;
}

/* An id and where it was named. */
struct place {
    i64 id;
    size_t at;
};

static int by_id(const void *x, const void *y) {
    const struct place *a = x, *b = y;
    if (a->id != b->id)
        return a->id < b->id ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

/* Leaves of each id the first. */
static struct ids once(struct arena *a, const struct id_vec *ids) {
    struct place *places = take(a, struct place, ids->n + 1);
    bool *again = take(a, bool, ids->n + 1);
    i64 *v = take(a, i64, ids->n + 1);
    size_t n = 0;
    for (size_t i = 0; i < ids->n; i++)
        places[i] = (struct place){ids->v[i], i};
    qsort(places, ids->n, sizeof places[0], by_id);
    for (size_t i = 1; i < ids->n; i++)
        again[places[i].at] = places[i].id == places[i - 1].id;
    for (size_t i = 0; i < ids->n; i++)
        if (!again[i])
            v[n++] = ids->v[i];
    return (struct ids){v, n};
}

err batch_read(struct ctx *c, strs words, struct ids *ids_out) {
    struct id_vec ids = {0};
    for (size_t i = 0; i < words.n; i++)
        TRY(add_word(c, &ids, words.v[i]));
    *ids_out = once(c->arena, &ids);
    return OK;
}

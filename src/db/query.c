/* Parameters from records. */
#include "db/query.h"

#include <assert.h>

static struct value value_of(const struct field *f, const void *record) {
    const void *at = (const char *)record + f->offset;
    assert(f->kind <= KIND_MILLI); /* a column holds nothing else */
    switch (f->kind) {
    case KIND_INT:
        return V_INT(*(const i64 *)at);
    case KIND_BOOL:
        return V_INT(*(const bool *)at);
    case KIND_MILLI:
        return V_INT(((const milli *)at)->v);
    default:
        return V_TEXT(*(const str *)at);
    }
}

struct ask ask_with(struct arena *a, const struct query *q, const struct shape *shape,
                    const void *record) {
    struct value *v = take(a, struct value, q->n_params + 1);
    for (size_t i = 0; i < q->n_params; i++) {
        const struct field *f = shape_find(shape, q->params[i].name);
        assert(f != NULL);
        v[i] = value_of(f, record);
    }
    return (struct ask){q, {v, q->n_params}};
}

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

struct ask_form ask_form(const struct query *q, const struct shape *shape) {
    struct ask_form form = {.q = q};
    assert(q->n_params <= QUERY_PARAMS_MAX);
    for (size_t i = 0; i < q->n_params; i++) {
        form.fields[i] = shape_find(shape, q->params[i].name);
        assert(form.fields[i] != NULL);
    }
    return form;
}

struct ask ask_of(struct arena *a, const struct ask_form *form, const void *record) {
    struct value *v = take(a, struct value, form->q->n_params + 1);
    for (size_t i = 0; i < form->q->n_params; i++)
        v[i] = value_of(form->fields[i], record);
    return (struct ask){form->q, {v, form->q->n_params}};
}

struct ask ask_with(struct arena *a, const struct query *q, const struct shape *shape,
                    const void *record) {
    struct ask_form form = ask_form(q, shape);
    return ask_of(a, &form, record);
}

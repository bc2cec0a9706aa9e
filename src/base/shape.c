/* Shapes: values as text. */
#include "base/shape.h"

#include "base/out.h"

const struct field *shape_find(const struct shape *shape, str name) {
    for (size_t i = 0; i < shape->n; i++)
        if (str_eq(name, str_from(shape->fields[i].name)))
            return &shape->fields[i];
    return NULL;
}

const struct shape *shape_open(struct arena *a, const struct shape *shape) {
    struct field *fields = take(a, struct field, shape->n);
    size_t n = 0;
    for (size_t i = 0; i < shape->n; i++)
        if (!shape->fields[i].secret)
            fields[n++] = shape->fields[i];
    if (n == shape->n)
        return shape;
    struct shape *open = take(a, struct shape, 1);
    *open = *shape;
    open->fields = fields;
    open->n = n;
    return open;
}

str field_text(struct arena *a, const struct field *f, const void *record) {
    const char *at = (const char *)record + f->offset;
    struct out o = out_open(a);
    switch (f->kind) {
    case KIND_INT:
        if (*(const i64 *)at == 0 && f->null_when_empty)
            break;
        out_int(&o, *(const i64 *)at);
        break;
    case KIND_BOOL:
        return *(const bool *)at ? S("是") : S("否");
    case KIND_TEXT:
        return *(const str *)at;
    case KIND_MILLI:
        out_milli(&o, *(const milli *)at);
        break;
    case KIND_TEXTS:
        return str_join(a, *(const strs *)at, S("、"));
    case KIND_SPAN: {
        const span *place = (const span *)at;
        return str_fmt(a, "%u-%u", (unsigned)place->from, (unsigned)place->to);
    }
    case KIND_RANGE: {
        const range *r = (const range *)at;
        if (r->from.len == 0 && r->to.len == 0)
            break;
        if (str_eq(r->from, r->to))
            return r->from;
        return str_join(a, (strs){(str[]){r->from, r->to}, 2}, S(" 至 "));
    }
    case KIND_SPANS:
    case KIND_LIST:
    case KIND_SHAPE:
        break;
    }
    return out_str(&o);
}

/* JSON from shapes: absent is null where the field says so, never invented. */
#include "base/json.h"

#include <string.h>

static void write_span(struct out *o, span place) {
    out_char(o, '[');
    out_int(o, place.from);
    out_char(o, ',');
    out_int(o, place.to);
    out_char(o, ']');
}

static void write_spans(struct out *o, const spans *list) {
    out_char(o, '[');
    for (size_t i = 0; i < list->n; i++) {
        if (i > 0)
            out_char(o, ',');
        write_span(o, list->v[i]);
    }
    out_char(o, ']');
}

static void write_texts(struct out *o, const strs *list) {
    out_char(o, '[');
    for (size_t i = 0; i < list->n; i++) {
        if (i > 0)
            out_char(o, ',');
        out_json(o, list->v[i]);
    }
    out_char(o, ']');
}

static void write_range(struct out *o, const range *r) {
    out_char(o, '[');
    out_json(o, r->from);
    out_char(o, ',');
    out_json(o, r->to);
    out_char(o, ']');
}

static void write_list(struct out *o, const struct list *list, const struct shape *shape) {
    out_char(o, '[');
    for (size_t i = 0; i < list->n; i++) {
        if (i > 0)
            out_char(o, ',');
        json_write(o, shape, (const char *)list->v + i * shape->size);
    }
    out_char(o, ']');
}

/* Whether the member at `at` is absent: null in JSON, never an empty text or a zero. */
static bool is_null(const struct field *f, const char *at) {
    switch (f->kind) {
    case KIND_INT:
        return f->null_when_empty && *(const i64 *)at == 0;
    case KIND_TEXT:
        return f->null_when_empty && ((const str *)at)->len == 0;
    case KIND_RANGE:
        return ((const range *)at)->from.len == 0 && ((const range *)at)->to.len == 0;
    default:
        return false;
    }
}

static void write_value(struct out *o, const struct field *f, const char *at) {
    if (is_null(f, at)) {
        out_raw(o, S("null"));
        return;
    }
    switch (f->kind) {
    case KIND_INT:
        out_int(o, *(const i64 *)at);
        return;
    case KIND_BOOL:
        out_raw(o, *(const bool *)at ? S("true") : S("false"));
        return;
    case KIND_TEXT:
        out_json(o, *(const str *)at);
        return;
    case KIND_MILLI:
        out_milli(o, *(const milli *)at);
        return;
    case KIND_TEXTS:
        write_texts(o, (const strs *)at);
        return;
    case KIND_SPAN:
        write_span(o, *(const span *)at);
        return;
    case KIND_SPANS:
        write_spans(o, (const spans *)at);
        return;
    case KIND_RANGE:
        write_range(o, (const range *)at);
        return;
    case KIND_LIST:
        write_list(o, (const struct list *)at, f->shape);
        return;
    case KIND_SHAPE:
        json_write(o, f->shape, at);
        return;
    }
}

/* A key with the comma before it. Keys are of 4 to 16 bytes, and a call of memcpy would cost more
 * than the two overlapping words by which such are copied. */
static void write_key(struct out *o, str key, bool comma) {
    char *to = out_room(o, 1 + key.len);
    const char *from = key.ptr;
    *to = ',';
    to += comma;
    if (key.len >= 8 && key.len <= 16) {
        memcpy(to, from, 8);
        memcpy(to + key.len - 8, from + key.len - 8, 8);
    } else if (key.len >= 4 && key.len < 8) {
        memcpy(to, from, 4);
        memcpy(to + key.len - 4, from + key.len - 4, 4);
    } else {
        memcpy(to, from, key.len);
    }
    o->len += comma + key.len;
}

void json_write(struct out *o, const struct shape *shape, const void *record) {
    out_char(o, '{');
    for (size_t i = 0; i < shape->n; i++) {
        const struct field *f = &shape->fields[i];
        write_key(o, f->key, i > 0);
        write_value(o, f, (const char *)record + f->offset);
    }
    out_char(o, '}');
}

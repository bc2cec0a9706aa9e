/* Canonical texts. */
#include "base/canonical.h"

#include <assert.h>
#include <string.h>

#include "base/out.h"

enum {
    FORM = 1 /* of this text; a change of it needs another number */
};

/* Whether a name is one of the words of a list. */
static bool listed(str name, str list) {
    for (size_t at = 0; (at = str_find(list, name, at)) != STR_NONE; at += name.len) {
        bool front = at == 0 || list.ptr[at - 1] == ' ';
        size_t end = at + name.len;
        if (front && (end == list.len || list.ptr[end] == ' '))
            return true;
    }
    return false;
}

struct canonical canonical_make(const char *name, const struct shape *shape, const char *except) {
    struct canonical k = {.name = name};
    assert(shape->n <= CANONICAL_FIELDS_MAX);
    for (size_t i = 0; i < shape->n; i++) {
        const struct field *f = &shape->fields[i];
        assert(f->kind <= KIND_MILLI);
        if (listed(str_from(f->name), str_from(except)))
            continue;
        size_t at = k.n++;
        for (; at > 0 && strcmp(k.fields[at - 1]->name, f->name) > 0; at--)
            k.fields[at] = k.fields[at - 1];
        k.fields[at] = f;
    }
    return k;
}

/* The value of a member; "" = it is empty.
 *   number  whose digits stand there */
static str value_of(const struct field *f, const void *record, struct out *number) {
    const void *at = (const char *)record + f->offset;
    i64 n = 0;
    switch (f->kind) {
    case KIND_INT:
        n = *(const i64 *)at;
        break;
    case KIND_BOOL:
        n = *(const bool *)at;
        break;
    case KIND_MILLI:
        n = ((const milli *)at)->v;
        break;
    default:
        return *(const str *)at;
    }
    number->len = 0;
    if (n != 0)
        out_int(number, n);
    return out_str(number);
}

str canonical_text(struct arena *a, const struct canonical *k, const void *record) {
    struct out number = out_open(a), o = out_open(a);
    out_raw(&o, S("bihuan "));
    out_int(&o, FORM);
    out_char(&o, ' ');
    out_raw(&o, str_from(k->name));
    out_char(&o, '\n');
    for (size_t i = 0; i < k->n; i++) {
        str value = value_of(k->fields[i], record, &number);
        if (value.len == 0)
            continue;
        out_raw(&o, str_from(k->fields[i]->name));
        out_char(&o, ':');
        out_int(&o, (i64)value.len);
        out_char(&o, ':');
        out_raw(&o, value);
        out_char(&o, '\n');
    }
    return out_str(&o);
}

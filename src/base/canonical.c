/* Canonical texts. */
#include "base/canonical.h"

#include <assert.h>
#include <string.h>

#include "base/out.h"

enum {
    FORM = 1, /* of this text; a change of it needs another number */
    FIELDS_MAX = 64,
    NUMBER_BYTES = 24, /* a sign, 19 digits, and what out_int may leave unused */
};

/* The value of a member; a number is written into `room`. */
static str value_of(const struct field *f, const void *record, char room[NUMBER_BYTES]) {
    const void *at = (const char *)record + f->offset;
    i64 n = 0;
    switch (f->kind) {
    case KIND_TEXT:
        return *(const str *)at;
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
        assert(f->kind <= KIND_MILLI);
    }
    struct out o = {.ptr = room, .cap = NUMBER_BYTES, .fd = -1};
    if (n != 0)
        out_int(&o, n);
    return out_str(&o);
}

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

str canonical_of(struct arena *a, const char *name, const struct shape *shape, const void *record,
                 const char *except) {
    const struct field *sorted[FIELDS_MAX];
    size_t n = 0;
    assert(shape->n <= FIELDS_MAX);
    for (size_t i = 0; i < shape->n; i++) {
        if (listed(str_from(shape->fields[i].name), str_from(except)))
            continue;
        size_t k = n++;
        for (; k > 0 && strcmp(sorted[k - 1]->name, shape->fields[i].name) > 0; k--)
            sorted[k] = sorted[k - 1];
        sorted[k] = &shape->fields[i];
    }
    struct out o = out_open(a);
    out_fmt(&o, "bihuan %d %s\n", FORM, name);
    for (size_t i = 0; i < n; i++) {
        char room[NUMBER_BYTES];
        str value = value_of(sorted[i], record, room);
        if (value.len == 0)
            continue;
        out_raw(&o, str_from(sorted[i]->name));
        out_char(&o, ':');
        out_int(&o, (i64)value.len);
        out_char(&o, ':');
        out_raw(&o, value);
        out_char(&o, '\n');
    }
    return out_str(&o);
}

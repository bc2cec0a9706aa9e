/* Text by value. */
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Most comparisons fail, and in Chinese text they fail by the last byte rather than by the first,
 * which a handful of values share: so it is looked at before the call of memcmp. */
bool str_eq(str a, str b) {
    return a.len == b.len && (a.len == 0 || (a.ptr[a.len - 1] == b.ptr[b.len - 1] &&
                                             memcmp(a.ptr, b.ptr, a.len) == 0));
}

int str_cmp(str a, str b) {
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n == 0 ? 0 : memcmp(a.ptr, b.ptr, n);
    return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

bool str_starts(str s, str prefix) {
    return s.len >= prefix.len && str_eq((str){s.ptr, prefix.len}, prefix);
}

bool str_ends(str s, str suffix) {
    return s.len >= suffix.len && str_eq(str_sub(s, s.len - suffix.len, s.len), suffix);
}

size_t str_find(str s, str what, size_t from) {
    if (what.len == 0)
        return from <= s.len ? from : STR_NONE;
    /* Look for the third byte: in Chinese text it has 64 values, the first only a handful. */
    size_t probe = what.len > 2 ? 2 : 0;
    while (from < s.len && s.len - from >= what.len) {
        const char *hit =
            memchr(s.ptr + from + probe, what.ptr[probe], s.len - from - what.len + 1);
        if (hit == NULL)
            return STR_NONE;
        from = (size_t)(hit - s.ptr) - probe;
        if (memcmp(s.ptr + from, what.ptr, what.len) == 0)
            return from;
        from++;
    }
    return STR_NONE;
}

bool str_has(str s, str what) {
    return str_find(s, what, 0) != STR_NONE;
}

str str_sub(str s, size_t from, size_t to) {
    if (to > s.len)
        to = s.len;
    if (from >= to)
        return (str){s.ptr, 0};
    return (str){s.ptr + from, to - from};
}

static size_t space_len(str s) {
    if (s.len > 0 && (s.ptr[0] == ' ' || (s.ptr[0] >= '\t' && s.ptr[0] <= '\r')))
        return 1;
    return str_starts(s, S("\u3000")) ? 3 : 0;
}

str str_trim(str s) {
    for (size_t n; (n = space_len(s)) > 0;)
        s = str_sub(s, n, s.len);
    for (;;) {
        if (s.len > 0 && space_len(str_sub(s, s.len - 1, s.len)) == 1)
            s.len--;
        else if (str_ends(s, S("\u3000")))
            s.len -= 3;
        else
            return s;
    }
}

str str_from(const char *z) {
    return z == NULL ? (str){"", 0} : (str){z, strlen(z)};
}

str str_dup(struct arena *a, str s) {
    return (str){str_z(a, s), s.len};
}

const char *str_z(struct arena *a, str s) {
    char *z = arena_bytes(a, s.len + 1, 1);
    if (s.len > 0)
        memcpy(z, s.ptr, s.len);
    return z;
}

str str_fmt(struct arena *a, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    int n = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (n < 0)
        return (str){"", 0};
    char *z = arena_bytes(a, (size_t)n + 1, 1);
    va_start(args, fmt);
    vsnprintf(z, (size_t)n + 1, fmt, args);
    va_end(args);
    return (str){z, (size_t)n};
}

str str_cat(struct arena *a, str x, str y) {
    return str_join(a, (strs){(str[]){x, y}, 2}, S(""));
}

str str_join(struct arena *a, strs list, str between) {
    size_t len = 0;
    for (size_t i = 0; i < list.n; i++)
        len += list.v[i].len + (i > 0 ? between.len : 0);
    char *z = arena_bytes(a, len + 1, 1);
    size_t at = 0;
    for (size_t i = 0; i < list.n; i++) {
        str parts[] = {i > 0 ? between : S(""), list.v[i]};
        for (size_t k = 0; k < COUNT_OF(parts); k++) {
            if (parts[k].len > 0)
                memcpy(z + at, parts[k].ptr, parts[k].len);
            at += parts[k].len;
        }
    }
    return (str){z, len};
}

bool str_line(str *rest, str *line_out) {
    if (rest->len == 0)
        return false;
    size_t n = 0;
    while (n < rest->len && rest->ptr[n] != '\n' && rest->ptr[n] != '\r')
        n++;
    *line_out = str_sub(*rest, 0, n);
    size_t end = n + (str_starts(str_sub(*rest, n, rest->len), S("\r\n")) ? 2 : 1);
    *rest = str_sub(*rest, end, rest->len);
    return true;
}

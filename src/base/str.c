/* Text by value. */
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int str_cmp(str a, str b) {
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n == 0 ? 0 : memcmp(a.ptr, b.ptr, n);
    return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

/* Whether a three-byte text begins anywhere in p[0, n), without a branch inside, so that the
 * compiler makes wide steps of it. */
static inline bool holds(const char *p, size_t n, const char *three) {
    u8 hit = 0;
    for (size_t i = 0; i < n; i++)
        hit |= (u8)((p[i] == three[0]) & (p[i + 1] == three[1]) & (p[i + 2] == three[2]));
    return hit != 0;
}

/* From `from` on without blocks in which no character like `what` begins; bytes of Chinese are so
 * alike that memchr would stop every hundred bytes. */
static size_t skip_blocks(str s, str what, size_t from) {
    enum {
        BLOCK = 128
    };
    while (s.len - from >= BLOCK + what.len && !holds(s.ptr + from, BLOCK, what.ptr))
        from += BLOCK;
    return from;
}

size_t str_find(str s, str what, size_t from) {
    if (what.len == 0)
        return from <= s.len ? from : STR_NONE;
    /* Look for the third byte: in Chinese text it has 64 values, the first only a handful. */
    size_t probe = what.len > 2 ? 2 : 0;
    while (from < s.len && s.len - from >= what.len) {
        if (what.len > 2)
            from = skip_blocks(s, what, from);
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

static size_t space_len(str s) {
    if (s.len > 0 && (s.ptr[0] == ' ' || (s.ptr[0] >= '\t' && s.ptr[0] <= '\r')))
        return 1;
    return str_starts(s, S("\u3000")) ? 3 : 0;
}

str str_trim(str s) {
    /* what neither begins nor ends with a byte of white space is told at once */
    if (s.len > 0 && (u8)s.ptr[0] > ' ' && (u8)s.ptr[0] != 0xE3 && (u8)s.ptr[s.len - 1] > ' ' &&
        (u8)s.ptr[s.len - 1] != 0x80)
        return s;
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

str str_lower(struct arena *a, str s) {
    char *copy = take(a, char, s.len + 1);
    for (size_t i = 0; i < s.len; i++)
        copy[i] = ascii_lower(s.ptr[i]);
    return (str){copy, s.len};
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

str str_hex(struct arena *a, const u8 *bytes, size_t n) {
    static const char digits[] = "0123456789abcdef";
    char *to = take(a, char, 2 * n + 1);
    for (size_t i = 0; i < n; i++) {
        to[2 * i] = digits[bytes[i] >> 4];
        to[2 * i + 1] = digits[bytes[i] & 15];
    }
    return (str){to, 2 * n};
}

/* Rows of JSON. Nothing is skipped and nothing guessed: each byte is one that json_write writes. */
#include "base/json_row.h"

#include "base/utf8.h"

#include <string.h>

/* Takes a word that must stand in front. */
static bool expect(str *rest, str word) {
    if (!str_starts(*rest, word))
        return false;
    *rest = str_sub(*rest, word.len, rest->len);
    return true;
}

static bool read_int(str *rest, i64 *n_out) {
    size_t at = str_starts(*rest, S("-"));
    bool negative = at == 1;
    u64 n = 0, limit = negative ? (u64)INT64_MAX + 1 : INT64_MAX;
    size_t from = at;
    for (; str_digit(*rest, at); at++) {
        u64 digit = (u64)(rest->ptr[at] - '0');
        if (n > (limit - digit) / 10)
            return false;
        n = n * 10 + digit;
    }
    if (at == from || (at - from > 1 && rest->ptr[from] == '0') || (negative && n == 0))
        return false;
    *n_out = negative ? (i64)(0 - n) : (i64)n;
    *rest = str_sub(*rest, at, rest->len);
    return true;
}

/* The control character of \u00XX, -1 = it is none that is written so. */
static int control(str digits) {
    int n = 0;
    for (size_t i = 0; i < digits.len; i++) {
        char ch = digits.ptr[i];
        int figure = ascii_is_digit(ch) ? ch - '0' : ch >= 'a' && ch <= 'f' ? ch - 'a' + 10 : 99;
        n = n * 16 + figure;
    }
    return digits.len == 4 && n > 0 && (n < 0x20 || n == 0x7F) ? n : -1;
}

/* What a backslash and the letters behind it stand for.
 * gives  how many bytes they are, 0 = they are no escape */
static size_t escape(str s, char *to) {
    static const char from[] = "\"\\bfnrt", into[] = "\"\\\b\f\n\r\t";
    if (s.len < 2)
        return 0;
    const char *found = memchr(from, s.ptr[1], sizeof from - 1);
    if (found != NULL) {
        *to = into[found - from];
        return 2;
    }
    int n = s.ptr[1] == 'u' ? control(str_sub(s, 2, 6)) : -1;
    *to = (char)n;
    return n < 0 ? 0 : 6;
}

/* Bytes up to the closing quote, escapes resolved. */
static bool unescape(struct arena *a, str inside, str *text_out) {
    char *to = take(a, char, inside.len + 1);
    size_t n = 0;
    for (size_t at = 0; at < inside.len; n++) {
        if (inside.ptr[at] != '\\') {
            to[n] = inside.ptr[at++];
            continue;
        }
        size_t taken = escape(str_sub(inside, at, inside.len), &to[n]);
        if (taken == 0)
            return false;
        at += taken;
    }
    *text_out = (str){to, n};
    return true;
}

static bool read_text(struct arena *a, str *rest, str *text_out) {
    bool escaped = false;
    size_t end = 1;
    if (!str_starts(*rest, S("\"")))
        return false;
    for (; end < rest->len && rest->ptr[end] != '"'; end++) {
        if ((u8)rest->ptr[end] < 0x20)
            return false;
        if (rest->ptr[end] == '\\') {
            escaped = true;
            end++;
        }
    }
    if (end >= rest->len)
        return false;
    str inside = str_sub(*rest, 1, end);
    *rest = str_sub(*rest, end + 1, rest->len);
    *text_out = inside;
    return (!escaped || unescape(a, inside, text_out)) && utf8_bad(*text_out) == STR_NONE;
}

bool json_row(struct arena *a, str line, const struct shape *shape, void *record_out) {
    if (!expect(&line, S("{")))
        return false;
    for (size_t i = 0; i < shape->n; i++) {
        const struct field *f = &shape->fields[i];
        void *at = (char *)record_out + f->offset;
        if (i > 0 && !expect(&line, S(",")))
            return false;
        if (!expect(&line, f->key))
            return false;
        if (!(f->kind == KIND_INT ? read_int(&line, at) : read_text(a, &line, at)))
            return false;
    }
    return str_eq(line, S("}"));
}

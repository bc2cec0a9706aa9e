/* Text by value: UTF-8, length in bytes, no terminator promised. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/arena.h"
#include "base/attr.h"
#include "base/types.h"

#include <string.h>

typedef struct str {
    const char *ptr;
    size_t len;
} str;

/* Several texts, such as the owners of a task. */
typedef struct strs {
    str *v;
    size_t n;
} strs;

/* From one text to another, such as two months; both empty = none. */
typedef struct range {
    str from;
    str to;
} range;

#define S(literal) ((str){"" literal, sizeof(literal) - 1})
#define T(literal)                                                                                 \
    { "" literal, sizeof(literal) - 1 } /* the same as an initialiser of static tables */
#define STR(s) (int)(s).len, (s).ptr    /* for "%.*s" */
#define STR_NONE ((size_t)-1)

static inline bool ascii_is_digit(char c) {
    return c >= '0' && c <= '9';
}

static inline char ascii_lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* str_hex: bytes as hexadecimal digits, two each, lower case; a terminator stands behind them, for
 * names of files. */
str str_hex(struct arena *a, const u8 *bytes, size_t n);

/* str_digit: whether a digit from 0 to 9 stands at offset `at`; none does behind the end */
static inline bool str_digit(str s, size_t at) {
    return at < s.len && ascii_is_digit(s.ptr[at]);
}

/* Comparing is defined here because the tables of words are walked by it. Most comparisons fail,
 * and in Chinese text they fail by the last byte rather than by the first, which a handful of
 * values share: so it is looked at before memcmp. */
static inline bool str_eq(str a, str b) {
    return a.len == b.len && (a.len == 0 || (a.ptr[a.len - 1] == b.ptr[b.len - 1] &&
                                             memcmp(a.ptr, b.ptr, a.len) == 0));
}

int str_cmp(str a, str b); /* by bytes */

static inline bool str_starts(str s, str prefix) {
    return s.len >= prefix.len && str_eq((str){s.ptr, prefix.len}, prefix);
}

static inline bool str_ends(str s, str suffix) {
    return s.len >= suffix.len && str_eq((str){s.ptr + (s.len - suffix.len), suffix.len}, suffix);
}

/* str_find: offset of the first `what` in `s` at or after `from`, or STR_NONE. */
size_t str_find(str s, str what, size_t from);

/* str_has: whether `what` stands anywhere in `s`. */
bool str_has(str s, str what);

/* str_sub: bytes [from, to) of s; both are cut to its length. */
static inline str str_sub(str s, size_t from, size_t to) {
    to = to > s.len ? s.len : to;
    return from >= to ? (str){s.ptr, 0} : (str){s.ptr + from, to - from};
}

/* str_trim: without ASCII white space and U+3000 at both ends. */
str str_trim(str s);

/* str_from: a str over a NUL-terminated string; NULL gives the empty text. */
str str_from(const char *z);

/* Copies in an arena: str_dup, str_z (NUL-terminated, for C libraries), str_fmt, str_cat. */
str str_dup(struct arena *a, str s);
const char *str_z(struct arena *a, str s);
str str_fmt(struct arena *a, const char *fmt, ...) PRINTF_LIKE(2, 3);
str str_cat(struct arena *a, str x, str y);

/* str_lower: a copy with small letters for the capital ones of ASCII. */
str str_lower(struct arena *a, str s);

/* str_join: the texts of `list` with `between` in between. */
str str_join(struct arena *a, strs list, str between);

/* str_line: cuts the first line off *rest into *line_out, without its line end (LF, CR LF or CR).
 * gives  false when *rest was empty */
bool str_line(str *rest, str *line_out);

#include "base/banned.h" /* last: it changes names */

#endif

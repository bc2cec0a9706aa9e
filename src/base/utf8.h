/* UTF-8 and its three measures: bytes (str.len), characters (字数), columns on a terminal. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

/* utf8_bad: offset of the first byte that is not valid UTF-8, or STR_NONE. */
size_t utf8_bad(str s);

/* utf8_next: the character at offset *at of valid UTF-8; moves *at behind it. What is met most is
 * defined here, because every pass over a text calls it for each character. */
u32 utf8_next_rare(str s, size_t *at);
static inline u32 utf8_next(str s, size_t *at) {
    const u8 *p = (const u8 *)s.ptr + *at;
    if (p[0] < 0x80) {
        *at += 1;
        return p[0];
    }
    if ((p[0] & 0xF0) != 0xE0)
        return utf8_next_rare(s, at);
    *at += 3;
    return (u32)(p[0] & 0x0F) << 12 | (u32)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
}

/* utf8_back: offset of the character that ends at `at` (at > 0). */
size_t utf8_back(str s, size_t at);

/* utf8_is_common_han: whether the character that this byte begins is one of U+4000 to U+9FFF, three
 * bytes long, as nearly all Chinese characters of a text are. */
static inline bool utf8_is_common_han(u8 lead) {
    return lead - 0xE4u <= 0xE9 - 0xE4;
}

/* utf8_put: writes a character to `to` (room for 4); gives its length in bytes. */
size_t utf8_put_long(char *to, u32 c);
static inline size_t utf8_put(char *to, u32 c) {
    if (c >= 0x80)
        return utf8_put_long(to, c);
    to[0] = (char)c;
    return 1;
}

size_t utf8_chars(str s);   /* characters */
size_t utf8_columns(str s); /* width on a terminal: Chinese is two wide */

/* utf8_column_width: 0, 1 or 2, the columns of one character. */
int utf8_column_width(u32 c);

/* utf8_cut: the first `chars` characters of s. */
str utf8_cut(str s, size_t chars);

/* utf8_fit: as many characters of s as fit into `columns`. */
str utf8_fit(str s, size_t columns);

/* utf8_is_han: a Chinese character of the Unicode ranges for Han, extensions included. */
bool utf8_is_han(u32 c);

/* utf8_repair: a copy of s in which each invalid byte is U+FFFD; *n_out counts them. */
str utf8_repair(struct arena *a, str s, size_t *n_out);

#endif

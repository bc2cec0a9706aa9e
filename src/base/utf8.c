/* UTF-8: validation, walking, measures. */
#include "base/utf8.h"

#include <string.h>

/* Length of the sequence that starts at p, or 0 when it is not valid (RFC 3629 table 3-7). */
static size_t sequence_len(const u8 *p, size_t left) {
    if (p[0] < 0x80)
        return 1;
    if (p[0] < 0xC2 || p[0] > 0xF4 || left < 2)
        return 0;
    u8 low = p[0] == 0xE0 ? 0xA0 : p[0] == 0xF0 ? 0x90 : 0x80;
    u8 high = p[0] == 0xED ? 0x9F : p[0] == 0xF4 ? 0x8F : 0xBF;
    size_t n = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    if (left < n || p[1] < low || p[1] > high)
        return 0;
    for (size_t i = 2; i < n; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    return n;
}

enum {
    BLOCK_BYTES = 64
};

/* Whether p[2, BLOCK_BYTES + 2) goes on as the two bytes before it demand and holds neither C0, C1,
 * E0, ED nor F0 and above, which allow only some second bytes or none, or three more. Without a
 * branch inside, so that the compiler makes a few wide steps of it. */
static inline bool is_plain(const u8 *p) {
    u8 other = 0;
    for (size_t i = 0; i < BLOCK_BYTES; i++) {
        u8 b = p[i + 2];
        u8 goes_on = (b & 0xC0) == 0x80;
        u8 must = (u8)((p[i + 1] >= 0xC0) | (p[i] >= 0xE0));
        other |= (u8)(goes_on ^ must);
        other |= (u8)(((b & 0xFE) == 0xC0) | (b == 0xE0) | (b == 0xED) | (b >= 0xF0));
    }
    return other == 0;
}

size_t utf8_bad(str s) {
    const u8 *p = (const u8 *)s.ptr;
    for (size_t i = 0; i < s.len;) {
        size_t end = i;
        while (end >= 3 && s.len - end >= BLOCK_BYTES && is_plain(p + end - 2))
            end += BLOCK_BYTES;
        if (end > i) { /* the last character may not be complete */
            i = utf8_back(s, end);
            end = i;
        }
        for (end = s.len - end > BLOCK_BYTES ? end + BLOCK_BYTES : s.len; i < end;) {
            size_t n = sequence_len(p + i, s.len - i);
            if (n == 0)
                return i;
            i += n;
        }
    }
    return STR_NONE;
}

u32 utf8_next_rare(str s, size_t *at) {
    const u8 *p = (const u8 *)s.ptr + *at;
    if (p[0] < 0xE0) {
        *at += 2;
        return (u32)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    }
    *at += 4;
    return (u32)(p[0] & 0x07) << 18 | (u32)(p[1] & 0x3F) << 12 | (u32)(p[2] & 0x3F) << 6 |
           (p[3] & 0x3F);
}

size_t utf8_back(str s, size_t at) {
    do
        at--;
    while (at > 0 && ((u8)s.ptr[at] & 0xC0) == 0x80);
    return at;
}

size_t utf8_put_long(char *to, u32 c) {
    if (c < 0x800) {
        to[0] = (char)(0xC0 | c >> 6);
        to[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        to[0] = (char)(0xE0 | c >> 12);
        to[1] = (char)(0x80 | (c >> 6 & 0x3F));
        to[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    to[0] = (char)(0xF0 | c >> 18);
    to[1] = (char)(0x80 | (c >> 12 & 0x3F));
    to[2] = (char)(0x80 | (c >> 6 & 0x3F));
    to[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

size_t utf8_chars(str s) {
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += ((u8)s.ptr[i] & 0xC0) != 0x80;
    return n;
}

/* Ranges shown two columns wide: East Asian Wide and Fullwidth of UAX #11. Quotes, dashes and
 * circled numbers, which Chinese fonts draw wide, are "ambiguous" there; terminals count them as
 * one, so they are not here. Ascending. */
static const struct {
    u32 from, to;
} wide[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F},
    {0x1F900, 0x1F9FF}, {0x20000, 0x2FFFD}, {0x30000, 0x3FFFD},
};

/* Controls, combining marks, zero-width spaces and joiners, variation selectors. Ascending. */
static const struct {
    u32 from, to;
} none[] = {
    {0x0000, 0x001F}, {0x007F, 0x009F}, {0x0300, 0x036F}, {0x200B, 0x200F}, {0x202A, 0x202E},
    {0x2060, 0x2064}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF},
};

int utf8_column_width(u32 c) {
    if (c >= 0x20 && c < 0x7F)
        return 1;
    for (size_t i = 0; i < COUNT_OF(none) && c >= none[i].from; i++)
        if (c <= none[i].to)
            return 0;
    for (size_t i = 0; i < COUNT_OF(wide) && c >= wide[i].from; i++)
        if (c <= wide[i].to)
            return 2;
    return 1;
}

size_t utf8_columns(str s) {
    size_t n = 0;
    for (size_t at = 0; at < s.len;)
        n += (size_t)utf8_column_width(utf8_next(s, &at));
    return n;
}

str utf8_cut(str s, size_t chars) {
    size_t at = 0;
    while (at < s.len && chars-- > 0)
        utf8_next(s, &at);
    return str_sub(s, 0, at);
}

str utf8_fit(str s, size_t columns) {
    size_t at = 0, used = 0;
    while (at < s.len) {
        size_t next = at;
        used += (size_t)utf8_column_width(utf8_next(s, &next));
        if (used > columns)
            break;
        at = next;
    }
    return str_sub(s, 0, at);
}

bool utf8_is_han(u32 c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

str utf8_repair(struct arena *a, str s, size_t *n_out) {
    size_t bad = 0, n = 0;
    for (size_t i = 0, at; (at = utf8_bad(str_sub(s, i, s.len))) != STR_NONE; i += at + 1)
        bad++;
    char *copy = arena_bytes(a, s.len + bad * 2 + 1, 1);
    for (size_t i = 0; i < s.len;) {
        size_t len = sequence_len((const u8 *)s.ptr + i, s.len - i);
        if (len == 0) {
            n += utf8_put(copy + n, 0xFFFD);
            i++;
            continue;
        }
        memcpy(copy + n, s.ptr + i, len);
        n += len;
        i += len;
    }
    *n_out = bad;
    return (str){copy, n};
}

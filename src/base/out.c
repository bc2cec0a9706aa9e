/* Output and escaping. */
#include "base/out.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
    PIECE_BYTES = 64 * 1024
};

struct out out_open(struct arena *a) {
    return (struct out){.arena = a, .fd = -1};
}

struct out out_open_fd(struct arena *a, int fd) {
    return (struct out){
        .arena = a, .ptr = arena_bytes(a, PIECE_BYTES, 1), .cap = PIECE_BYTES, .fd = fd};
}

static void hand_over(struct out *o, const char *ptr, size_t len) {
    while (len > 0 && !o->failed) {
        ssize_t n = write(o->fd, ptr, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            o->failed = true;
            return;
        }
        ptr += n;
        len -= (size_t)n;
        o->total += (size_t)n;
    }
}

bool out_flush(struct out *o) {
    if (o->fd >= 0) {
        hand_over(o, o->ptr, o->len);
        o->len = 0;
    }
    return !o->failed;
}

str out_str(const struct out *o) {
    return (str){o->ptr == NULL ? "" : o->ptr, o->len};
}

/* Room for n more bytes at ptr + len; for a descriptor n is at most PIECE_BYTES. */
static char *room(struct out *o, size_t n) {
    if (o->cap - o->len < n) {
        if (o->fd >= 0) {
            out_flush(o);
        } else {
            size_t more = o->cap > n ? o->cap : n + 256;
            o->ptr = arena_extend(o->arena, o->ptr, o->cap, more, 1);
            o->cap += more;
        }
    }
    return o->ptr + o->len;
}

void out_raw(struct out *o, str s) {
    if (o->fd >= 0 && s.len > PIECE_BYTES) {
        out_flush(o);
        hand_over(o, s.ptr, s.len);
        return;
    }
    if (s.len > 0)
        memcpy(room(o, s.len), s.ptr, s.len);
    o->len += s.len;
}

void out_char(struct out *o, char c) {
    *room(o, 1) = c;
    o->len++;
}

void out_repeat(struct out *o, char c, size_t n) {
    while (n-- > 0)
        out_char(o, c);
}

void out_int(struct out *o, i64 n) {
    char digits[24];
    size_t at = sizeof digits;
    u64 left = n < 0 ? 0 - (u64)n : (u64)n;
    do
        digits[--at] = (char)('0' + left % 10);
    while ((left /= 10) > 0);
    if (n < 0)
        digits[--at] = '-';
    out_raw(o, (str){digits + at, sizeof digits - at});
}

void out_milli(struct out *o, milli n) {
    u64 left = n.v < 0 ? 0 - (u64)n.v : (u64)n.v;
    if (n.v < 0)
        out_char(o, '-');
    out_int(o, (i64)(left / 1000));
    if (left % 1000 == 0)
        return;
    char part[4] = {'.', (char)('0' + left / 100 % 10), (char)('0' + left / 10 % 10),
                    (char)('0' + left % 10)};
    size_t len = sizeof part;
    while (part[len - 1] == '0')
        len--;
    out_raw(o, (str){part, len});
}

void out_fmt(struct out *o, const char *fmt, ...) {
    char line[1024];
    va_list args;
    va_start(args, fmt);
    int n = vsnprintf(line, sizeof line, fmt, args);
    va_end(args);
    if (n < 0)
        return;
    if ((size_t)n < sizeof line) {
        out_raw(o, (str){line, (size_t)n});
        return;
    }
    char *z = arena_bytes(o->arena, (size_t)n + 1, 1);
    va_start(args, fmt);
    vsnprintf(z, (size_t)n + 1, fmt, args);
    va_end(args);
    out_raw(o, (str){z, (size_t)n});
}

/* Eight bytes at once: whether none of them is a control, and none of " & ' < > \ — the bytes that
 * any of the escapes below replaces. Chinese always passes. */
static bool is_plain(const char *p) {
    const u64 ones = 0x0101010101010101u, high = ones << 7;
    static const u8 wanted[] = {'"', '&', '\'', '<', '>', '\\', 0x7F};
    u64 eight, hit;
    memcpy(&eight, p, 8);
    hit = (eight - ones * 0x20) & ~eight; /* below 0x20 */
    for (size_t i = 0; i < sizeof wanted; i++) {
        u64 same = eight ^ ones * wanted[i];
        hit |= (same - ones) & ~same;
    }
    return (hit & high) == 0;
}

/* Writes s, replacing each byte for which `to` has a text. */
static void escape(struct out *o, str s, const char *const to[256]) {
    size_t from = 0;
    for (size_t i = 0; i < s.len; i++) {
        while (s.len - i >= 8 && is_plain(s.ptr + i))
            i += 8;
        if (i == s.len)
            break;
        const char *text = to[(u8)s.ptr[i]];
        if (text == NULL)
            continue;
        out_raw(o, str_sub(s, from, i));
        out_raw(o, str_from(text));
        from = i + 1;
    }
    out_raw(o, str_sub(s, from, s.len));
}

void out_json(struct out *o, str s) {
    static const char *const to[256] = {
        [0x00] = "\\u0000", [0x01] = "\\u0001", [0x02] = "\\u0002", [0x03] = "\\u0003",
        [0x04] = "\\u0004", [0x05] = "\\u0005", [0x06] = "\\u0006", [0x07] = "\\u0007",
        [0x08] = "\\b",     [0x09] = "\\t",     [0x0A] = "\\n",     [0x0B] = "\\u000b",
        [0x0C] = "\\f",     [0x0D] = "\\r",     [0x0E] = "\\u000e", [0x0F] = "\\u000f",
        [0x10] = "\\u0010", [0x11] = "\\u0011", [0x12] = "\\u0012", [0x13] = "\\u0013",
        [0x14] = "\\u0014", [0x15] = "\\u0015", [0x16] = "\\u0016", [0x17] = "\\u0017",
        [0x18] = "\\u0018", [0x19] = "\\u0019", [0x1A] = "\\u001a", [0x1B] = "\\u001b",
        [0x1C] = "\\u001c", [0x1D] = "\\u001d", [0x1E] = "\\u001e", [0x1F] = "\\u001f",
        ['"'] = "\\\"",     ['\\'] = "\\\\",    [0x7F] = "\\u007f",
    };
    out_char(o, '"');
    escape(o, s, to);
    out_char(o, '"');
}

void out_html(struct out *o, str s) {
    static const char *const to[256] = {
        ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;",
    };
    escape(o, s, to);
}

void out_csv(struct out *o, str s) {
    bool formula = s.len > 0 && memchr("=+-@\t\r", s.ptr[0], 6) != NULL;
    bool quote = formula;
    for (size_t i = 0; i < s.len && !quote; i++)
        quote = memchr(",\"\n\r", s.ptr[i], 4) != NULL;
    if (!quote) {
        out_raw(o, s);
        return;
    }
    static const char *const to[256] = {['"'] = "\"\""};
    out_raw(o, formula ? S("\"'") : S("\""));
    escape(o, s, to);
    out_char(o, '"');
}

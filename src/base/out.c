/* Output and escaping. */
#include "base/out.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
    PIECE_BYTES = OUT_ROOM_MAX,
    ESCAPED_MAX = 6,   /* bytes that one byte becomes: \u0000, &quot; */
    PART_BYTES = 4096, /* text that is escaped at a time */
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

void out_make_room(struct out *o, size_t n) {
    if (o->fd >= 0) {
        out_flush(o);
        return;
    }
    size_t more = o->cap > n ? o->cap : n + 256;
    o->ptr = arena_extend(o->arena, o->ptr, o->cap, more, 1);
    o->cap += more;
}

void out_raw(struct out *o, str s) {
    if (o->fd >= 0 && s.len > PIECE_BYTES) {
        out_flush(o);
        hand_over(o, s.ptr, s.len);
        return;
    }
    if (s.len > 0)
        memcpy(out_room(o, s.len), s.ptr, s.len);
    o->len += s.len;
}

void out_repeat(struct out *o, char c, size_t n) {
    while (n-- > 0)
        out_char(o, c);
}

void out_int(struct out *o, i64 n) {
    static const char pairs[] =
        "00010203040506070809101112131415161718192021222324252627282930313233"
        "34353637383940414243444546474849505152535455565758596061626364656667"
        "6869707172737475767778798081828384858687888990919293949596979899";
    u64 left = n < 0 ? 0 - (u64)n : (u64)n;
    size_t len = 1;
    for (u64 least = 10; left >= least && len < 20;
         least *= 10) /* 20 digits: the last product wraps */
        len++;
    char *to = out_room(o, len + 1);
    *to = '-';
    to += n < 0;
    o->len += len + (n < 0);
    for (to += len; left >= 10; left /= 100)
        memcpy(to -= 2, pairs + left % 100 * 2, 2);
    if (len % 2 == 1)
        to[-1] = (char)('0' + left);
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

enum {
    WORD = sizeof(u64), /* bytes looked at together, */
    BLOCK = 64,         /* or these, in a long text */
};

#define EACH(byte) ((u64)(byte)*0x0101010101010101u)

/* Has the high bit of each byte of w that an escape below may replace: those under '(', among them
 * controls and " & ', further < > \ and 7F; never of a byte of Chinese. Other bits say nothing.
 * Low halves are at most 7F, so that no sum or difference runs over into the next byte. */
static inline u64 special(u64 w) {
    u64 low = w & EACH(0x7F);
    u64 under = ~(low + EACH(0x80 - '('));
    u64 del = low + EACH(0x01);
    u64 angle = EACH(0x80) - ((low | EACH('<' ^ '>')) ^ EACH('>'));
    u64 slash = EACH(0x80) - (low ^ EACH('\\'));
    return (under | del | angle | slash) & ~w;
}

/* Whether none of the eight bytes at p is special. */
static inline bool is_plain(const char *p) {
    u64 w;
    memcpy(&w, p, WORD);
    return (special(w) & EACH(0x80)) == 0;
}

/* The same of a block, without a branch inside, so that the compiler makes a few wide steps of it.
 */
static inline bool is_plain_block(const char *p) {
    u8 other = 0;
    for (size_t i = 0; i < BLOCK; i++) {
        u8 b = (u8)p[i];
        other |= (u8)((b < '(') | (b == '<') | (b == '>') | (b == '\\') | (b == 0x7F));
    }
    return other == 0;
}

static char *escape_bytes(char *to, const char *p, size_t n, const char *const table[256]) {
    for (size_t i = 0; i < n; i++) {
        const char *text = table[(u8)p[i]];
        if (text == NULL)
            *to++ = p[i];
        else
            while (*text != '\0')
                *to++ = *text++;
    }
    return to;
}

/* Writes s, replacing each byte for which the table has a text. */
static void escape(struct out *o, str s, const char *const table[256]) {
    for (; s.len > 0; s = str_sub(s, PART_BYTES, s.len)) {
        size_t n = s.len < PART_BYTES ? s.len : PART_BYTES, at = 0;
        char *room = out_room(o, n * ESCAPED_MAX), *to = room;
        for (; n - at >= BLOCK && is_plain_block(s.ptr + at); at += BLOCK, to += BLOCK)
            memcpy(to, s.ptr + at, BLOCK);
        for (; n - at >= WORD; at += WORD) {
            if (is_plain(s.ptr + at))
                memcpy(to, s.ptr + at, WORD), to += WORD;
            else
                to = escape_bytes(to, s.ptr + at, WORD, table);
        }
        /* the last bytes together with those before, which stand in `to` as they came if plain */
        if (at < n && at > 0 && is_plain(s.ptr + n - WORD)) {
            memcpy(to + (n - at) - WORD, s.ptr + n - WORD, WORD);
            to += n - at;
            at = n;
        }
        to = escape_bytes(to, s.ptr + at, n - at, table);
        o->len += (size_t)(to - room);
    }
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

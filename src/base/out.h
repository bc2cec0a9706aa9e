/* Output that cannot fail on the way: grows in an arena, or goes to a file descriptor in pieces.
 * The words tell the context they escape for. */
#ifndef BASE_OUT_H
#define BASE_OUT_H

#include "base/str.h"

struct out {
    struct arena *arena;
    char *ptr;
    size_t len, cap;
    int fd;       /* -1: everything stays in ptr[0..len) */
    bool failed;  /* a write to fd failed; checked once, at the end */
    size_t total; /* bytes handed over to fd so far */
};

/* out_open: keeps all in the arena.  out_open_fd: writes to fd in pieces of 64 KiB. */
struct out out_open(struct arena *a);
struct out out_open_fd(struct arena *a, int fd);

/* out_flush: hands the rest to fd. gives  false when any write failed */
bool out_flush(struct out *o);

/* out_str: the bytes kept so far (only after out_open); valid until the next word. */
str out_str(const struct out *o);

/* out_room: where the next `n` bytes go, at most OUT_ROOM_MAX where a descriptor is written to;
 * whoever fills them adds to .len. Defined here, as out_char, because JSON is made of small words.
 */
enum {
    OUT_ROOM_MAX = 64 * 1024
};
void out_make_room(struct out *o, size_t n);
static inline char *out_room(struct out *o, size_t n) {
    if (o->cap - o->len < n)
        out_make_room(o, n);
    return o->ptr + o->len;
}
static inline void out_char(struct out *o, char c) {
    *out_room(o, 1) = c;
    o->len++;
}

void out_raw(struct out *o, str s);
void out_repeat(struct out *o, char c, size_t n);
void out_int(struct out *o, i64 n);
void out_milli(struct out *o, milli n); /* 2500 → 2.5, 3000 → 3 */
void out_fmt(struct out *o, const char *fmt, ...) PRINTF_LIKE(2, 3);

void out_json(struct out *o, str s); /* with its quotes; what is not valid UTF-8 must not come */
void out_html(struct out *o, str s); /* text and quoted attributes */
void out_csv(struct out *o, str s);  /* quoted when needed; a leading = + - @ gets a ' before it */

#endif

/* Decoding by iconv, tolerant: what it refuses becomes U+FFFD, one unit at a time. */
#include "port/iconv.h"

#include <errno.h>
#include <iconv.h>

enum {
    UTF8_GROWTH = 3, /* no byte of the encodings that we read gives more than 3 bytes of UTF-8 */
    CHAR_BYTES = 4,  /* longest character of those encodings */
};

static const iconv_t none = (iconv_t)-1;

struct converter {
    iconv_t first, second;
    char *in;
    size_t in_left;
    char *to;
    size_t to_left;
    size_t unit;
};

/* Converts one character that the first encoding does not know. */
static bool by_second(struct converter *v) {
    if (v->second == none)
        return false;
    for (size_t len = 1; len <= CHAR_BYTES && len <= v->in_left; len++) {
        char *in = v->in, *to = v->to;
        size_t in_left = len, to_left = v->to_left;
        bool done = iconv(v->second, &in, &in_left, &to, &to_left) != (size_t)-1;
        iconv(v->second, NULL, NULL, NULL, NULL);
        if (!done)
            continue;
        v->in += len;
        v->in_left -= len;
        v->to = to;
        v->to_left = to_left;
        return true;
    }
    return false;
}

static void put_lost(struct converter *v) {
    static const char lost[] = "\uFFFD";
    for (size_t i = 0; i < sizeof lost - 1; i++)
        *v->to++ = lost[i];
    v->to_left -= sizeof lost - 1;
    size_t skip = v->unit < v->in_left ? v->unit : v->in_left;
    v->in += skip;
    v->in_left -= skip;
}

static size_t convert(struct converter *v) {
    size_t bad = 0;
    while (v->in_left > 0) {
        if (iconv(v->first, &v->in, &v->in_left, &v->to, &v->to_left) != (size_t)-1)
            break;
        if (by_second(v))
            continue;
        put_lost(v);
        bad++;
    }
    iconv(v->first, NULL, NULL, &v->to, &v->to_left);
    return bad;
}

static void close_converter(struct converter *v) {
    if (v->first != none)
        iconv_close(v->first);
    if (v->second != none)
        iconv_close(v->second);
}

err iconv_text(struct ctx *c, struct iconv_from from, str bytes, str *text_out, size_t *bad_out) {
    size_t cap = bytes.len * UTF8_GROWTH + CHAR_BYTES;
    struct converter v = {
        .first = iconv_open("UTF-8", from.first),
        .second = from.second == NULL ? none : iconv_open("UTF-8", from.second),
        .in = (char *)(uintptr_t)bytes.ptr, /* iconv does not write there; its type says less */
        .in_left = bytes.len,
        .unit = from.unit_bytes,
    };
    if (v.first == none) {
        close_converter(&v);
        return fail(c, ERR_MISSING, "系统不支持编码 %s，请安装 libc6 的 gconv 模块", from.first);
    }
    char *text = arena_bytes(c->arena, cap, 1);
    v.to = text;
    v.to_left = cap;
    *bad_out = convert(&v);
    *text_out = (str){text, cap - v.to_left};
    close_converter(&v);
    return OK;
}

/* A recursive descent over the grammar of RFC 8259. */
#include "base/json_value.h"

#include "base/utf8.h"

#include <stdlib.h>

enum {
    DEPTH_MAX = 64
};

struct parser {
    struct arena *arena;
    str s;
    size_t at;
    int depth;
};

static bool parse_value(struct parser *p, struct json *out);

static int peek(const struct parser *p) {
    return p->at < p->s.len ? (unsigned char)p->s.ptr[p->at] : -1;
}

static void skip_space(struct parser *p) {
    while (peek(p) == ' ' || peek(p) == '\t' || peek(p) == '\n' || peek(p) == '\r')
        p->at++;
}

static bool eat(struct parser *p, char c) {
    if (peek(p) != (unsigned char)c)
        return false;
    p->at++;
    return true;
}

static bool eat_word(struct parser *p, str word) {
    if (!str_starts(str_sub(p->s, p->at, p->s.len), word))
        return false;
    p->at += word.len;
    return true;
}

static bool parse_hex(struct parser *p, u32 *c_out) {
    u32 c = 0;
    for (int i = 0; i < 4; i++) {
        int d = peek(p);
        int low = d | 0x20;
        if (d >= '0' && d <= '9')
            c = c * 16 + (u32)(d - '0');
        else if (low >= 'a' && low <= 'f')
            c = c * 16 + (u32)(low - 'a' + 10);
        else
            return false;
        p->at++;
    }
    *c_out = c;
    return true;
}

static bool parse_escape(struct parser *p, u32 *c_out) {
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    u32 low;
    if (eat(p, 'u')) {
        if (!parse_hex(p, c_out))
            return false;
        if (*c_out < 0xD800 || *c_out > 0xDFFF)
            return true;
        bool pair = *c_out < 0xDC00 && eat(p, '\\') && eat(p, 'u') && parse_hex(p, &low) &&
                    low >= 0xDC00 && low <= 0xDFFF;
        *c_out = pair ? 0x10000 + ((*c_out - 0xD800) << 10) + (low - 0xDC00) : 0;
        return pair;
    }
    for (size_t i = 0; from[i] != '\0'; i++)
        if (eat(p, from[i])) {
            *c_out = (u32)to[i];
            return true;
        }
    return false;
}

static bool parse_text(struct parser *p, str *out) {
    if (!eat(p, '"'))
        return false;
    char *to = arena_bytes(p->arena, p->s.len - p->at + 4, 1); /* escapes only shrink */
    size_t n = 0;
    for (int c; (c = peek(p)) >= ' ';) {
        u32 escaped;
        p->at++;
        if (c == '"') {
            *out = (str){to, n};
            return utf8_bad(*out) == STR_NONE;
        }
        if (c != '\\') {
            to[n++] = (char)c;
            continue;
        }
        if (!parse_escape(p, &escaped))
            return false;
        n += utf8_put(to + n, escaped);
    }
    return false;
}

static size_t eat_digits(struct parser *p) {
    size_t from = p->at;
    while (peek(p) >= '0' && peek(p) <= '9')
        p->at++;
    return p->at - from;
}

static bool parse_number(struct parser *p, struct json *out) {
    size_t from = p->at;
    eat(p, '-');
    bool zero = peek(p) == '0';
    size_t digits = eat_digits(p);
    if (digits == 0 || (zero && digits > 1))
        return false;
    out->whole = true;
    if (eat(p, '.')) {
        out->whole = false;
        if (eat_digits(p) == 0)
            return false;
    }
    if (eat(p, 'e') || eat(p, 'E')) {
        out->whole = false;
        if (!eat(p, '+'))
            eat(p, '-');
        if (eat_digits(p) == 0)
            return false;
    }
    out->kind = JSON_NUMBER;
    out->text = str_sub(p->s, from, p->at);
    out->number = strtod(str_z(p->arena, out->text), NULL);
    return true;
}

VEC_TYPE(keys, str);

static bool parse_key(struct parser *p, struct keys *keys) {
    str *key = push(p->arena, keys);
    skip_space(p);
    if (!parse_text(p, key))
        return false;
    for (size_t i = 0; i + 1 < keys->n; i++)
        if (str_eq(keys->v[i], *key))
            return false;
    skip_space(p);
    return eat(p, ':');
}

static bool parse_members(struct parser *p, struct json *out, bool object) {
    struct keys keys = {0};
    VEC(struct json) v = {0};
    char close = object ? '}' : ']';
    p->at++;
    skip_space(p);
    for (bool more = !eat(p, close); more;) {
        if (object && !parse_key(p, &keys))
            return false;
        struct json one;
        if (!parse_value(p, &one))
            return false;
        *push(p->arena, &v) = one;
        more = eat(p, ',');
        if (!more && !eat(p, close))
            return false;
    }
    out->kind = object ? JSON_OBJECT : JSON_LIST;
    out->keys = keys.v;
    out->v = v.v;
    out->n = v.n;
    return true;
}

static bool parse_plain(struct parser *p, struct json *out) {
    switch (peek(p)) {
    case '{':
    case '[':
        return parse_members(p, out, peek(p) == '{');
    case '"':
        out->kind = JSON_TEXT;
        return parse_text(p, &out->text);
    case 't':
        out->yes = true;
        out->kind = JSON_BOOL;
        return eat_word(p, S("true"));
    case 'f':
        out->kind = JSON_BOOL;
        return eat_word(p, S("false"));
    case 'n':
        return eat_word(p, S("null"));
    default:
        return parse_number(p, out);
    }
}

static bool parse_value(struct parser *p, struct json *out) {
    *out = (struct json){0};
    skip_space(p);
    p->depth++;
    bool good = p->depth <= DEPTH_MAX && parse_plain(p, out);
    p->depth--;
    skip_space(p);
    return good;
}

bool json_parse(struct arena *a, str s, struct json *json_out, size_t *bad_out) {
    struct parser p = {.arena = a, .s = s};
    bool good = parse_value(&p, json_out) && p.at == s.len;
    if (!good && bad_out != NULL)
        *bad_out = p.at;
    return good;
}

const struct json *json_get(const struct json *object, str key) {
    if (object->kind != JSON_OBJECT)
        return NULL;
    for (size_t i = 0; i < object->n; i++)
        if (str_eq(object->keys[i], key))
            return &object->v[i];
    return NULL;
}

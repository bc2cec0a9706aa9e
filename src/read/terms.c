/* Finding terms: each character is first marked (filler, name, divider), then neighbours are taken
 * together by their marks. */
#include "read/terms.h"

#include "base/utf8.h"

enum {
    NAME_CHARS_MAX = 24, /* a longer quotation is a sentence, not a name */

    /* percent of a plain term */
    WEIGHT_FILLER = 8, /* both characters are filler; not 0, so that bare filler equals itself */
    WEIGHT_EDGE = 25,  /* one is: the pair tells which words met, not what they mean */
    WEIGHT_PLAIN = 100,
    WEIGHT_NAME = 150,   /* inside quotes, 《》 or the end of an organisation's name */
    WEIGHT_WHOLE = 200,  /* all of a quoted name or title, beside its pairs */
    WEIGHT_NUMBER = 120, /* a number with its unit */
};

/* Tags that keep keys of unlike terms apart. */
enum {
    TAG_PAIR,
    TAG_NUMBER,
    TAG_NAME,
    TAG_LATIN
};

enum mark_flag {
    IS_FILLER = 1,
    IS_NAME = 2,
    IS_HAN = 4,
};

struct mark_of {
    u32 c;
    u32 at; /* byte offset */
    u8 flags;
};
VEC_TYPE(marked, struct mark_of);

struct term_words {
    struct words *trie;
    struct marked scratch; /* used again for every text */
};

static str word_at(const void *table, size_t i) {
    return str_from(((const struct term_word *)table)[i].text);
}

struct term_words *term_words_make(struct arena *a) {
    struct term_words *w = take(a, struct term_words, 1);
    w->trie = words_make(a, term_word_table, term_word_table_n, word_at);
    return w;
}

/* Characters that join or frame words and belong to none of them. */
static bool divides(u32 c) {
    static const u32 joints[] = {0x7684 /* 的 */, 0x4E86 /* 了 */, 0x548C /* 和 */, 0x4E0E /* 与 */,
                                 0x53CA /* 及 */, 0x7B49 /* 等 */, 0x5E76 /* 并 */};
    for (size_t i = 0; i < COUNT_OF(joints); i++)
        if (c == joints[i])
            return true;
    return false;
}

static bool is_digit(u32 c) {
    return c >= '0' && c <= '9';
}

static bool is_latin(u32 c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* FNV-1a, 60 bits; the tag stands in the upper four. */
static u64 key_of(str s, u64 tag) {
    u64 h = 14695981039346656037u;
    for (size_t i = 0; i < s.len; i++)
        h = (h ^ (u8)s.ptr[i]) * 1099511628211u;
    return (h & 0x0FFFFFFFFFFFFFFFu) | tag << 60;
}

static void split(struct arena *a, str s, struct marked *m) {
    m->n = 0;
    for (size_t at = 0; at < s.len;) {
        u32 from = (u32)at;
        u32 c = utf8_next(s, &at);
        u8 flags = utf8_is_han(c) && !divides(c) ? IS_HAN : 0;
        *push(a, m) = (struct mark_of){.c = c, .at = from, .flags = flags};
    }
}

static void mark_words(const struct words *trie, str s, struct marked *m) {
    for (size_t i = 0; i < m->n; i++) {
        u32 id;
        size_t len = words_at(trie, s, m->v[i].at, &id);
        if (len == 0)
            continue;
        size_t end = i;
        while (end < m->n && m->v[end].at < m->v[i].at + len)
            end++;
        bool name = term_word_table[id].kind == TERM_NAME;
        for (size_t k = name && i > 0 ? i - 1 : i; k < end; k++)
            m->v[k].flags |= name ? IS_NAME : IS_FILLER;
        i = end - 1;
    }
}

static u32 closing(u32 c) {
    static const u32 pairs[][2] = {{0x201C, 0x201D}, {0x300A, 0x300B}, {0x2018, 0x2019}};
    for (size_t i = 0; i < COUNT_OF(pairs); i++)
        if (pairs[i][0] == c)
            return pairs[i][1];
    return 0;
}

/* “…” and 《…》: what is inside is a name, filler or not. */
static void mark_names(struct arena *a, str s, struct marked *m, struct terms *into) {
    for (size_t i = 0; i < m->n; i++) {
        u32 close = closing(m->v[i].c);
        size_t end = i + 1;
        while (close != 0 && end < m->n && m->v[end].c != close && end - i <= NAME_CHARS_MAX)
            end++;
        if (close == 0 || end >= m->n || m->v[end].c != close || end - i < 2)
            continue;
        for (size_t k = i + 1; k < end; k++)
            m->v[k].flags = (u8)((m->v[k].flags & ~IS_FILLER) | IS_NAME);
        str name = str_sub(s, m->v[i + 1].at, m->v[end].at);
        *push(a, into) = (struct term_of){key_of(name, TAG_NAME), WEIGHT_WHOLE, true};
        i = end;
    }
}

static u16 pair_weight(u8 x, u8 y) {
    if (x & y & IS_NAME)
        return WEIGHT_NAME;
    if (x & y & IS_FILLER)
        return WEIGHT_FILLER;
    return (x | y) & IS_FILLER ? WEIGHT_EDGE : WEIGHT_PLAIN;
}

/* A run of digits or letters. gives  the index behind it */
static size_t add_run(struct arena *a, str s, const struct marked *m, size_t i,
                      struct terms *into) {
    bool digits = is_digit(m->v[i].c);
    size_t end = i + 1;
    while (end < m->n &&
           (is_digit(m->v[end].c) || (digits ? m->v[end].c == '.' : is_latin(m->v[end].c))))
        end++;
    size_t last = digits && end < m->n ? end + 1 : end; /* the unit */
    u32 to = last < m->n ? m->v[last].at : (u32)s.len;
    u64 key = key_of(str_sub(s, m->v[i].at, to), digits ? TAG_NUMBER : TAG_LATIN);
    *push(a, into) = (struct term_of){key, digits ? WEIGHT_NUMBER : WEIGHT_PLAIN, digits};
    return end;
}

void terms_find(struct arena *a, struct term_words *words, str s, struct terms *into) {
    struct marked *m = &words->scratch;
    split(a, s, m);
    mark_words(words->trie, s, m);
    mark_names(a, s, m, into);
    for (size_t i = 0; i < m->n;) {
        if (is_digit(m->v[i].c) || is_latin(m->v[i].c)) {
            i = add_run(a, s, m, i, into);
            continue;
        }
        if (i + 1 < m->n && m->v[i].flags & m->v[i + 1].flags & IS_HAN) {
            u64 key = (u64)TAG_PAIR << 60 | (u64)m->v[i].c << 21 | m->v[i + 1].c;
            u16 weight = pair_weight(m->v[i].flags, m->v[i + 1].flags);
            *push(a, into) = (struct term_of){key, weight, false};
        }
        i++;
    }
}

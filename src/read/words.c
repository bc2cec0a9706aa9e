/* The trie is an array of nodes; the children of a node are a linked list, but the roots are found
 * by a hash of the first two bytes' worth of the first character, so that most positions of a text
 * are refused by one look at a bitmap. */
#include "read/words.h"

#include "base/utf8.h"

enum {
    ROOTS = 1 << 12,
    NO_ID = -1,
};

struct trie_node {
    u32 c;       /* the character */
    u32 child;   /* first child, 0 = none */
    u32 sibling; /* next child of the same parent, 0 = none */
    i32 id;      /* word that ends here */
};

struct trie {
    u32 root[ROOTS]; /* first node of a bucket of roots, 0 = none */
    VEC(struct trie_node) nodes;
};

struct words {
    u64 first[65536 / 64]; /* bit c: some word starts with the BMP character c */
    struct trie *trie;
};

static u32 bucket(u32 c) {
    return (c * 2654435761u) >> 20;
}

static u32 find_in(const struct trie *w, u32 at, u32 c) {
    while (at != 0 && w->nodes.v[at].c != c)
        at = w->nodes.v[at].sibling;
    return at;
}

static u32 add_to(struct trie *w, struct arena *a, u32 *list, u32 c) {
    u32 found = find_in(w, *list, c);
    if (found != 0)
        return found;
    u32 next = *list;
    *push(a, &w->nodes) = (struct trie_node){.c = c, .sibling = next, .id = NO_ID};
    return *list = (u32)w->nodes.n - 1;
}

static void add_word(struct words *words, struct arena *a, str word, i32 id) {
    struct trie *w = words->trie;
    size_t at = 0;
    u32 c = utf8_next(word, &at);
    if (c < 65536)
        words->first[c / 64] |= (u64)1 << (c % 64);
    u32 node = add_to(w, a, &w->root[bucket(c)], c);
    while (at < word.len) {
        u32 list = w->nodes.v[node].child;
        u32 child = add_to(w, a, &list, utf8_next(word, &at));
        w->nodes.v[node].child = list;
        node = child;
    }
    if (w->nodes.v[node].id == NO_ID)
        w->nodes.v[node].id = id;
}

struct words *words_make(struct arena *a, const void *table, size_t n,
                         str (*at)(const void *table, size_t i)) {
    struct words *words = take(a, struct words, 1);
    words->trie = take(a, struct trie, 1);
    push(a, &words->trie->nodes)->id = NO_ID; /* 0 means none */
    for (size_t i = 0; i < n; i++)
        if (at(table, i).len > 0)
            add_word(words, a, at(table, i), (i32)i);
    return words;
}

static bool may_start(const struct words *w, u32 c) {
    return c >= 65536 || (w->first[c / 64] >> (c % 64) & 1) != 0;
}

/* The longest word from character c, which ends at `next`. */
static size_t longest(const struct trie *w, str s, size_t at, size_t next, u32 c, u32 *id_out) {
    size_t best = 0;
    u32 node = find_in(w, w->root[bucket(c)], c);
    while (node != 0) {
        const struct trie_node *n = &w->nodes.v[node];
        if (n->id != NO_ID) {
            best = next - at;
            *id_out = (u32)n->id;
        }
        if (n->child == 0 || next >= s.len)
            break;
        node = find_in(w, n->child, utf8_next(s, &next));
    }
    return best;
}

size_t words_at(const struct words *w, str s, size_t at, u32 *id_out) {
    size_t next = at;
    u32 c = utf8_next(s, &next);
    return may_start(w, c) ? longest(w->trie, s, at, next, c, id_out) : 0;
}

size_t words_next(const struct words *w, str s, size_t *at, u32 *id_out) {
    for (size_t next = *at; next < s.len;) {
        size_t here = next;
        u32 c = utf8_next(s, &next);
        if (!may_start(w, c))
            continue;
        size_t len = longest(w->trie, s, here, next, c, id_out);
        if (len > 0) {
            *at = here;
            return len;
        }
    }
    *at = s.len;
    return 0;
}

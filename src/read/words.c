/* The trie is an array of nodes; the step from a node by a character is one look into a hash table.
 * Before that a table of first characters, and then 64 bits a node for the characters that can come
 * next, refuse most positions of a text. */
#include "read/words.h"

#include "base/utf8.h"

enum { NO_ID = -1 };

struct node {
    u64 next; /* bit c % 64: some word goes on with c, or with another character of that bit */
    i32 id;   /* word that ends here, NO_ID = none */
};

/* From node `from` by character `c` to node `to`; 0 = free slot. */
struct step {
    u32 from;
    u32 c;
    u32 to;
};

struct words {
    u16 first[65536];      /* node of each BMP character that starts a word, 0 = none */
    struct step *steps;    /* open addressing, at most half full */
    size_t mask;           /* number of slots - 1 */
    VEC(struct node) nodes;
};

static size_t slot_of(const struct words *w, u32 from, u32 c) {
    u32 h = (c * 2654435761u) ^ (from * 2246822519u);
    return (size_t)(h ^ h >> 15) & w->mask;
}

/* The slot that holds the step, or the free one where it belongs. */
static struct step *find(const struct words *w, u32 from, u32 c) {
    for (size_t i = slot_of(w, from, c);; i = (i + 1) & w->mask) {
        struct step *s = &w->steps[i];
        if (s->to == 0 || (s->from == from && s->c == c))
            return s;
    }
}

static void add_word(struct words *w, struct arena *a, str word, i32 id) {
    u32 node = 0;
    for (size_t at = 0; at < word.len;) {
        u32 c = utf8_next(word, &at);
        struct step *s = find(w, node, c);
        if (s->to == 0) {
            *s = (struct step){node, c, (u32)w->nodes.n};
            push(a, &w->nodes)->id = NO_ID;
        }
        if (node == 0 && c < 65536)
            w->first[c] = (u16)s->to;
        w->nodes.v[node].next |= (u64)1 << (c % 64);
        node = s->to;
    }
    if (w->nodes.v[node].id == NO_ID)
        w->nodes.v[node].id = id;
}

struct words *words_make(struct arena *a, const void *table, size_t n,
                         str (*at)(const void *table, size_t i)) {
    struct words *w = take(a, struct words, 1);
    size_t chars = 1, slots = 16;
    for (size_t i = 0; i < n; i++)
        chars += utf8_chars(at(table, i));
    while (slots < 2 * chars)
        slots *= 2;
    w->steps = take(a, struct step, slots);
    w->mask = slots - 1;
    push(a, &w->nodes)->id = NO_ID; /* the root */
    for (size_t i = 0; i < n; i++)
        if (at(table, i).len > 0)
            add_word(w, a, at(table, i), (i32)i);
    return w;
}

/* The node of a first character; those beyond the BMP start no word. */
static u32 first_node(const struct words *w, u32 c) {
    return c < 65536 ? w->first[c] : 0;
}

/* The longest word whose first character led to `node` and ends at `next`. */
static size_t longest(const struct words *w, str s, size_t at, size_t next, u32 node, u32 *id_out) {
    size_t best = 0;
    while (node != 0) {
        const struct node *n = &w->nodes.v[node];
        if (n->id != NO_ID) {
            best = next - at;
            *id_out = (u32)n->id;
        }
        if (next >= s.len || n->next == 0)
            break;
        u32 c = utf8_next(s, &next);
        node = n->next >> (c % 64) & 1 ? find(w, node, c)->to : 0;
    }
    return best;
}

size_t words_at(const struct words *w, str s, size_t at, u32 *id_out) {
    size_t next = at;
    u32 node = first_node(w, utf8_next(s, &next));
    return node != 0 ? longest(w, s, at, next, node, id_out) : 0;
}

size_t words_next(const struct words *w, str s, size_t *at, u32 *id_out) {
    for (size_t next = *at; next < s.len;) {
        size_t here = next;
        u32 node = first_node(w, utf8_next(s, &next));
        if (node == 0)
            continue;
        size_t len = longest(w, s, here, next, node, id_out);
        if (len > 0) {
            *at = here;
            return len;
        }
    }
    *at = s.len;
    return 0;
}

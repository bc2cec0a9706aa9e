/* The trie is an array of nodes; the step from a node by a character is one look into a hash table.
 * Most positions of a text are refused before that, by one test of two characters together: a
 * "gate" for each first character has 64 bits for what can come second. */
#include "read/words.h"

#include "base/utf8.h"

enum {
    BITS = 64,       /* of a gate: bit c % 64 stands for character c and others */
    BMP_END = 65536, /* words that begin with a character from here on are never found */
    PAIR = 6,        /* bytes of two common characters */
};

static const u64 EVERY = ~(u64)0;

struct node {
    u64 next; /* bit c % BITS: some word goes on with c, or with another character of that bit */
    u32 id;   /* word that ends here, counted from 1; 0 = none */
};

/* A step of the trie in one word: from which node (16 bits), by which character (32), to which node
 * (16). Node 0 is the root, to which no step leads: 0 is a free slot. The first step has a table of
 * its own. */
typedef u64 step;

struct words {
    u16 first[BMP_END]; /* node of each character that starts a word, 0 = none */
    u64 *gates;         /* for these nodes, which come first: next, or EVERY where a word ends */
    step *steps;        /* open addressing; small, to stay in the nearest cache */
    u32 mask;           /* number of slots - 1 */
    VEC(struct node) nodes;
};

/* The slot that holds the step, or the free one where it belongs. */
static inline step *find(const struct words *w, u32 from, u32 c) {
    u64 key = (u64)from << 32 | c;
    u32 h = (c + (from << 16)) * 2654435761u;
    for (u32 i = h >> 15 & w->mask;; i = (i + 1) & w->mask)
        if (w->steps[i] >> 16 == key || w->steps[i] == 0)
            return &w->steps[i];
}

/* A node that `from` leads to by c. */
static u16 node_new(struct words *w, struct arena *a, u32 from, u32 c) {
    push(a, &w->nodes);
    w->nodes.v[from].next |= (u64)1 << c % BITS;
    return (u16)(w->nodes.n - 1);
}

/* The node behind `from`, made where it is new. */
static u32 step_to(struct words *w, struct arena *a, u32 from, u32 c) {
    step *s = find(w, from, c);
    if (*s == 0)
        *s = ((u64)from << 32 | c) << 16 | node_new(w, a, from, c);
    return (u16)*s;
}

/* Not those that begin beyond the BMP. */
static bool is_sought(str word) {
    size_t at = 0;
    return word.len > 0 && utf8_next(word, &at) < BMP_END;
}

static void add_first(struct words *w, struct arena *a, str word) {
    size_t at = 0;
    u32 c = utf8_next(word, &at);
    if (w->first[c] == 0)
        w->first[c] = node_new(w, a, 0, c);
}

static void add_word(struct words *w, struct arena *a, str word, u32 id) {
    size_t at = 0;
    u32 node = w->first[utf8_next(word, &at)];
    while (at < word.len)
        node = step_to(w, a, node, utf8_next(word, &at));
    if (w->nodes.v[node].id == 0)
        w->nodes.v[node].id = id;
}

/* A gate is asked for the bit of the third byte of whatever stands second, or of its first if it is
 * ASCII: characters of two and of four bytes have another last byte. */
static void open_gate(struct words *w, str word) {
    size_t at = 0;
    u32 first = utf8_next(word, &at);
    size_t second = at;
    u32 c = at < word.len ? utf8_next(word, &second) : 0;
    if (c >= 0x80 && second - at != 3)
        w->gates[w->first[first]] = EVERY;
}

struct words *words_make(struct arena *a, const void *table, size_t n,
                         str (*at)(const void *table, size_t i)) {
    struct words *w = take(a, struct words, 1);
    size_t chars = 1, slots = 16;
    for (size_t i = 0; i < n; i++)
        chars += utf8_chars(at(table, i));
    while (slots < chars + chars / 4) /* half of them share their beginnings */
        slots *= 2;
    w->steps = take(a, step, slots);
    w->mask = (u32)slots - 1;
    push(a, &w->nodes); /* the root */
    for (size_t i = 0; i < n; i++)
        if (is_sought(at(table, i)))
            add_first(w, a, at(table, i));
    size_t firsts = w->nodes.n;
    for (size_t i = 0; i < n; i++)
        if (is_sought(at(table, i)))
            add_word(w, a, at(table, i), (u32)i + 1);
    w->gates = take(a, u64, firsts);
    for (size_t i = 1; i < firsts; i++)
        w->gates[i] = w->nodes.v[i].id != 0 ? EVERY : w->nodes.v[i].next;
    for (size_t i = 0; i < n; i++)
        if (is_sought(at(table, i)))
            open_gate(w, at(table, i));
    return w;
}

/* The node of a first character. */
static u32 first_node(const struct words *w, u32 c) {
    return c < BMP_END ? w->first[c] : 0;
}

/* A place where a word may begin: its first character led to `node` and ends at `next`. */
struct start {
    size_t at, next;
    u32 node;
};

/* The longest word that begins there: its length, or 0. */
static inline size_t longest(const struct words *w, str s, struct start here, u32 *id_out) {
    const struct node *n = &w->nodes.v[here.node];
    u32 id = n->id;
    size_t next = here.next, end = next;
    while (next < s.len) {
        u32 c = utf8_next(s, &next);
        u32 to = n->next >> c % BITS & 1 ? (u16)*find(w, (u32)(n - w->nodes.v), c) : 0;
        if (to == 0)
            break;
        n = &w->nodes.v[to];
        end = n->id != 0 ? next : end; /* chosen, not branched upon: nobody could foretell it */
        id = n->id != 0 ? n->id : id;
    }
    if (id == 0)
        return 0;
    *id_out = id - 1;
    return end - here.at;
}

size_t words_at(const struct words *w, str s, size_t at, u32 *id_out) {
    struct start here = {.at = at, .next = at};
    here.node = first_node(w, utf8_next(s, &here.next));
    return here.node != 0 ? longest(w, s, here, id_out) : 0;
}

/* Whether the gate of character c is open for one whose last byte is `last`. */
static inline bool opens(const u64 *gates, const u16 *first, u32 c, u8 last) {
    return gates[first[c]] >> last % BITS & 1;
}

/* The character of three bytes at p; their tags are taken off together. */
static inline u32 three(const u8 *p) {
    enum {
        TAGS = 0xE0 << 12 | 0x80 << 6 | 0x80
    };
    return ((u32)p[0] << 12) + ((u32)p[1] << 6) + p[2] - TAGS;
}

/* Passes over common characters that may begin no word, as long as the one behind is common too,
 * which it nearly always is: with as few steps as can be, since all of a text goes through here. */
static inline const u8 *skip_common(const struct words *w, const u8 *p, const u8 *end) {
    if (end - p < PAIR || !utf8_is_common_han(p[0]))
        return p;
    for (u32 c = three(p), next; end - p >= PAIR && utf8_is_common_han(p[3]); p += 3, c = next) {
        next = three(p + 3); /* its low bits are those of its last byte */
        if (opens(w->gates, w->first, c, (u8)next))
            break;
    }
    return p;
}

/* The next place from `at` on that may begin a word; passes over most characters of one and of
 * three bytes. Of the character behind, the last byte tells its bit; one of two bytes, whose last
 * is not looked at, has all bits set where it follows. */
static inline size_t skip(const struct words *w, str s, size_t at) {
    const u8 *p = (const u8 *)s.ptr + at, *end = (const u8 *)s.ptr + s.len;
    for (size_t len;; p += len) {
        p = skip_common(w, p, end);
        bool ascii = end - p >= PAIR && p[0] < 0x80;
        if (end - p < PAIR || (!ascii && (p[0] & 0xF0) != 0xE0))
            break;
        len = ascii ? 1 : 3;
        if (opens(w->gates, w->first, ascii ? p[0] : three(p), p[len + (p[len] >> 6 & 2)]))
            break;
    }
    return (size_t)(p - (const u8 *)s.ptr);
}

size_t words_next(const struct words *w, str s, size_t *at, u32 *id_out) {
    for (struct start here = {.next = *at}; here.next < s.len;) {
        here.at = here.next = skip(w, s, here.next);
        here.node = first_node(w, utf8_next(s, &here.next));
        size_t len = here.node != 0 ? longest(w, s, here, id_out) : 0;
        if (len > 0) {
            *at = here.at;
            return len;
        }
    }
    *at = s.len;
    return 0;
}

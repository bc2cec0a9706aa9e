/* Each text is a list of (term, weight), sorted by term; the searched side is also kept the other
 * way round, as the list of the texts that hold a term. Weights are integers, sixteenths of a bit:
 * the same on every machine. */
#include "read/match.h"

#include "read/terms.h"

#include <stdlib.h>

enum {
    NONE = 0, /* no term: ids begin at 1 */
    SLOTS_FIRST = 1 << 12,
    FLOOR = 8,         /* weight of a term that stands everywhere: half a bit */
    COMMON_MAX = 4096, /* a term in more texts tells nothing, and would take most of the time */
    ENOUGH_PAIRS = 4,  /* so many rare pairs in common are evidence enough; three characters of a
                          name in common are not */
    MAIN_PCT = 70,     /* share of the better of the covers in the score; the rest is the next's */
    AROUND_PCT = 50,   /* what a term of the heading over a searched text adds to the evidence */
    CONTEXT_PCT = 50,  /* what one of the headings further up counts of that */
};

/* A term in a text. */
struct posting {
    u32 id;
    u32 index; /* of the text */
    u32 own;   /* weight in the text itself */
    u32 head;  /* sought: weight in its heading; searched: in the headings over it */
    bool bonus;
};
VEC_TYPE(postings, struct posting);

/* The same in the list of a term, small because most of the time goes into reading these. */
struct entry {
    u32 index;
    u16 own, head;
};

/* What a searched text has in common with the one sought. */
struct common {
    u32 own;     /* by its own terms */
    u32 around;  /* by the headings over it */
    u32 by_head; /* of the sought heading, by either */
    bool seen;
};

/* The terms of one side. */
struct side {
    struct postings list; /* by text, in it by term */
    u32 *from;            /* [i] .. [i + 1]: of text i in list */
    u32 *own;             /* [i]: sum of own weights of text i, without bonuses */
    u32 *head;            /* [i]: the same for the heading (sought only) */
    size_t n;
};

struct match {
    struct arena *arena;
    struct term_words *words;
    struct terms scratch;
    u64 *keys; /* open addressing, 0 = free */
    u32 *ids;
    size_t slots; /* a power of two, at least twice as many as terms */
    u32 terms;
    u32 *texts; /* [id]: how many texts of both sides hold it */
    u32 n_texts;
    u32 pair; /* weight of a plain term that stands in two texts */
    struct side sought, searched;
    u32 *start;            /* [id] .. [id + 1]: of term id in by_term */
    struct entry *by_term; /* of the searched side */
    struct common *common; /* [searched text] */
    u32 *touched;          /* searched texts that were seen */
};

/* 16 × log2(x), between powers of two on a straight line. x > 0 */
static u32 log2_16(u32 x) {
    u32 bits = 0;
    while (x >> bits > 1)
        bits++;
    u32 fraction = (u32)(((u64)x << 4 >> bits) & 15);
    return bits * 16 + fraction;
}

static u32 weight_of(const struct match *m, u32 id, u32 pct) {
    u32 held = id == NONE ? 1 : m->texts[id];
    if (held > COMMON_MAX)
        return 0;
    return (FLOOR + log2_16(m->n_texts + 1) - log2_16(held)) * pct / 100;
}

static size_t slot_of(const struct match *m, u64 key) {
    size_t slot = (size_t)(key * 0x9E3779B97F4A7C15u >> 20) & (m->slots - 1);
    while (m->keys[slot] != 0 && m->keys[slot] != key)
        slot = (slot + 1) & (m->slots - 1);
    return slot;
}

static void grow(struct match *m) {
    struct match old = *m;
    m->slots = old.slots > 0 ? old.slots * 2 : SLOTS_FIRST;
    m->keys = take(m->arena, u64, m->slots);
    m->ids = take(m->arena, u32, m->slots);
    for (size_t i = 0; i < old.slots; i++) {
        if (old.keys[i] == 0)
            continue;
        size_t slot = slot_of(m, old.keys[i]);
        m->keys[slot] = old.keys[i];
        m->ids[slot] = old.ids[i];
    }
}

static u32 id_add(struct match *m, u64 key) {
    if ((size_t)m->terms * 2 >= m->slots)
        grow(m);
    size_t slot = slot_of(m, key);
    if (m->keys[slot] == 0) {
        m->keys[slot] = key;
        m->ids[slot] = ++m->terms;
    }
    return m->ids[slot];
}

static u32 id_find(const struct match *m, u64 key) {
    size_t slot = slot_of(m, key);
    return m->keys[slot] == 0 ? NONE : m->ids[slot];
}

static int by_id(const void *x, const void *y) {
    const struct posting *p = x, *q = y;
    return p->id < q->id ? -1 : p->id > q->id;
}

static u32 larger(u32 x, u32 y) {
    return x > y ? x : y;
}

/* Equal terms of list[from..] become one, with the larger weights. */
static void unite(struct postings *list, size_t from) {
    if (list->n == from)
        return;
    qsort(list->v + from, list->n - from, sizeof *list->v, by_id);
    size_t last = from;
    for (size_t i = from + 1; i < list->n; i++) {
        struct posting *into = &list->v[last], *p = &list->v[i];
        if (into->id != p->id) {
            list->v[++last] = *p;
            continue;
        }
        into->own = larger(into->own, p->own);
        into->head = larger(into->head, p->head);
    }
    list->n = last + 1;
}

/* Adds the terms of s; the weights are percents until weigh() is called. */
static void add_terms(struct match *m, struct postings *list, u32 index, str s, struct posting as) {
    m->scratch.n = 0;
    terms_find(m->arena, m->words, s, &m->scratch);
    for (size_t i = 0; i < m->scratch.n; i++) {
        const struct term_of *t = &m->scratch.v[i];
        *push(m->arena, list) = (struct posting){.id = id_add(m, t->key),
                                                 .index = index,
                                                 .own = t->weight * as.own / 100,
                                                 .head = t->weight * as.head / 100,
                                                 .bonus = t->bonus};
    }
}

static const struct posting in_text = {.own = 100};
static const struct posting in_sought_head = {.own = 100, .head = 100};
static const struct posting in_head = {.head = 100};
static const struct posting in_context = {.head = CONTEXT_PCT};

static void add_side(struct match *m, struct side *s, struct match_side texts, bool sought) {
    s->n = texts.n;
    s->from = take(m->arena, u32, texts.n + 1);
    s->own = take(m->arena, u32, texts.n + 1);
    s->head = take(m->arena, u32, texts.n + 1);
    for (size_t i = 0; i < texts.n; i++) {
        const struct match_text *t = &texts.v[i];
        add_terms(m, &s->list, (u32)i, t->text, in_text);
        add_terms(m, &s->list, (u32)i, t->head, sought ? in_sought_head : in_head);
        add_terms(m, &s->list, (u32)i, t->context, in_context);
        unite(&s->list, s->from[i]);
        s->from[i + 1] = (u32)s->list.n;
    }
}

static void count_texts(struct match *m) {
    m->texts = take(m->arena, u32, m->terms + 2);
    m->n_texts = (u32)(m->sought.n + m->searched.n);
    const struct side *sides[] = {&m->sought, &m->searched};
    for (size_t k = 0; k < COUNT_OF(sides); k++)
        for (size_t i = 0; i < sides[k]->list.n; i++)
            m->texts[sides[k]->list.v[i].id]++;
}

/* Percents become weights. */
static void weigh(const struct match *m, struct side *s) {
    for (size_t i = 0; i < s->list.n; i++) {
        struct posting *p = &s->list.v[i];
        p->own = weight_of(m, p->id, p->own);
        p->head = weight_of(m, p->id, p->head);
        s->own[p->index] += p->bonus ? 0 : p->own;
        s->head[p->index] += p->bonus ? 0 : p->head;
    }
}

static void turn_round(struct match *m) {
    const struct postings *list = &m->searched.list;
    m->start = take(m->arena, u32, m->terms + 2);
    for (size_t i = 0; i < list->n; i++)
        m->start[list->v[i].id + 1]++;
    for (u32 id = 1; id <= m->terms + 1; id++)
        m->start[id] += m->start[id - 1];
    u32 *next = take(m->arena, u32, m->terms + 2);
    m->by_term = take(m->arena, struct entry, list->n + 1);
    for (size_t i = 0; i < list->n; i++) {
        const struct posting *p = &list->v[i];
        m->by_term[m->start[p->id] + next[p->id]++] =
            (struct entry){p->index, (u16)p->own, (u16)p->head};
    }
}

struct match *match_make(struct arena *a, struct match_side sought, struct match_side searched) {
    struct match *m = take(a, struct match, 1);
    m->arena = a;
    m->words = term_words_make(a);
    grow(m);
    add_side(m, &m->sought, sought, true);
    add_side(m, &m->searched, searched, false);
    count_texts(m);
    m->pair = FLOOR + log2_16(m->n_texts + 1) - log2_16(2);
    weigh(m, &m->sought);
    weigh(m, &m->searched);
    turn_round(m);
    m->common = take(a, struct common, searched.n + 1);
    m->touched = take(a, u32, searched.n + 1);
    return m;
}

static u32 smaller(u32 x, u32 y) {
    return x < y ? x : y;
}

static u32 cover(u32 common, u32 whole) {
    return whole == 0 ? 0 : smaller(100, (u32)((u64)common * 100 / whole));
}

/* From what was measured to the score, on straight lines between the rows. The knees were set by
 * looking at the example plan with its summary: true pairs measured 38 and more, most others below
 * 25. They are no statistics. */
static const struct scale_row {
    u32 raw, score;
} scale_rows[] = {{0, 0}, {25, 30}, {38, 50}, {60, 80}, {100, 100}};

static u32 scale(u32 raw) {
    size_t i = 1;
    while (i + 1 < COUNT_OF(scale_rows) && raw > scale_rows[i].raw)
        i++;
    const struct scale_row *x = &scale_rows[i - 1], *y = &scale_rows[i];
    return x->score + (raw - x->raw) * (y->score - x->score) / (y->raw - x->raw);
}

/* The score of sought text i and searched text r from what they have in common. */
static u32 score_of(const struct match *m, size_t i, u32 r) {
    const struct common *c = &m->common[r];
    u32 common = c->own + c->around;
    u32 covers[] = {
        cover(c->own, m->searched.own[r]), /* the searched text is held in the sought one */
        cover(c->by_head, m->sought.head[i]),
        cover(common, m->sought.own[i]),
    };
    u32 best = 0, next = 0;
    for (size_t k = 0; k < COUNT_OF(covers); k++) {
        next = covers[k] > best ? best : larger(next, covers[k]);
        best = larger(best, covers[k]);
    }
    u32 raw = (best * MAIN_PCT + next * (100 - MAIN_PCT)) / 100;
    u32 enough = ENOUGH_PAIRS * m->pair;
    return scale(common >= enough ? raw : raw * common / enough);
}

/* With less in common than this no score can be as high as `at_least`. */
static u32 least_common(const struct match *m, u32 at_least) {
    u32 enough = ENOUGH_PAIRS * m->pair, least = 0;
    while (least < enough && scale(100 * least / enough) < at_least)
        least++;
    return least;
}

/* Adds up what each searched text has in common with sought text i. gives  how many have anything
 */
static size_t add_up(struct match *m, size_t i) {
    const struct side *s = &m->sought;
    size_t n = 0;
    for (u32 k = s->from[i]; k < s->from[i + 1]; k++) {
        const struct posting *p = &s->list.v[k];
        if (p->own == 0)
            continue;
        for (u32 t = m->start[p->id]; t < m->start[p->id + 1]; t++) {
            const struct entry *q = &m->by_term[t];
            struct common *c = &m->common[q->index];
            if (!c->seen)
                m->touched[n++] = q->index;
            c->seen = true;
            u32 own = smaller(p->own, q->own);
            u32 around = smaller(p->own, q->head) * AROUND_PCT / 100;
            c->own += own;
            c->around += around > own ? around - own : 0;
            c->by_head += smaller(p->head, larger(q->own, q->head));
        }
    }
    return n;
}

/* Keeps the best hits, best first. gives  their new number */
static size_t keep(struct match_hit *hits, size_t n, size_t limit, struct match_hit hit) {
    size_t at = n;
    while (at > 0 && (hits[at - 1].score < hit.score ||
                      (hits[at - 1].score == hit.score && hits[at - 1].index > hit.index)))
        at--;
    if (at >= limit)
        return n;
    size_t last = n < limit ? n : limit - 1;
    for (size_t k = last; k > at; k--)
        hits[k] = hits[k - 1];
    hits[at] = hit;
    return last + 1;
}

size_t match_find(struct match *m, size_t i, u32 at_least, struct match_hit *hits_out,
                  size_t limit) {
    size_t touched = add_up(m, i), n = 0;
    u32 least = least_common(m, at_least);
    for (size_t k = 0; k < touched; k++) {
        u32 r = m->touched[k];
        struct match_hit hit = {.index = r};
        if (m->common[r].own + m->common[r].around >= least)
            hit.score = score_of(m, i, r);
        if (hit.score >= at_least)
            n = keep(hits_out, n, limit, hit);
        m->common[r] = (struct common){0};
    }
    return n;
}

struct gist match_gist(struct match *m, str s) {
    struct postings list = {0};
    m->scratch.n = 0;
    terms_find(m->arena, m->words, s, &m->scratch);
    for (size_t i = 0; i < m->scratch.n; i++) {
        const struct term_of *t = &m->scratch.v[i];
        if (t->bonus)
            continue;
        u32 id = id_find(m, t->key);
        u32 own = weight_of(m, id, t->weight);
        if (id == NONE) /* two that are unknown are equal when their keys are */
            id = (u32)(t->key % 0x7FFFFFFFu) | 0x80000000u;
        *push(m->arena, &list) = (struct posting){.id = id, .own = own};
    }
    unite(&list, 0);
    struct gist gist = {.terms = list.v, .n = list.n};
    for (size_t i = 0; i < list.n; i++)
        gist.weight += list.v[i].own;
    return gist;
}

u32 match_alike(const struct gist *x, const struct gist *y) {
    const struct posting *p = x->terms, *q = y->terms;
    u32 common = 0;
    for (size_t i = 0, k = 0; i < x->n && k < y->n;) {
        if (p[i].id == q[k].id)
            common += smaller(p[i].own, q[k].own);
        size_t step = i + (p[i].id <= q[k].id); /* of the smaller one, of both when equal */
        k += q[k].id <= p[i].id;
        i = step;
    }
    return cover(common, smaller(x->weight, y->weight));
}

bool match_tells(struct match *m, str s) {
    m->scratch.n = 0;
    terms_find(m->arena, m->words, s, &m->scratch);
    for (size_t i = 0; i < m->scratch.n; i++)
        if (!m->scratch.v[i].bonus && m->scratch.v[i].weight >= 100)
            return true;
    return false;
}

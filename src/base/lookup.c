/* Open addressing, at most half full. */
#include "base/lookup.h"

enum {
    CAP_FIRST = 64
};

/* source  FNV-1a, 64 bits */
static u64 hash(str s) {
    u64 h = 14695981039346656037u;
    for (size_t i = 0; i < s.len; i++)
        h = (h ^ (u8)s.ptr[i]) * 1099511628211u;
    return h ^ h >> 32;
}

static struct lookup_slot *slot_of(const struct lookup *l, str key) {
    size_t at = hash(key) & (l->cap - 1);
    while (l->v[at].key.ptr != NULL && !str_eq(l->v[at].key, key))
        at = (at + 1) & (l->cap - 1);
    return &l->v[at];
}

static void grow(struct arena *a, struct lookup *l) {
    struct lookup bigger = {.n = l->n, .cap = l->cap == 0 ? CAP_FIRST : l->cap * 2};
    bigger.v = take(a, struct lookup_slot, bigger.cap);
    for (size_t i = 0; i < l->cap; i++)
        if (l->v[i].key.ptr != NULL)
            *slot_of(&bigger, l->v[i].key) = l->v[i];
    *l = bigger;
}

i64 *lookup_at(struct arena *a, struct lookup *l, str key) {
    if (l->n * 2 >= l->cap)
        grow(a, l);
    key.ptr = key.len == 0 ? "" : key.ptr;
    struct lookup_slot *slot = slot_of(l, key);
    if (slot->key.ptr == NULL) {
        slot->key = key;
        l->n++;
    }
    return &slot->value;
}

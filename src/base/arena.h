/* Memory that ends together: one arena for a request, a document, a test.
 * Nothing above base/ calls malloc or free; leaving a function early is always right. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/types.h"

struct arena;

/* arena_open: a new, empty arena.
 *   soft_bytes  beyond this `arena_full` becomes true; beyond four times as much, or when the
 *               machine has no memory, the program ends with one line
 * gives         never NULL; end it with arena_close */
struct arena *arena_open(size_t soft_bytes);

/* arena_close: runs what was deferred, last first, then gives all memory back. */
void arena_close(struct arena *a);

/* arena_bytes: `n` zeroed bytes aligned to `align` (a power of two, at most 64); never NULL. */
void *arena_bytes(struct arena *a, size_t n, size_t align);

/* arena_extend: makes the block `old` of `n` bytes `more` bytes longer, in place where it is the
 * newest block, else by copying. The new bytes are zero. */
void *arena_extend(struct arena *a, void *old, size_t n, size_t more, size_t align);

/* arena_defer: calls fn(arg) when the arena ends; for files, handles of libraries, maps. */
void arena_defer(struct arena *a, void (*fn)(void *arg), void *arg);

/* arena_used: bytes taken so far; arena_full: whether that is more than the soft limit. */
size_t arena_used(const struct arena *a);
bool arena_full(const struct arena *a);

/* A point to come back to: everything taken after `arena_mark` is given back by `arena_rewind`.
 * Nothing may be deferred in between. */
struct arena_mark {
    void *chunk;
    size_t used;
    size_t total;
    u64 bigs;
};
struct arena_mark arena_mark(const struct arena *a);
void arena_rewind(struct arena *a, struct arena_mark mark);

#define take(a, type, n) ((type *)arena_bytes((a), sizeof(type) * (size_t)(n), _Alignof(type)))

/* A list that grows in an arena. `push` gives the address of a new zeroed element, which is valid
 * until the next push. */
#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *v;                                                                                   \
        size_t n, cap;                                                                             \
    }
/* The same as a named type, so that functions can take it. */
#define VEC_TYPE(name, type)                                                                       \
    struct name {                                                                                  \
        type *v;                                                                                   \
        size_t n, cap;                                                                             \
    }
#define push(a, vec)                                                                               \
    ((vec)->n == (vec)->cap                                                                        \
         ? (void)((vec)->v = vec_grow((a), (vec)->v, &(vec)->cap, sizeof *(vec)->v))               \
         : (void)0,                                                                                \
     &(vec)->v[(vec)->n++])

void *vec_grow(struct arena *a, void *v, size_t *cap, size_t size);

#endif

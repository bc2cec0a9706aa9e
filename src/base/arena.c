/* Arenas: a chain of zeroed chunks. Under ASan, memory not yet taken is poisoned and a gap lies
 * between any two takes, so that a one-byte overrun is reported. */
#define _GNU_SOURCE /* mremap: a list of 100 MB grows without being copied */
#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif
#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
#define POISON(p, n) __asan_poison_memory_region((p), (n))
#define UNPOISON(p, n) __asan_unpoison_memory_region((p), (n))
enum {
    GAP_BYTES = 16
};
#else
#define POISON(p, n) ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
enum {
    GAP_BYTES = 0
};
#endif

enum {
    CHUNK_BYTES = 64 * 1024,
    CHUNK_GROWTH = 4,                  /* each chunk is as many times the one before, */
    CHUNK_MAX_BYTES = 8 * 1024 * 1024, /* up to this size */
    HARD_FACTOR = 4,
    BIG_BYTES = 1024 * 1024, /* blocks and chunks from this size on are maps of their own */
    HUGE_BYTES =
        2 * 1024 * 1024, /* a huge page where there are any; what is not used costs nothing */
};

struct chunk {
    struct chunk *prev;
    size_t map_bytes; /* 0 = from the C library */
    size_t cap;
    size_t used;
    char bytes[];
};

/* A block that is a map of its own: untouched zero pages, large ones where the kernel has them. */
struct big {
    struct big *prev, *next;
    size_t map_bytes;
    u64 number; /* in the order of taking */
    _Alignas(64) char bytes[];
};

struct deferred {
    struct deferred *prev;
    void (*fn)(void *arg);
    void *arg;
};

struct arena {
    struct chunk *chunk;
    struct big *big; /* the newest */
    u64 bigs;        /* taken so far */
    struct deferred *deferred;
    size_t soft_bytes;
    size_t total; /* bytes taken from all chunks, gaps included */
};

static void die(const char *why) {
    fprintf(stderr, "bihuan: %s\n", why);
    exit(1);
}

static size_t round_up(size_t n, size_t to) {
    return (n + to - 1) / to * to;
}

/* At least `n` zero bytes, *n_out in all, that begin and end on borders of huge pages, so that the
 * kernel, which is asked to, can give such: clearing one is faster than five hundred page faults.
 */
static void *map_new(size_t n, size_t *n_out) {
    size_t bytes = round_up(n, HUGE_BYTES), wide = bytes + HUGE_BYTES;
    if (wide < n)
        die("out of memory");
    char *map = mmap(NULL, wide, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (map == MAP_FAILED)
        die("out of memory");
    size_t before = (size_t)(0 - (uintptr_t)map) % HUGE_BYTES;
    if (before > 0)
        munmap(map, before);
    if (before < HUGE_BYTES)
        munmap(map + before + bytes, HUGE_BYTES - before);
    madvise(map + before, bytes, MADV_HUGEPAGE);
    *n_out = bytes;
    return map + before;
}

static size_t chunk_bytes(const struct chunk *prev, size_t need) {
    size_t bytes = prev == NULL ? CHUNK_BYTES : (sizeof *prev + prev->cap) * CHUNK_GROWTH;
    bytes = bytes < CHUNK_MAX_BYTES ? bytes : CHUNK_MAX_BYTES;
    size_t least = sizeof *prev + need;
    return bytes > least ? bytes : least;
}

static struct chunk *chunk_new(struct chunk *prev, size_t need) {
    size_t bytes = chunk_bytes(prev, need), map_bytes = 0;
    struct chunk *c = bytes < BIG_BYTES ? calloc(1, bytes) : map_new(bytes, &map_bytes);
    if (c == NULL)
        die("out of memory");
    c->prev = prev;
    c->map_bytes = map_bytes;
    c->cap = (map_bytes > 0 ? map_bytes : bytes) - sizeof *c;
    POISON(c->bytes, c->cap);
    return c;
}

static void chunk_drop(struct chunk *c) {
    UNPOISON(c->bytes, c->cap);
    if (c->map_bytes > 0)
        munmap(c, c->map_bytes);
    else
        free(c);
}

/* The neighbours of a big block, and the arena, point to where it now is. */
static void big_link(struct arena *a, struct big *b) {
    if (b->prev != NULL)
        b->prev->next = b;
    if (b->next != NULL)
        b->next->prev = b;
    else
        a->big = b;
}

static void *big_new(struct arena *a, size_t n) {
    if (sizeof(struct big) + n < n)
        die("out of memory");
    size_t bytes;
    struct big *b = map_new(sizeof(struct big) + n, &bytes);
    *b = (struct big){.prev = a->big, .map_bytes = bytes, .number = ++a->bigs};
    big_link(a, b);
    return b->bytes;
}

static void *big_extend(struct arena *a, void *old, size_t n) {
    struct big *b = (struct big *)((char *)old - offsetof(struct big, bytes));
    size_t bytes = round_up(sizeof *b + n, HUGE_BYTES);
    if (bytes == b->map_bytes)
        return old;
    b = mremap(b, b->map_bytes, bytes, MREMAP_MAYMOVE);
    if (b == MAP_FAILED || bytes < n)
        die("out of memory");
    b->map_bytes = bytes;
    big_link(a, b);
    return b->bytes;
}

static void big_drop(struct arena *a) {
    struct big *b = a->big;
    a->big = b->prev;
    if (a->big != NULL)
        a->big->next = NULL;
    munmap(b, b->map_bytes);
}

struct arena *arena_open(size_t soft_bytes) {
    struct arena *a = calloc(1, sizeof *a);
    if (a == NULL)
        die("out of memory");
    a->soft_bytes = soft_bytes;
    a->chunk = chunk_new(NULL, 0);
    return a;
}

void arena_close(struct arena *a) {
    if (a == NULL)
        return;
    for (struct deferred *d = a->deferred; d != NULL; d = d->prev)
        d->fn(d->arg);
    while (a->big != NULL)
        big_drop(a);
    for (struct chunk *c = a->chunk, *prev; c != NULL; c = prev) {
        prev = c->prev;
        chunk_drop(c);
    }
    free(a);
}

/* Bytes to leave free so that the next take is aligned; calloc itself promises no more than 16. */
static size_t padding(const struct chunk *c, size_t align) {
    return (size_t)(0 - (uintptr_t)(c->bytes + c->used)) & (align - 1);
}

static void count(struct arena *a, size_t n) {
    a->total += n;
    if (a->total / HARD_FACTOR > a->soft_bytes)
        die("a memory limit was passed; the input is larger than this program reads");
}

void *arena_bytes(struct arena *a, size_t n, size_t align) {
    if (n >= BIG_BYTES) {
        count(a, n);
        return big_new(a, n);
    }
    struct chunk *c = a->chunk;
    size_t at = c->used + padding(c, align);
    size_t need = n + GAP_BYTES;
    if (need + align < n)
        die("out of memory");
    if (at > c->cap || need > c->cap - at) {
        c = a->chunk = chunk_new(c, need + align);
        at = padding(c, align);
    }
    c->used = at + need;
    count(a, need);
    UNPOISON(c->bytes + at, n);
    return c->bytes + at;
}

void *arena_extend(struct arena *a, void *old, size_t n, size_t more, size_t align) {
    if (old != NULL && n >= BIG_BYTES) {
        count(a, more);
        return big_extend(a, old, n + more);
    }
    struct chunk *c = a->chunk;
    bool newest =
        old != NULL && n + more < BIG_BYTES && (char *)old + n + GAP_BYTES == c->bytes + c->used;
    if (newest && more <= c->cap - c->used) {
        c->used += more;
        a->total += more;
        UNPOISON(old, n + more);
        return old;
    }
    void *grown = arena_bytes(a, n + more, align);
    if (old != NULL && n > 0)
        memcpy(grown, old, n);
    return grown;
}

void arena_defer(struct arena *a, void (*fn)(void *arg), void *arg) {
    struct deferred *d = take(a, struct deferred, 1);
    *d = (struct deferred){.prev = a->deferred, .fn = fn, .arg = arg};
    a->deferred = d;
}

size_t arena_used(const struct arena *a) {
    return a->total;
}

bool arena_full(const struct arena *a) {
    return a->total > a->soft_bytes;
}

struct arena_mark arena_mark(const struct arena *a) {
    return (struct arena_mark){
        .chunk = a->chunk, .used = a->chunk->used, .total = a->total, .bigs = a->bigs};
}

void arena_rewind(struct arena *a, struct arena_mark mark) {
    while (a->big != NULL && a->big->number > mark.bigs)
        big_drop(a);
    while (a->chunk != mark.chunk) {
        struct chunk *c = a->chunk;
        a->chunk = c->prev;
        chunk_drop(c);
    }
    struct chunk *c = a->chunk;
    UNPOISON(c->bytes + mark.used, c->used - mark.used);
    memset(c->bytes + mark.used, 0, c->used - mark.used);
    POISON(c->bytes + mark.used, c->used - mark.used);
    c->used = mark.used;
    a->total = mark.total;
}

void *vec_grow(struct arena *a, void *v, size_t *cap, size_t size) {
    size_t more = *cap == 0 ? (size > 32 ? 1 : 2) : *cap; /* most lists stay short */
    v = arena_extend(a, v, *cap * size, more * size, 16);
    *cap += more;
    return v;
}

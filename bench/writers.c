/* Many who change duties at once: how many changes a second, and how long one waits at worst.
 * usage: bench_writers ADDRESS WRITERS [SECONDS [DUTIES]]
 *   ADDRESS   a new file: all through one writer (app/writer.h), against a connection each;
 *             an empty PostgreSQL database: with the audit and a linker, against none
 * Both kinds of load take turns; the median of the rounds counts. */
#include "app/writer.h"
#include "fill.h"
#include "port/clock.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    ROUNDS = 3,
    WRITERS_MAX = 64,
    CHANGES_MAX = 1 << 20, /* of one round */
    LINK_MS = 1000,        /* as a server links */
};

/* A kind of load. */
struct load {
    const char *name;
    enum db_engine engine;
    bool audit;  /* through tx_run */
    bool writer; /* all through one */
};

static const struct load loads[] = {
    {"one writer", DB_SQLITE, true, true},
    {"a connection each", DB_SQLITE, true, false},
    {"with audit", DB_POSTGRES, true, false},
    {"without audit", DB_POSTGRES, false, false},
};

/* One round of a load. */
struct round {
    const struct load *load;
    str address;
    struct writer *writer;
    i64 duties;
    double until;
    atomic_int next; /* place of the next figure */
    double *took;    /* seconds of each change */
    pthread_barrier_t ready;
};

struct client {
    struct round *round;
    u64 seed;
};

static u64 draw(u64 *seed) { /* xorshift */
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    return *seed ^= *seed << 17;
}

/* One change, however often others come between. */
static void change(const struct round *r, struct deed *d, i64 id) {
    struct ctx c = {.arena = arena_open((size_t)64 << 20)};
    err e = ERR_BUSY;
    d->c = &c;
    while (e == ERR_BUSY) {
        c.code = OK;
        e = r->load->audit ? tx_run(d, "progress", bench_report, &id) : bench_bare(d, id);
    }
    bench_need(&c, e);
    arena_close(c.arena);
}

/* The first change prepares the statements of a connection, so it is not counted. */
static void *change_on(void *arg) {
    struct client *me = arg;
    struct round *r = me->round;
    struct arena *a = arena_open((size_t)64 << 20);
    struct ctx open = {.arena = a};
    struct deed d = {.writer = r->writer, .today = S("2025-06-15")};
    if (r->writer == NULL)
        bench_need(&open, db_open(&open, r->address, &d.db));
    change(r, &d, (i64)(draw(&me->seed) % (u64)r->duties) + 1);
    pthread_barrier_wait(&r->ready); /* all are here */
    pthread_barrier_wait(&r->ready); /* the clock runs */
    for (double from = bench_now(); from < r->until;) {
        change(r, &d, (i64)(draw(&me->seed) % (u64)r->duties) + 1);
        double now = bench_now();
        r->took[atomic_fetch_add(&r->next, 1)] = now - from;
        from = now;
    }
    arena_close(a);
    return NULL;
}

static void *link_on(void *arg) {
    struct round *r = arg;
    struct ctx open = {.arena = arena_open((size_t)64 << 20)};
    struct deed d = {.today = S("2025-06-15")};
    bench_need(&open, db_open(&open, r->address, &d.db));
    while (bench_now() < r->until) {
        struct ctx c = {.arena = arena_open((size_t)64 << 20)};
        d.c = &c;
        clock_sleep_ms(LINK_MS);
        tx_link(&d);
        arena_close(c.arena);
    }
    arena_close(open.arena);
    return NULL;
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

struct figures {
    double each_s, median, p99, worst;
};

static struct figures run(struct ctx *c, struct round *r, int writers, double seconds) {
    struct client clients[WRITERS_MAX];
    pthread_t threads[WRITERS_MAX], linker;
    bool links = r->load->audit && r->load->engine == DB_POSTGRES;
    atomic_store(&r->next, 0);
    if (r->load->writer)
        bench_need(c, writer_open(c, r->address, &r->writer));
    pthread_barrier_init(&r->ready, NULL, (unsigned)writers + 1);
    for (int i = 0; i < writers; i++) {
        clients[i] = (struct client){r, (u64)i * 7919 + 12345};
        pthread_create(&threads[i], NULL, change_on, &clients[i]);
    }
    pthread_barrier_wait(&r->ready);
    double from = bench_now();
    r->until = from + seconds;
    pthread_barrier_wait(&r->ready);
    if (links)
        pthread_create(&linker, NULL, link_on, r);
    for (int i = 0; i < writers; i++)
        pthread_join(threads[i], NULL);
    double whole = bench_now() - from;
    if (links)
        pthread_join(linker, NULL);
    int n = atomic_load(&r->next);
    qsort(r->took, (size_t)n, sizeof *r->took, by_size);
    return (struct figures){n / whole, r->took[n / 2], r->took[n * 99 / 100], r->took[n - 1]};
}

static void print(const char *name, int writers, struct figures f) {
    printf("%2d %-20s %8.0f/s   median %7.2f ms   p99 %7.2f ms   worst %7.2f ms = %5.1f x\n",
           writers, name, f.each_s, f.median * 1e3, f.p99 * 1e3, f.worst * 1e3, f.worst / f.median);
    fflush(stdout);
}

int main(int argc, char **argv) {
    if (argc < 3)
        return 2;
    int writers = atoi(argv[2]);
    double seconds = argc > 3 ? atof(argv[3]) : 5;
    i64 duties = argc > 4 ? strtol(argv[4], NULL, 10) : 100000;
    struct ctx c = {.arena = arena_open((size_t)1 << 30)};
    struct deed d;
    if (writers < 1 || writers > WRITERS_MAX)
        return 2;
    bench_open(&c, str_from(argv[1]), duties, &d);
    double *took = take(c.arena, double, CHANGES_MAX), rate[COUNT_OF(loads)][ROUNDS];
    for (int i = 0; i < ROUNDS; i++)
        for (size_t k = 0; k < COUNT_OF(loads); k++) {
            struct ctx own = {.arena = arena_open((size_t)64 << 20)};
            struct round r = {
                .load = &loads[k], .address = str_from(argv[1]), .duties = duties, .took = took};
            if (loads[k].engine != db_engine(d.db)) {
                arena_close(own.arena);
                continue;
            }
            struct figures f = run(&own, &r, writers, seconds);
            rate[k][i] = f.each_s;
            print(loads[k].name, writers, f);
            arena_close(own.arena);
        }
    size_t first = db_engine(d.db) == DB_SQLITE ? 0 : 2;
    qsort(rate[first], ROUNDS, sizeof(double), by_size);
    qsort(rate[first + 1], ROUNDS, sizeof(double), by_size);
    printf("%2d writers: %s %.0f/s, %s %.0f/s, ratio %.2f\n", writers, loads[first].name,
           rate[first][ROUNDS / 2], loads[first + 1].name, rate[first + 1][ROUNDS / 2],
           rate[first][ROUNDS / 2] / rate[first + 1][ROUNDS / 2]);
    arena_close(c.arena);
    return 0;
}

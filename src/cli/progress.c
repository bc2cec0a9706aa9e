/* How far a piece of work is. */
#include "cli/progress.h"

#include <time.h>
#include <unistd.h>

enum {
    FIRST_MS = 1000, /* work that is shorter shows nothing */
    EACH_MS = 250,
};

static const str wipe = T("\r\033[K");

/* Progress that cannot be shown is no reason to fail. */
static void put(str s) {
    ssize_t n = write(STDERR_FILENO, s.ptr, s.len);
    (void)n;
}

/* Of a clock that never goes back. */
static i64 now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (i64)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

struct progress progress_open(const struct call *call, struct both what, i64 total) {
    return (struct progress){.call = call,
                             .what = what,
                             .total = total,
                             .terminal = isatty(STDERR_FILENO) == 1,
                             .next_ms = now_ms() + FIRST_MS};
}

str progress_line(struct arena *a, const struct progress *p) {
    str what = in(p->call, p->what);
    long long done = (long long)p->done, total = (long long)p->total;
    return total > 0
               ? str_fmt(a, "%lld/%lld %.*s %lld%%", done, total, STR(what), done * 100 / total)
               : str_fmt(a, "%lld %.*s", done, STR(what));
}

void progress_step(struct progress *p, i64 n) {
    p->done += n;
    if (!p->terminal || now_ms() < p->next_ms)
        return;
    struct arena *a = p->call->arena;
    struct arena_mark mark = arena_mark(a);
    put(str_fmt(a, "%.*s%.*s", STR(wipe), STR(progress_line(a, p))));
    arena_rewind(a, mark);
    p->shown = true;
    p->next_ms = now_ms() + EACH_MS;
}

void progress_wipe(struct progress *p) {
    if (p->shown)
        put(wipe);
    p->shown = false;
}

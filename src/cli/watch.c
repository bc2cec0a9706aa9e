/* A thread that looks at the pulse twice a second. */
#include "cli/watch.h"

#include "base/pulse.h"

#include <pthread.h>
#include <time.h>

enum {
    LOOK_MS = 500,
    WATCH_BYTES = 1 << 16 /* of the lines; each is given back */
};

struct watch {
    struct ctx *c; /* whose work it is */
    struct pulse pulse;
    bool chinese;
    struct both words;
    pthread_t thread;
    pthread_mutex_t lock; /* over `ended` */
    pthread_cond_t end;
    bool ended;
};

static struct timespec soon(void) {
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    t.tv_nsec += LOOK_MS * 1000000L;
    t.tv_sec += t.tv_nsec / 1000000000L;
    t.tv_nsec %= 1000000000L;
    return t;
}

/* The one number of the words. */
static str line_of(struct arena *a, const struct watch *w) {
    str words = str_from(w->chinese ? w->words.zh : w->words.en);
    size_t at = str_find(words, S("%lld"), 0);
    return str_fmt(a, "%.*s%lld%.*s", STR(str_sub(words, 0, at)), (long long)w->pulse.done,
                   STR(str_sub(words, at + S("%lld").len, words.len)));
}

static void *look_on(void *arg) {
    struct watch *w = arg;
    struct arena *a = arena_open(WATCH_BYTES);
    struct arena_mark empty = arena_mark(a);
    struct progress progress = progress_begin();
    pthread_mutex_lock(&w->lock);
    while (!w->ended) {
        struct timespec until = soon();
        pthread_cond_timedwait(&w->end, &w->lock, &until);
        if (!w->ended && w->pulse.done > 0 && progress_due(&progress)) {
            progress_say(&progress, line_of(a, w));
            arena_rewind(a, empty);
        }
    }
    pthread_mutex_unlock(&w->lock);
    progress_end(&progress);
    arena_close(a);
    return NULL;
}

struct watch *watch_begin(const struct call *call, struct ctx *c, struct both words) {
    if (progress_begin().quiet)
        return NULL;
    struct watch *w = take(call->arena, struct watch, 1);
    w->c = c;
    w->chinese = call->chinese;
    w->words = words;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->end, NULL);
    c->pulse = &w->pulse;
    if (pthread_create(&w->thread, NULL, look_on, w) == 0)
        return w;
    c->pulse = NULL;
    return NULL;
}

void watch_end(struct watch *w) {
    if (w == NULL)
        return;
    pthread_mutex_lock(&w->lock);
    w->ended = true;
    pthread_cond_signal(&w->end);
    pthread_mutex_unlock(&w->lock);
    pthread_join(w->thread, NULL);
    w->c->pulse = NULL;
    pthread_mutex_destroy(&w->lock);
    pthread_cond_destroy(&w->end);
}

#define _XOPEN_SOURCE 700 /* posix_openpt and its like */
#include "cli/watch.h"

#include "base/pulse.h"
#include "test.h"

#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static const struct both words = {"已核对 %lld 条", "%lld checked"};

/* Work of as many beats, of ten milliseconds each. */
static void work(const struct ctx *c, int beats) {
    const struct timespec while_ms = {.tv_nsec = 10 * 1000000L};
    for (int i = 0; i < beats; i++) {
        pulse_beat(c);
        nanosleep(&while_ms, NULL);
    }
}

TEST(what_is_no_terminal_is_not_watched) {
    int ends[2], before = dup(STDERR_FILENO);
    struct call call = {.arena = a, .chinese = true};
    struct ctx c = {.arena = a};
    assert_int_equal(pipe(ends), 0);
    dup2(ends[1], STDERR_FILENO);
    struct watch *w = watch_begin(&call, &c, words);
    dup2(before, STDERR_FILENO);
    close(before);
    close(ends[0]);
    close(ends[1]);
    CHECK(w == NULL && c.pulse == NULL);
    work(&c, 1);
    watch_end(w);
}

TEST(a_terminal_sees_how_far_it_is) {
    char bytes[4000];
    struct call call = {.arena = a, .chinese = true};
    struct ctx c = {.arena = a};
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0)
        SKIP("no terminal can be made");
    int screen = open(ptsname(master), O_RDWR | O_NOCTTY), before = dup(STDERR_FILENO);
    assert_true(screen >= 0);
    dup2(screen, STDERR_FILENO);
    struct watch *w = watch_begin(&call, &c, words);
    work(&c, 350);
    watch_end(w);
    dup2(before, STDERR_FILENO);
    close(before);
    ssize_t n = read(master, bytes, sizeof bytes);
    close(screen);
    close(master);
    str got = {bytes, n > 0 ? (size_t)n : 0};
    CHECK(str_has(got, S("\r\033[K已核对 ")) && str_has(got, S(" 条")));
    CHECK(str_ends(got, S("\r\033[K")));
    CHECK(w != NULL && c.pulse == NULL);
}

SUITE(watch_tests, CASE(what_is_no_terminal_is_not_watched), CASE(a_terminal_sees_how_far_it_is))

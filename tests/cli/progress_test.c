#include "cli/progress.h"

#include "test.h"

#include <unistd.h>

static struct progress progress_on(const struct call *call, bool terminal, i64 total) {
    return (struct progress){
        .call = call, .what = {"份", "files"}, .total = total, .terminal = terminal};
}

/* What steps and a wipe write to standard error, which is a pipe meanwhile. */
static str written(struct arena *a, struct progress *p, int steps) {
    int ends[2], before = dup(STDERR_FILENO);
    char bytes[1000];
    assert_int_equal(pipe(ends), 0);
    dup2(ends[1], STDERR_FILENO);
    for (int i = 0; i < steps; i++)
        progress_step(p, 1);
    progress_wipe(p);
    dup2(before, STDERR_FILENO);
    close(before);
    close(ends[1]);
    ssize_t n = read(ends[0], bytes, sizeof bytes);
    close(ends[0]);
    return str_dup(a, (str){bytes, n > 0 ? (size_t)n : 0});
}

TEST(a_terminal_sees_few_lines_and_none_stays) {
    struct call call = {.arena = a, .chinese = true};
    struct progress p = progress_on(&call, true, 400);
    CHECK_STR(written(a, &p, 100), S("\r\033[K1/400 份 0%\r\033[K"));
    CHECK_INT(p.done, 100);
}

TEST(what_is_no_terminal_sees_nothing) {
    struct call call = {.arena = a};
    struct progress p = progress_on(&call, false, 400);
    CHECK_STR(written(a, &p, 100), S(""));
}

TEST(short_work_shows_nothing) {
    struct call call = {.arena = a};
    struct progress p = progress_open(&call, (struct both){"份", "files"}, 3);
    p.terminal = true;
    CHECK_STR(written(a, &p, 3), S(""));
}

TEST(a_total_that_is_not_known_is_not_shown) {
    struct call call = {.arena = a};
    struct progress p = progress_on(&call, true, 0);
    p.done = 1200;
    CHECK_STR(progress_line(a, &p), S("1200 files"));
}

SUITE(progress_tests, CASE(a_terminal_sees_few_lines_and_none_stays),
      CASE(what_is_no_terminal_sees_nothing), CASE(short_work_shows_nothing),
      CASE(a_total_that_is_not_known_is_not_shown))

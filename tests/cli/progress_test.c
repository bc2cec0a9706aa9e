#include "cli/progress.h"

#include "test.h"

#include <unistd.h>

enum {
    LONG_AGO = 1 /* a second of 1970 */
};

/* What is written to standard error, which is a pipe meanwhile, by work that tells of its steps. */
static str written(struct arena *a, struct progress p, int steps) {
    int ends[2], before = dup(STDERR_FILENO);
    char bytes[1000];
    assert_int_equal(pipe(ends), 0);
    dup2(ends[1], STDERR_FILENO);
    for (int i = 1; i <= steps; i++)
        if (progress_due(&p))
            progress_say(&p, str_fmt(a, "%d/%d 份", i, steps));
    progress_end(&p);
    dup2(before, STDERR_FILENO);
    close(before);
    close(ends[1]);
    ssize_t n = read(ends[0], bytes, sizeof bytes);
    close(ends[0]);
    return str_dup(a, (str){bytes, n > 0 ? (size_t)n : 0});
}

TEST(a_terminal_sees_few_lines_and_none_stays) {
    str got = written(a, (struct progress){.began = LONG_AGO}, 100);
    CHECK(str_starts(got, S("\r\033[K1/100 份")) && str_ends(got, S("\r\033[K")));
    CHECK(got.len < 100); /* one line, or two when a second ends just then */
}

TEST(what_is_no_terminal_sees_nothing) {
    CHECK_STR(written(a, (struct progress){.began = LONG_AGO, .quiet = true}, 100), S(""));
}

TEST(short_work_shows_nothing) {
    struct progress p = progress_begin();
    p.quiet = false;
    CHECK_STR(written(a, p, 100), S(""));
}

SUITE(progress_tests, CASE(a_terminal_sees_few_lines_and_none_stays),
      CASE(what_is_no_terminal_sees_nothing), CASE(short_work_shows_nothing))

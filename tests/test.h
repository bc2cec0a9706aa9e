/* A thin face on cmocka. A test file ends with TESTS(name(...)); one executable a room.
 *
 *     TEST(cuts_the_first_line) { CHECK_STR(line, S("a")); }
 *     SUITE(str_tests, CASE(cuts_the_first_line))
 *
 * Each test has an arena `a` of its own, closed at its end. */
#ifndef TESTS_TEST_H
#define TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
/* cmocka wants the four above first */
#include <cmocka.h>
#undef fail /* base/err.h has a function of that name */

#include "base/str.h"

#define TEST(name)                                                                                 \
    static void name##_in(struct arena *a);                                                        \
    static void name(void **state) {                                                               \
        (void)state;                                                                               \
        struct arena *a = arena_open((size_t)1 << 30);                                             \
        name##_in(a);                                                                              \
        arena_close(a);                                                                            \
    }                                                                                              \
    static void name##_in(struct arena *a)

/* SKIP: leaves a test that cannot be made here; nothing of it is left behind. */
#define SKIP(reason)                                                                               \
    do {                                                                                           \
        print_message("skipped: %s\n", (reason));                                                  \
        arena_close(a);                                                                            \
        skip();                                                                                    \
    } while (0)

#define CASE(name) cmocka_unit_test(name)

/* SUITE makes `int NAME(void)`, which runs the cases and gives the number of failures. */
#define SUITE(suite, ...)                                                                          \
    int suite(void);                                                                               \
    int suite(void) {                                                                              \
        const struct CMUnitTest suite_cases[] = {__VA_ARGS__};                                     \
        return cmocka_run_group_tests_name(#suite, suite_cases, NULL, NULL);                       \
    }

#define CHECK(what) ((void)a, assert_true(what))
#define CHECK_INT(got, want) ((void)a, assert_int_equal((got), (want)))
#define CHECK_STR(got, want) check_str(a, (got), (want), __FILE__, __LINE__)

static inline void check_str(struct arena *a, str got, str want, const char *file, int line) {
    (void)a;
    if (str_eq(got, want))
        return;
    print_error("%s:%d:\n   got: «%.*s»\n  want: «%.*s»\n", file, line, STR(got), STR(want));
    _fail(file, line);
}

#endif

/* Libraries loaded when they are needed. */
#include "test.h"

#include "port/lib.h"
#include "port/suites.h"

#include <math.h>

#define CALLS(X)                                                                                   \
    X(cos, double, (double))                                                                       \
    X(sqrt, double, (double))
#define LIB_CALLS struct calls
struct calls {
    CALLS(LIB_MEMBER)
};
CALLS(LIB_CHECK)
static const struct lib_symbol symbols[] = {CALLS(LIB_SYMBOL)};
static const struct lib_symbol wrong_symbols[] = {{"no_such_call", 0}};
static const char *const libm[] = {"no-such-library.so.9", "libm.so.6"};

TEST(loads_the_first_that_is_there) {
    struct ctx c = {.arena = a};
    const struct lib lib = {libm, COUNT_OF(libm), "libc6", symbols, COUNT_OF(symbols)};
    struct calls calls;
    CHECK_INT(lib_load(&c, &lib, &calls), OK);
    CHECK(calls.sqrt(16) > 3.9 && calls.sqrt(16) < 4.1);
    CHECK(calls.cos(0) > 0.9);
}

TEST(names_the_package_of_what_is_absent) {
    struct ctx c = {.arena = a};
    const struct lib lib = {libm, 1, "libmissing1", symbols, COUNT_OF(symbols)};
    struct calls calls;
    CHECK_INT(lib_load(&c, &lib, &calls), ERR_MISSING);
    CHECK(str_has(c.text, S("sudo apt-get install libmissing1")));
}

TEST(refuses_a_library_without_the_call) {
    struct ctx c = {.arena = a};
    const struct lib lib = {libm, 2, "libc6", wrong_symbols, COUNT_OF(wrong_symbols)};
    struct calls calls;
    CHECK_INT(lib_load(&c, &lib, &calls), ERR_MISSING);
    CHECK(str_has(c.text, S("no_such_call")));
}

SUITE(lib_tests, CASE(loads_the_first_that_is_there), CASE(names_the_package_of_what_is_absent),
      CASE(refuses_a_library_without_the_call))

/* Blurring grey pictures. */
#include "test.h"

#include "app/pgm.h"
#include "app/suites.h"

static str blurred(struct arena *a, str pgm) {
    struct out o = out_open(a);
    return pgm_blur(&o, pgm) ? out_str(&o) : S("refused");
}

TEST(leaves_an_even_picture) {
    CHECK_STR(blurred(a, S("P5\n# made by hand\n3 2\n255\nzzzzzz")), S("P5\n3 2\n255\nzzzzzz"));
    CHECK_STR(blurred(a, S("P5 1 1 255 z")), S("P5\n1 1\n255\nz"));
}

TEST(spreads_a_dot) {
    static const char dot[] = "P5\n5 1\n255\n\0\0\xff\0\0";
    str got = blurred(a, (str){dot, sizeof dot - 1});
    CHECK_INT(got.len, 16);
    const u8 *p = (const u8 *)got.ptr + 11;
    CHECK(p[2] > p[1] && p[1] > p[0] && p[0] == p[4] && p[1] == p[3]);
}

TEST(refuses_what_is_no_picture) {
    static const str bad[] = {
        {"", 0},
        {"P5", 2},
        {"P6 1 1 255 zzz", 14},
        {"P5 2 2 255 zzz", 14},
        {"P5 0 1 255 z", 12},
        {"P5 1 1 65535 zz", 15},
        {"P5 99999999999999999999 1 255 z", 31},
        {"P5 65535 65535 255 z", 20},
        {"P5 1 1 255", 10},
        {"P5 # no end", 11},
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        CHECK_STR(blurred(a, bad[i]), S("refused"));
}

SUITE(pgm_tests, CASE(leaves_an_even_picture), CASE(spreads_a_dot),
      CASE(refuses_what_is_no_picture))

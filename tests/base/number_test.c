#include "base/number.h"

#include "test.h"

static const struct {
    const char *text;
    size_t len; /* bytes read */
    i64 thousandths;
    bool chinese;
} cases[] = {
    {"12场", 2, 12000, false},
    {"2.5小时", 3, 2500, false},
    {"0.1256", 6, 125, false},
    {"1,200.5", 7, 1200500, false},
    {"12,345,678人", 10, 12345678000, false},
    {"1,20", 1, 1000, false},
    {"2023,100人", 4, 2023000, false},
    {"3.", 1, 3000, false},
    {"7万人次", 4, 70000000, false},
    {"303.92万元", 9, 3039200000, false},
    {"1.5亿", 6, 150000000000, false},
    {"十二项", 6, 12000, true},
    {"二十", 6, 20000, true},
    {"一百零五", 12, 105000, true},
    {"三千二百一十", 18, 3210000, true},
    {"两次", 3, 2000, true},
    {"二〇二三年", 12, 2023000, true},
    {"二零二三", 12, 2023000, true},
    {"三万", 6, 30000000, true},
    {"一万二千人", 12, 12000000, true},
    {"一亿二千万", 15, 120000000000, true},
    {"一万亿", 9, 1000000000000000, true},
    {"年", 0, 0, false},
    {"", 0, 0, false},
    {".5", 0, 0, false},
};

TEST(numbers_of_both_kinds) {
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        milli n = {0};
        bool chinese = false;
        print_message("           %s\n", cases[i].text);
        CHECK_INT(number_read(str_from(cases[i].text), &n, &chinese), cases[i].len);
        CHECK_INT(n.v, cases[i].thousandths);
        CHECK_INT(chinese, cases[i].chinese);
    }
}

TEST(absurd_numbers_do_not_overflow) {
    static const char *const absurd[] = {
        "99999999999999999999999999999999万亿",
        "九九九九九九九九九九九九九九九九九九九九千万亿",
        "千千千千千千千千千千千千千千千千亿",
        "九千亿九千亿九千亿九千亿九千亿九千亿九千亿万亿",
    };
    for (size_t i = 0; i < COUNT_OF(absurd); i++) {
        milli n = {0};
        CHECK(number_read(str_from(absurd[i]), &n, NULL) > 0);
        CHECK(n.v > 0);
    }
}

TEST(a_number_may_end_with_the_text) {
    /* every prefix, so that reading behind the end would be seen */
    str s = S("1,234.56万亿");
    for (size_t n = 0; n <= s.len; n++) {
        milli m;
        str part = str_sub(s, 0, n);
        char *exact = arena_bytes(a, n, 1);
        for (size_t i = 0; i < n; i++)
            exact[i] = part.ptr[i];
        CHECK(number_read((str){exact, n}, &m, NULL) <= n);
    }
}

TEST(ordinals_fill_the_text) {
    CHECK_INT(number_ordinal(S("十一")), 11);
    CHECK_INT(number_ordinal(S("12")), 12);
    CHECK_INT(number_ordinal(S("12.5")), -1);
    CHECK_INT(number_ordinal(S("12项")), -1);
    CHECK_INT(number_ordinal(S("")), -1);
}

SUITE(number_tests, CASE(numbers_of_both_kinds), CASE(absurd_numbers_do_not_overflow),
      CASE(a_number_may_end_with_the_text), CASE(ordinals_fill_the_text))

#include "base/lookup.h"

#include "test.h"

TEST(a_text_keeps_its_number) {
    struct lookup l = {0};
    for (i64 i = 1; i <= 5000; i++)
        *lookup_at(a, &l, str_fmt(a, "部门%lld", (long long)i)) = i;
    for (i64 i = 1; i <= 5000; i++)
        CHECK_INT(*lookup_at(a, &l, str_fmt(a, "部门%lld", (long long)i)), i);
    CHECK_INT(l.n, 5000);
}

TEST(what_was_not_there_is_zero_and_nothing_is_a_text_too) {
    struct lookup l = {0};
    CHECK_INT(*lookup_at(a, &l, S("甲")), 0);
    *lookup_at(a, &l, (str){NULL, 0}) = 7;
    CHECK_INT(*lookup_at(a, &l, S("")), 7);
}

SUITE(lookup_tests, CASE(a_text_keeps_its_number),
      CASE(what_was_not_there_is_zero_and_nothing_is_a_text_too))

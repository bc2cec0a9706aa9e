#include "base/str.h"

#include "test.h"

static const str NOTHING = {NULL, 0};

TEST(equal_and_ordered_by_bytes) {
    CHECK(str_eq(S(""), NOTHING));
    CHECK(str_eq(S("文明"), S("文明")));
    CHECK(!str_eq(S("ab"), S("a")));
    CHECK(str_cmp(S("a"), S("b")) < 0);
    CHECK(str_cmp(S("ab"), S("a")) > 0);
    CHECK_INT(str_cmp(NOTHING, S("")), 0);
}

TEST(starts_and_ends) {
    CHECK(str_starts(S("文明单位"), S("文明")));
    CHECK(str_ends(S("文明单位"), S("单位")));
    CHECK(!str_starts(S("文"), S("文明")));
    CHECK(!str_ends(S("位"), S("单位")));
    CHECK(str_starts(NOTHING, NOTHING) && str_ends(NOTHING, S("")));
}

TEST(finds_the_first_at_or_after) {
    str s = S("责任单位、责任科室");
    CHECK_INT(str_find(s, S("责任"), 0), 0);
    CHECK_INT(str_find(s, S("责任"), 1), 15);
    CHECK_INT(str_find(s, S("责任"), 16), STR_NONE);
    CHECK_INT(str_find(s, S("室"), 0), s.len - 3);
    CHECK_INT(str_find(s, S("、"), 0), 12);
    CHECK_INT(str_find(s, S(""), 4), 4);
    CHECK_INT(str_find(s, S(""), s.len + 1), STR_NONE);
    CHECK_INT(str_find(S("aab"), S("ab"), 0), 1);
    CHECK_INT(str_find(S("aaab"), S("aab"), 0), 1);
    CHECK_INT(str_find(NOTHING, S("a"), 0), STR_NONE);
    CHECK(str_has(s, S("单位")) && !str_has(s, S("单元")));
}

TEST(cuts_stay_inside) {
    str s = S("abcdef");
    CHECK_STR(str_sub(s, 2, 4), S("cd"));
    CHECK_STR(str_sub(s, 4, 99), S("ef"));
    CHECK_STR(str_sub(s, 9, 99), S(""));
    CHECK_STR(str_sub(s, 4, 2), S(""));
    CHECK_STR(str_sub(NOTHING, 0, 1), S(""));
}

TEST(trims_ascii_and_ideographic_space) {
    CHECK_STR(str_trim(S(" \t\r\n　一、　目标　 \n")), S("一、　目标"));
    CHECK_STR(str_trim(S("　　 ")), S(""));
    CHECK_STR(str_trim(S("。")), S("。"));
    CHECK_STR(str_trim(NOTHING), S(""));
}

TEST(builds_texts) {
    CHECK_STR(str_fmt(a, "%.*s-%d", STR(S("台账")), 3), S("台账-3"));
    CHECK_STR(str_cat(a, S("方"), S("案")), S("方案"));
    CHECK_STR(str_cat(a, NOTHING, NOTHING), S(""));
    str three[] = {S("甲"), NOTHING, S("丙")};
    CHECK_STR(str_join(a, (strs){three, 3}, S("、")), S("甲、、丙"));
    CHECK_STR(str_join(a, (strs){NULL, 0}, S("、")), S(""));
    const char *z = str_z(a, str_sub(S("abc"), 0, 2));
    CHECK_STR(str_from(z), S("ab"));
    CHECK_STR(str_dup(a, NOTHING), S(""));
    CHECK_STR(str_lower(a, S("Wang.L-2 王É")), S("wang.l-2 王É"));
    CHECK_STR(str_lower(a, NOTHING), S(""));
    CHECK_STR(str_from(NULL), S(""));
}

TEST(cuts_lines_of_all_systems) {
    str rest = S("a\r\nb\rc\n\nd"), line;
    static const char *const want[] = {"a", "b", "c", "", "d"};
    for (size_t i = 0; i < COUNT_OF(want); i++) {
        CHECK(str_line(&rest, &line));
        CHECK_STR(line, str_from(want[i]));
    }
    CHECK(!str_line(&rest, &line));
}

TEST(bytes_become_hexadecimal_digits) {
    static const u8 bytes[] = {0x00, 0x0F, 0xA5, 0xFF};
    CHECK_STR(str_hex(a, bytes, sizeof bytes), S("000fa5ff"));
    CHECK_STR(str_hex(a, bytes, 0), S(""));
}

SUITE(str_tests, CASE(equal_and_ordered_by_bytes), CASE(starts_and_ends),
      CASE(finds_the_first_at_or_after), CASE(cuts_stay_inside),
      CASE(trims_ascii_and_ideographic_space), CASE(builds_texts), CASE(cuts_lines_of_all_systems),
      CASE(bytes_become_hexadecimal_digits))

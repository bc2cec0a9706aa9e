#include "export/sheet.h"

#include "base/utf8.h"
#include "export/sample.h"
#include "test.h"

TEST(says_what_is_missing) {
    struct book b = sample_book();
    enum tone tone;
    CHECK_STR(sheet_cell(a, b.sheets, 2, 3, &tone), S("责任部门待明确"));
    CHECK_INT(tone, TONE_BAD);
    CHECK_STR(sheet_cell(a, b.sheets, 0, 3, &tone), S("机关党委、办公室"));
    CHECK_INT(tone, TONE_PLAIN);
    CHECK_STR(sheet_cell(a, b.sheets, 1, 5, &tone), S("进行中"));
    CHECK_INT(tone, TONE_WARN);
}

TEST(merges_equal_neighbours_only) {
    struct book b = sample_book();
    CHECK_INT(sheet_run(a, b.sheets, 0, 1), 2);
    CHECK_INT(sheet_run(a, b.sheets, 2, 1), 1);
    CHECK_INT(sheet_run(a, b.sheets, 3, 1), 1); /* empty cells are not merged */
    CHECK_INT(sheet_run(a, b.sheets, 0, 2), 1); /* no merging column */
}

static strs names(struct arena *a, const char *const *words, size_t n) {
    struct sheet *sheets = take(a, struct sheet, n);
    for (size_t i = 0; i < n; i++)
        sheets[i].name = str_from(words[i]);
    struct book b = {.sheets = sheets, .n = n};
    return sheet_names(a, &b);
}

TEST(names_of_tabs_are_legal_and_differ) {
    static const char *const words[] = {
        "方案", "方案", "a/b:c*[d]?", "'引号'", "", "HISTORY", "Plan", "PLAN", "a\tb",
    };
    strs got = names(a, words, COUNT_OF(words));
    CHECK_STR(got.v[0], S("方案"));
    CHECK_STR(got.v[1], S("方案 (2)"));
    CHECK_STR(got.v[2], S("a b c  d"));
    CHECK_STR(got.v[3], S("引号"));
    CHECK_STR(got.v[4], S("表"));
    CHECK_STR(got.v[5], S("HISTORY (2)"));
    CHECK_STR(got.v[6], S("Plan"));
    CHECK_STR(got.v[7], S("PLAN (2)"));
    CHECK_STR(got.v[8], S("a b"));
}

TEST(long_names_are_cut_and_still_differ) {
    static const char *const words[] = {
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五",
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四六",
        "𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀", /* two UTF-16 units each */
    };
    strs got = names(a, words, COUNT_OF(words));
    CHECK_INT(utf8_chars(got.v[0]), 31);
    CHECK_INT(utf8_chars(got.v[1]), 31);
    CHECK(str_ends(got.v[1], S(" (2)")));
    CHECK_INT(utf8_chars(got.v[2]), 15);
}

SUITE(sheet_tests, CASE(says_what_is_missing), CASE(merges_equal_neighbours_only),
      CASE(names_of_tabs_are_legal_and_differ), CASE(long_names_are_cut_and_still_differ))

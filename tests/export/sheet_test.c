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

struct task_row {
    str section;
    i64 no;
    str task;
    str due;
};
static const struct field task_fields[] = {
    FIELD(struct task_row, section),
    FIELD(struct task_row, no),
    FIELD(struct task_row, task),
    FIELD(struct task_row, due),
};
static const struct shape task_shape = SHAPE(struct task_row, task_fields);

/* A section spans two tasks of the same words, which stay two. */
TEST(levels_of_merging_lie_within_each_other) {
    static const struct column columns[] = {{.merge = 1}, {.merge = 2}, {.merge = 2}, {0}};
    const struct task_row rows[] = {
        {S("甲"), 1, S("清扫"), S("一月")}, {S("甲"), 1, S("清扫"), S("二月")},
        {S("甲"), 2, S("清扫"), S("一月")}, {S("乙"), 3, S(""), S("一月")},
        {S("乙"), 3, S(""), S("二月")},
    };
    const struct sheet s = {
        .shape = &task_shape, .columns = columns, .rows = rows, .n = COUNT_OF(rows)};
    static const size_t runs[][3] = {{0, 0, 3}, {0, 1, 2}, {0, 2, 2}, {2, 2, 1},
                                     {3, 0, 2}, {3, 2, 2}, {0, 3, 1}};
    for (size_t i = 0; i < COUNT_OF(runs); i++)
        CHECK_INT(sheet_run(a, &s, runs[i][0], runs[i][1]), runs[i][2]);
}

TEST(a_word_at_the_front_gives_its_tone) {
    static const struct toned tones[] = {{"红", TONE_BAD}, {NULL, TONE_PLAIN}};
    static const struct column columns[] = {{.tones = tones}, {0}, {0}, {0}};
    const struct task_row rows[] = {
        {.section = S("红 已逾期 3 天")}, {.section = S("红色教育")}, {.section = S("红")}};
    const struct sheet s = {.shape = &task_shape, .columns = columns, .rows = rows, .n = 3};
    static const enum tone want[] = {TONE_BAD, TONE_PLAIN, TONE_BAD};
    for (size_t i = 0; i < COUNT_OF(want); i++) {
        enum tone tone;
        sheet_cell(a, &s, i, 0, &tone);
        CHECK_INT(tone, want[i]);
    }
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
      CASE(levels_of_merging_lie_within_each_other), CASE(a_word_at_the_front_gives_its_tone),
      CASE(names_of_tabs_are_legal_and_differ), CASE(long_names_are_cut_and_still_differ))

/* By when, from when to when, how often; the grammar's own examples are in tables_test.c. */
#include "test.h"

#include "read/text.h"
#include "read/when.h"

static const struct {
    const char *text;
    i64 year; /* of the document */
    const char *due, *period, *cadence;
} cases[] = {
    {"4月底前完成。", 2024, "2024-04", "", ""},
    {"4月底前完成。", 0, "XXXX-04", "", ""},
    {"2023年4月30日前完成。", 2024, "2023-04-30", "", ""},
    {"于12月10日之前报送。", 2024, "2024-12-10", "", ""},
    {"3月底前动员,6月底前完成。", 2024, "2024-06", "", ""}, /* several: the last */
    {"到2025年底建成。", 2024, "2025-12", "", ""},
    {"到2025年建成。", 0, "2025", "", ""},
    {"明年3月底前完成。", 2024, "2025-03", "", ""},
    {"年底前完成。", 2024, "2024-12", "", ""},
    {"第三季度末完成。", 2024, "2024-09", "", ""},
    {"完成时限:2024年5月", 2024, "2024-05", "", ""},
    {"月日前完成。", 2024, "", "", ""}, /* blank dates */
    {"**月底前完成。", 2024, "", "", ""},
    {"每年11月30日前报送。", 2024, "", "", "yearly"}, /* recurs */
    {"每月5日前报送。", 2024, "", "", "monthly"},
    {"5月至8月开展活动。", 2024, "", "2024-05..2024-08", ""},
    {"2024年11月至2025年2月开展活动。", 2024, "", "2024-11..2025-02", ""},
    {"10月份,开展活动。", 2024, "", "2024-10..2024-10", ""},
    {"每周召开例会。", 0, "", "", "weekly"},
    {"各月报送一次。", 0, "", "", "monthly"},
    {"每季度召开例会。", 0, "", "", "quarterly"},
    {"每半年小结一次。", 0, "", "", "half-yearly"},
    {"每学期家访一次。", 0, "", "", "half-yearly"},
    {"每年度评选一次。", 0, "", "", "yearly"},
    {"每天公示。", 0, "", "", "continuous"},
    {"长期坚持开展志愿服务。", 0, "", "", "continuous"},
    {"每周开展宣传,每月小结。", 0, "", "", "weekly"}, /* the first */
    {"定期开展检查。", 0, "", "", ""},
    {"持续推进,不断完善。", 0, "", "", ""},
    {"每两年评选一次。", 0, "", "", ""},
    {"落实年度计划。", 0, "", "", ""},
    {"学习《2024年工作要点》。", 2024, "", "", ""},
    {"2023年以来成效明显。", 2024, "", "", ""},
    {"", 2024, "", "", ""},
};

static str shown(struct arena *a, const struct when *w, i64 year) {
    str from = point_text(a, w->from, year), to = point_text(a, w->to, year);
    str period = from.len > 0 ? str_fmt(a, "%.*s..%.*s", STR(from), STR(to)) : S("");
    return str_fmt(a, "%.*s | %.*s | %.*s", STR(point_text(a, w->due, year)), STR(period),
                   STR(cadence_name((enum cadence)w->cadence)));
}

TEST(times_in_sentences) {
    struct words *lexicon = lexicon_make(a);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct tokens tokens = {0};
        struct when w = {0};
        str s = text_normal(a, str_from(cases[i].text));
        lexicon_cut(a, lexicon, s, &tokens);
        when_find(&tokens, s, &w);
        CHECK_STR(str_fmt(a, "%s %.*s", cases[i].text, STR(shown(a, &w, cases[i].year))),
                  str_fmt(a, "%s %s | %s | %s", cases[i].text, cases[i].due, cases[i].period,
                          cases[i].cadence));
    }
}

static const struct {
    const char *cell, *want;
} cells[] = {
    {"3月", "2024-03 |  | "},
    {"3月底", "2024-03 |  | "},
    {"3月底前", "2024-03 |  | "},
    {"2024年6月", "2024-06 |  | "},
    {"2024年6月30日", "2024-06-30 |  | "},
    {"7月-8月", " | 2024-07..2024-08 | "},
    {"7-8月", " | 2024-07..2024-08 | "},
    {"每月", " |  | monthly"},
    {"全年", " |  | continuous"},
    {"长期坚持", " |  | continuous"},
    {"", " |  | "},
};

TEST(cells_of_a_deadline_column) {
    struct words *lexicon = lexicon_make(a);
    for (size_t i = 0; i < COUNT_OF(cells); i++) {
        struct tokens tokens = {0};
        struct when w = {0};
        str s = str_from(cells[i].cell);
        lexicon_cut(a, lexicon, s, &tokens);
        when_cell(&tokens, s, &w);
        CHECK_STR(str_fmt(a, "%s: %.*s", cells[i].cell, STR(shown(a, &w, 2024))),
                  str_fmt(a, "%s: %s", cells[i].cell, cells[i].want));
    }
}

TEST(points_as_precise_as_they_were_written) {
    CHECK_STR(point_text(a, (struct point){0}, 2024), S(""));
    CHECK_STR(point_text(a, (struct point){.year = 2025}, 2024), S("2025"));
    CHECK_STR(point_text(a, (struct point){.month = 3}, 2024), S("2024-03"));
    CHECK_STR(point_text(a, (struct point){.month = 3}, 0), S("XXXX-03"));
    CHECK_STR(point_text(a, (struct point){.month = 3, .day = 9, .shift = 1}, 2024),
              S("2025-03-09"));
}

SUITE(when_tests, CASE(times_in_sentences), CASE(cells_of_a_deadline_column),
      CASE(points_as_precise_as_they_were_written))

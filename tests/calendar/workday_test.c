/* Workdays: the notices of two years, and refusals of the file. */
#include "calendar/workday.h"
#include "fixture.h"

#include "test.h"

static struct workdays shipped(struct arena *a) {
    struct ctx c = {.arena = a};
    struct workdays days;
    CHECK_INT(workdays_parse(&c, data_text(a, "workdays.csv"), &days), OK);
    return days;
}

/* 365 or 366 days, less 104 of weekends, less the holidays of the year: 11, from 2025 on 13. What
 * is shifted changes no sum, so a slip in the file is seen. */
TEST(the_workdays_of_a_year_add_up) {
    struct workdays days = shipped(a);
    static const struct {
        i32 year, workdays;
    } years[] = {{2024, 366 - 104 - 11}, {2025, 365 - 104 - 13}};
    for (size_t i = 0; i < COUNT_OF(years); i++) {
        i32 n = 0;
        for (i32 on = day_find(years[i].year, 1, 1); on <= day_find(years[i].year, 12, 31); on++)
            n += workday_is(&days, on);
        CHECK_INT(n, years[i].workdays);
        CHECK(workdays_know(&days, years[i].year));
    }
    CHECK(!workdays_know(&days, 2023));
    CHECK(!workdays_know(&days, 1900));
}

TEST(shifted_days_of_work_are_weekends_and_days_have_sources) {
    struct workdays days = shipped(a);
    for (size_t i = 0; i < days.n; i++) {
        CHECK(!days.v[i].work || day_weekday(days.v[i].on) > 5);
        CHECK(days.v[i].name.len > 0 && str_starts(days.v[i].source, S("国办发明电")));
    }
}

static const struct {
    const char *on;
    i32 n;
    const char *want; /* empty = beyond the range */
    bool sure;
} sums[] = {
    {"2025-03-03", 5, "2025-03-10", true}, /* Monday to Monday */
    {"2025-03-07", 1, "2025-03-10", true}, /* Friday */
    {"2025-03-08", 1, "2025-03-10", true}, /* Saturday */
    {"2025-03-08", 0, "2025-03-08", true},
    {"2025-09-26", 1, "2025-09-28", true}, /* a Sunday of work */
    {"2025-09-30", 1, "2025-10-09", true}, /* over the holiday */
    {"2025-10-09", -1, "2025-09-30", true},
    {"2025-01-24", 5, "2025-02-07", true}, /* 26, 27, then 5, 6, 7 */
    {"2024-12-31", 1, "2025-01-02", true},
    {"2025-12-31", 1, "2026-01-01", false}, /* the notice of 2026 is not in the data */
    {"2023-12-29", 1, "2024-01-02", false},
    {"2024-01-02", -1, "2023-12-29", false},
    {"2100-12-30", 1, "2100-12-31", false},
    {"2100-12-30", 2, "", false},
    {"1901-01-01", -1, "", false},
    {"2025-01-01", INT32_MAX, "", false},
    {"2025-01-01", INT32_MIN, "", false},
};

TEST(workdays_are_counted_over_holidays) {
    struct workdays days = shipped(a);
    for (size_t i = 0; i < COUNT_OF(sums); i++) {
        bool sure = false;
        i32 got = workday_add(&days, day_parse(str_from(sums[i].on)), sums[i].n, &sure);
        CHECK_STR(str_fmt(a, "%s %d %.*s %d", sums[i].on, sums[i].n, STR(day_text(a, got)), sure),
                  str_fmt(a, "%s %d %s %d", sums[i].on, sums[i].n, sums[i].want, sums[i].sure));
    }
    struct workdays none = {0};
    CHECK_INT(workday_add(&none, day_parse(S("2025-09-26")), 1, NULL), day_parse(S("2025-09-29")));
}

TEST(adding_and_taking_away_meet_again) {
    struct workdays days = shipped(a);
    for (i32 on = day_find(2023, 12, 1); on <= day_find(2026, 2, 1); on++)
        for (i32 n = 1; n <= 10 && workday_is(&days, on); n++) {
            i32 later = workday_add(&days, on, n, NULL);
            CHECK(workday_is(&days, later));
            CHECK_INT(workday_add(&days, later, -n, NULL), on);
        }
}

static const struct {
    const char *rows, *why;
} bad[] = {
    {"2025-01-01,rest,元旦\n", "第 3 行：应有 4 列，实有 3 列"},
    {"2025-01-01,rest,元旦,a,b\n", "第 3 行：应有 4 列，实有 5 列"},
    {"2025-02-30,rest,元旦,a\n", "第 3 行：“2025-02-30”不是有效的日期，请写成 2025-03-05 的样式"},
    {"\n# a note\n,rest,元旦,a\n", "第 5 行：“”不是有效的日期，请写成 2025-03-05 的样式"},
    {"2025-01-01,off,元旦,a\n", "第 3 行：“off”应是 work（上班）或 rest（放假）"},
    {"2025-01-02,rest,a,b\n2025-01-01,rest,a,b\n", "第 4 行：2025-01-01应排在上一行的日期之后"},
    {"2025-01-02,rest,a,b\n2025-01-02,work,a,b\n", "第 4 行：2025-01-02应排在上一行的日期之后"},
};

TEST(a_bad_line_is_refused_in_one_sentence) {
    const str heads = S("\xEF\xBB\xBF# head; with, separators\nday,kind,name,source\r\n");
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct ctx c = {.arena = a};
        struct workdays days;
        CHECK_INT(workdays_parse(&c, str_cat(a, heads, str_from(bad[i].rows)), &days), ERR_INVALID);
        CHECK_STR(c.text, str_from(bad[i].why));
    }
    struct ctx c = {.arena = a};
    struct workdays days;
    CHECK_INT(workdays_parse(&c, str_cat(a, heads, S("2025-01-01 , rest,\"a;,\",b")), &days), OK);
    CHECK_INT(days.n, 1);
    CHECK_STR(days.v[0].name, S("a;,"));
    CHECK_INT(workdays_parse(&c, heads, &days), OK);
    CHECK_INT(days.n, 0);
}

SUITE(workday_tests, CASE(the_workdays_of_a_year_add_up),
      CASE(shifted_days_of_work_are_weekends_and_days_have_sources),
      CASE(workdays_are_counted_over_holidays), CASE(adding_and_taking_away_meet_again),
      CASE(a_bad_line_is_refused_in_one_sentence))

/* Civil days: texts, parts, months, weeks. */
#include "calendar/day.h"

#include "test.h"

static const struct {
    i32 on;
    const char *text;
    i32 weekday, week_year, week;
} days[] = {
    {DAY_FIRST, "1901-01-01", 2, 1901, 1}, {-719, "1968-01-13", 6, 1968, 2},
    {-1, "1969-12-31", 3, 1970, 1},        {0, "1970-01-01", 4, 1970, 1},
    {11016, "2000-02-29", 2, 2000, 9},     {18627, "2020-12-31", 4, 2020, 53},
    {18630, "2021-01-03", 7, 2020, 53},    {18631, "2021-01-04", 1, 2021, 1},
    {20087, "2024-12-30", 1, 2025, 1},     {20089, "2025-01-01", 3, 2025, 1},
    {20172, "2025-03-25", 2, 2025, 13},    {47540, "2100-02-28", 7, 2100, 8},
    {47541, "2100-03-01", 1, 2100, 9},     {DAY_LAST, "2100-12-31", 5, 2100, 52},
};

TEST(days_have_texts_weekdays_and_weeks) {
    struct ctx c = {.arena = a};
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        i32 on = 0, year = 0;
        CHECK_STR(day_text(a, days[i].on), str_from(days[i].text));
        CHECK_INT(day_read(&c, str_from(days[i].text), &on), OK);
        CHECK_INT(on, days[i].on);
        CHECK_INT(day_weekday(on), days[i].weekday);
        CHECK_INT(day_week(on, &year), days[i].week);
        CHECK_INT(year, days[i].week_year);
    }
}

static const char *const no_days[] = {
    "",           "2025",       "2025-02",    "2025-02-30",  "2100-02-29",  "2025-00-01",
    "2025-13-01", "2025-01-00", "2025-04-31", "0000-01-01",  "1900-12-31",  "2101-01-01",
    "9999-12-31", "XXXX-04-01", "2025/03/05", "2025-3-05",   "2025-03-05 ", " 2025-03-05",
    "+025-03-05", "2025-03-5",  "20250305",   "2025-03-051", "2025‐03-05",
};

TEST(what_is_no_day_is_refused_in_one_sentence) {
    for (size_t i = 0; i < COUNT_OF(no_days); i++) {
        struct ctx c = {.arena = a};
        i32 on = 7;
        CHECK_INT(day_read(&c, str_from(no_days[i]), &on), ERR_INVALID);
        CHECK_INT(on, 7); /* results are written only on success */
        CHECK_INT(day_parse(str_from(no_days[i])), DAY_NONE);
        CHECK(str_has(c.text, str_from(no_days[i])));
    }
    struct ctx c = {.arena = a};
    i32 on;
    CHECK_INT(day_read(&c, S("2025-02-30"), &on), ERR_INVALID);
    CHECK_STR(c.text, S("“2025-02-30”不是有效的日期，请写成 2025-03-05 的样式，"
                        "年份在 1901 至 2100 之间"));
}

TEST(every_day_comes_back_from_its_parts) {
    struct date before = {DAY_YEAR_FIRST - 1, 12, 31};
    for (i32 on = DAY_FIRST; on <= DAY_LAST; on++) {
        struct date d = day_date(on);
        CHECK_INT(day_find(d.year, d.month, d.day), on);
        bool same_month = d.year == before.year && d.month == before.month;
        CHECK(same_month ? d.day == before.day + 1 : d.day == 1);
        CHECK(same_month || before.day == day_month_days(before.year, before.month));
        CHECK_INT(day_weekday(on), (on - DAY_FIRST + 1) % 7 + 1);
        CHECK_INT(day_date(day_month_last(on)).day, day_month_days(d.year, d.month));
        before = d;
    }
    CHECK_INT(before.year, DAY_YEAR_LAST);
    CHECK(!day_is_valid(DAY_FIRST - 1) && !day_is_valid(DAY_LAST + 1) && !day_is_valid(DAY_NONE));
}

TEST(weeks_follow_each_other) {
    i32 year = 0, week = 0;
    for (i32 on = DAY_FIRST; on <= DAY_LAST; on++) {
        i32 of_year, of_week = day_week(on, &of_year);
        bool next = of_year == year ? of_week == week + 1 : of_week == 1 && of_year == year + 1;
        CHECK(on == DAY_FIRST || (day_weekday(on) == 1 ? next : of_week == week));
        CHECK(of_week >= 1 && of_week <= 53);
        year = of_year;
        week = of_week;
    }
}

static const struct {
    const char *from;
    i32 months;
    const char *to; /* empty = beyond the range */
} sums[] = {
    {"2025-01-31", 1, "2025-02-28"},
    {"2024-01-31", 1, "2024-02-29"},
    {"2024-02-29", 12, "2025-02-28"},
    {"2025-03-31", -1, "2025-02-28"},
    {"2025-03-05", 0, "2025-03-05"},
    {"2025-11-30", 3, "2026-02-28"},
    {"2025-01-15", -1, "2024-12-15"},
    {"2100-01-31", 1, "2100-02-28"},
    {"1901-01-01", 2399, "2100-12-01"},
    {"1901-01-01", 2400, ""},
    {"1901-01-31", -1, ""},
    {"2000-06-15", INT32_MAX, ""},
    {"2000-06-15", INT32_MIN, ""},
};

TEST(months_are_added_within_the_range) {
    for (size_t i = 0; i < COUNT_OF(sums); i++) {
        i32 from = day_parse(str_from(sums[i].from));
        CHECK_STR(day_text(a, day_add_months(from, sums[i].months)), str_from(sums[i].to));
    }
}

SUITE(day_tests, CASE(days_have_texts_weekdays_and_weeks),
      CASE(what_is_no_day_is_refused_in_one_sentence), CASE(every_day_comes_back_from_its_parts),
      CASE(weeks_follow_each_other), CASE(months_are_added_within_the_range))

/* Lunar dates and solar terms. The seven festivals of 2024 to 2032 were computed apart from the
 * table, by a truncated ephemeris (Meeus) of new moons and solar longitude at UTC+8. */
#include "calendar/lunar.h"

#include "test.h"

static const struct {
    i32 year;
    const char *spring, *lantern, *qingming, *dragon, *qixi, *moon, *ninth; /* mm-dd */
    i32 leap;
    i32 eve; /* its lunar day, 29 or 30 */
} festivals[] = {
    {2024, "02-10", "02-24", "04-04", "06-10", "08-10", "09-17", "10-11", 0, 30},
    {2025, "01-29", "02-12", "04-04", "05-31", "08-29", "10-06", "10-29", 6, 29},
    {2026, "02-17", "03-03", "04-05", "06-19", "08-19", "09-25", "10-18", 0, 29},
    {2027, "02-06", "02-20", "04-05", "06-09", "08-08", "09-15", "10-08", 0, 29},
    {2028, "01-26", "02-09", "04-04", "05-28", "08-26", "10-03", "10-26", 5, 29},
    {2029, "02-13", "02-27", "04-04", "06-16", "08-16", "09-22", "10-16", 0, 29},
    {2030, "02-03", "02-17", "04-05", "06-05", "08-05", "09-12", "10-05", 0, 30},
    {2031, "01-23", "02-06", "04-05", "06-24", "08-24", "10-01", "10-24", 3, 29},
    {2032, "02-11", "02-25", "04-04", "06-12", "08-12", "09-19", "10-12", 0, 29},
};

static str lunar_text(struct arena *a, i32 year, i32 month, i32 day) {
    str text = day_text(a, lunar_day((struct lunar){.year = year, .month = month, .day = day}));
    return str_sub(text, 5, text.len);
}

TEST(festivals_lie_where_the_moon_puts_them) {
    for (size_t i = 0; i < COUNT_OF(festivals); i++) {
        i32 year = festivals[i].year;
        CHECK_STR(lunar_text(a, year, 1, 1), str_from(festivals[i].spring));
        CHECK_STR(lunar_text(a, year, 1, 15), str_from(festivals[i].lantern));
        CHECK_STR(lunar_text(a, year, 5, 5), str_from(festivals[i].dragon));
        CHECK_STR(lunar_text(a, year, 7, 7), str_from(festivals[i].qixi));
        CHECK_STR(lunar_text(a, year, 8, 15), str_from(festivals[i].moon));
        CHECK_STR(lunar_text(a, year, 9, 9), str_from(festivals[i].ninth));
        str qingming = day_text(a, term_day(year, TERM_QINGMING));
        CHECK_STR(str_sub(qingming, 5, 10), str_from(festivals[i].qingming));
        CHECK_INT(lunar_leap(year), festivals[i].leap);
        CHECK_INT(lunar_date(lunar_eve(year)).day, festivals[i].eve);
        CHECK_INT(lunar_date(lunar_eve(year)).month, 12);
    }
}

/* Almanacs: the first and last day of the range, leap months and their neighbours, the years for
 * which ICU's calendar is wrong. */
static const struct {
    const char *on;
    struct lunar date;
} dates[] = {
    {"1901-01-01", {1900, 11, 11, false}}, {"1901-02-19", {1901, 1, 1, false}},
    {"1949-10-01", {1949, 8, 10, false}},  {"2025-06-25", {2025, 6, 1, false}},
    {"2025-07-24", {2025, 6, 30, false}},  {"2025-07-25", {2025, 6, 1, true}},
    {"2025-08-22", {2025, 6, 29, true}},   {"2025-08-23", {2025, 7, 1, false}},
    {"2027-02-05", {2026, 12, 29, false}}, {"2027-02-06", {2027, 1, 1, false}},
    {"2030-02-02", {2029, 12, 30, false}}, {"2030-02-03", {2030, 1, 1, false}},
    {"2033-12-21", {2033, 11, 30, false}}, {"2033-12-22", {2033, 11, 1, true}},
    {"2100-12-31", {2100, 12, 1, false}},
};

TEST(days_have_lunar_dates) {
    for (size_t i = 0; i < COUNT_OF(dates); i++) {
        i32 on = day_parse(str_from(dates[i].on));
        struct lunar got = lunar_date(on), want = dates[i].date;
        CHECK_STR(str_fmt(a, "%d-%d-%d %d", got.year, got.month, got.day, got.leap),
                  str_fmt(a, "%d-%d-%d %d", want.year, want.month, want.day, want.leap));
        CHECK_INT(lunar_day(want), on);
    }
}

TEST(dates_that_do_not_exist_have_no_day) {
    static const struct lunar none[] = {
        {2025, 6, 30, true}, {2025, 7, 1, true},   {2024, 6, 1, true},  {2025, 12, 30, false},
        {2025, 0, 1, false}, {2025, 13, 1, false}, {2025, 1, 0, false}, {2025, 1, 31, false},
        {1900, 1, 1, false}, {1899, 1, 1, false},  {2101, 1, 1, false}, {2100, 12, 2, false},
        {9999, 1, 1, false}, {0, 1, 1, false},     {-1, -1, -1, true},  {2025, 6, -1, true},
    };
    for (size_t i = 0; i < COUNT_OF(none); i++)
        CHECK_INT(lunar_day(none[i]), DAY_NONE);
    CHECK_INT(lunar_eve(1900), DAY_NONE);
    CHECK_INT(lunar_eve(2101), DAY_NONE);
    CHECK_STR(day_text(a, lunar_eve(1901)), S("1901-02-18"));
    CHECK_STR(day_text(a, lunar_eve(2100)), S("2100-02-08"));
    CHECK_INT(lunar_leap(1899) + lunar_leap(2101), 0);
    CHECK_INT(lunar_month_days(2025, 6, true), 29);
    CHECK_INT(lunar_month_days(2025, 5, true), 0);
}

TEST(every_day_comes_back_from_its_lunar_date) {
    struct lunar before = {1900, 11, 10, false};
    for (i32 on = DAY_FIRST; on <= DAY_LAST; on++) {
        struct lunar d = lunar_date(on);
        CHECK_INT(lunar_day(d), on);
        if (d.day > 1) {
            CHECK(d.day == before.day + 1 && d.month == before.month && d.leap == before.leap);
        } else {
            CHECK_INT(before.day, lunar_month_days(before.year, before.month, before.leap));
            CHECK(d.leap ? d.month == before.month : d.month == before.month % 12 + 1);
            CHECK_INT(d.year, before.year + (d.month == 1 && !d.leap));
        }
        before = d;
    }
}

TEST(months_of_every_year_add_up) {
    for (i32 year = DAY_YEAR_FIRST; year < LUNAR_YEAR_LAST; year++) {
        i32 sum = 0, leap = lunar_leap(year);
        for (i32 month = 1; month <= 12; month++)
            sum += lunar_month_days(year, month, false);
        sum += leap > 0 ? lunar_month_days(year, leap, true) : 0;
        CHECK_INT(lunar_eve(year + 1) - lunar_eve(year), sum);
        CHECK(leap > 0 ? sum >= 383 && sum <= 385 : sum >= 353 && sum <= 355);
    }
}

/* GB/T 33661: the winter solstice lies in the eleventh month; terms are 14 to 17 days apart. */
TEST(terms_keep_their_distance_and_the_solstice_its_month) {
    i32 before = term_day(DAY_YEAR_FIRST, 0) - 15;
    for (i32 year = DAY_YEAR_FIRST; year <= DAY_YEAR_LAST; year++) {
        for (i32 term = 0; term < TERM_COUNT; term++) {
            i32 on = term_day(year, term);
            CHECK(on - before >= 14 && on - before <= 17);
            CHECK_INT(day_date(on).month, term / 2 + 1);
            before = on;
        }
        CHECK_INT(lunar_date(before).month, 11);
    }
    CHECK_INT(term_day(1900, 0), DAY_NONE);
    CHECK_INT(term_day(2025, TERM_COUNT), DAY_NONE);
    CHECK_INT(term_day(2025, -1), DAY_NONE);
    CHECK_STR(day_text(a, term_day(2025, TERM_QIUFEN)), S("2025-09-23"));
    CHECK_STR(term_name(TERM_QIUFEN), S("秋分"));
    CHECK_STR(term_name(23), S("冬至"));
    CHECK_STR(term_name(24), S(""));
}

/* A leap month has no even term (中气), in every year of the rule's reach. */
TEST(leap_months_hold_no_even_term) {
    for (i32 year = DAY_YEAR_FIRST; year < LUNAR_YEAR_LAST; year++) {
        i32 leap = lunar_leap(year);
        if (leap == 0)
            continue;
        i32 from = lunar_day((struct lunar){year, leap, 1, true});
        i32 to = from + lunar_month_days(year, leap, true);
        for (i32 term = 1; term < TERM_COUNT; term += 2) {
            CHECK(term_day(year, term) < from || term_day(year, term) >= to);
            CHECK(term_day(year + 1, term) < from || term_day(year + 1, term) >= to);
        }
    }
}

SUITE(lunar_tests, CASE(festivals_lie_where_the_moon_puts_them), CASE(days_have_lunar_dates),
      CASE(dates_that_do_not_exist_have_no_day), CASE(every_day_comes_back_from_its_lunar_date),
      CASE(months_of_every_year_add_up), CASE(terms_keep_their_distance_and_the_solstice_its_month),
      CASE(leap_months_hold_no_even_term))

/* Dates as precise as they were written. */
#include "calendar/partial.h"

#include "test.h"

static const struct {
    const char *text;
    i32 year; /* for those without one */
    const char *from, *to, *label, *by;
} cases[] = {
    {"2025", 1999, "2025-01-01", "2025-12-31", "2025年", "2025年底前"},
    {"2025-04", 1999, "2025-04-01", "2025-04-30", "2025年4月", "2025年4月底前"},
    {"2024-02", 1999, "2024-02-01", "2024-02-29", "2024年2月", "2024年2月底前"},
    {"2025-04-30", 1999, "2025-04-30", "2025-04-30", "2025年4月30日", "2025年4月30日前"},
    {"XXXX-04", 2025, "2025-04-01", "2025-04-30", "4月", "4月底前"},
    {"XXXX-12-05", 2025, "2025-12-05", "2025-12-05", "12月5日", "12月5日前"},
    {"XXXX-02-29", 2024, "2024-02-29", "2024-02-29", "2月29日", "2月29日前"},
    {"XXXX-02-29", 2025, "", "", "2月29日", "2月29日前"},
    {"1901", 1999, "1901-01-01", "1901-12-31", "1901年", "1901年底前"},
    {"2100-12-31", 1999, "2100-12-31", "2100-12-31", "2100年12月31日", "2100年12月31日前"},
};

TEST(partial_dates_have_first_and_last_days) {
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct partial date = {0};
        struct day_span days = {DAY_NONE, DAY_NONE};
        CHECK(partial_parse(str_from(cases[i].text), &date));
        CHECK_INT(partial_days(date, cases[i].year, &days), cases[i].from[0] != '\0');
        CHECK_STR(day_text(a, days.from_on), str_from(cases[i].from));
        CHECK_STR(day_text(a, days.to_on), str_from(cases[i].to));
        CHECK_STR(partial_text(a, date), str_from(cases[i].label));
        CHECK_STR(partial_by(a, date), str_from(cases[i].by));
    }
}

TEST(what_is_no_date_is_refused) {
    static const char *const bad[] = {
        "",           "XXXX",       "XXX-04",    "20",         "202",         "20255",
        "2025-",      "2025-4",     "2025-13",   "2025-00",    "2025-04-",    "2025-04-31",
        "2025-02-29", "2025-04-00", "2025/04",   "0000",       "0000-01-01",  "9999",
        "9999-12-31", "1900-12",    "2101",      "X025-01",    "2025-04-301", "2025-04-30-01",
        "XXXX-00",    "XXXX-13",    "XXXX-4-30", "XXXX-02-30", "2025年",      "-025",
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct partial date = {7, 7, 7};
        CHECK(!partial_parse(str_from(bad[i]), &date));
        CHECK_INT(date.year + date.month + date.day, 21); /* written only on success */
    }
}

TEST(periods_say_what_they_share_once) {
    static const struct {
        const char *from, *to, *want;
    } periods[] = {
        {"2025-03", "2025-05", "2025年3月至5月"},
        {"2025-03", "2025-03", "2025年3月"},
        {"2024-11", "2025-02", "2024年11月至2025年2月"},
        {"2025-03-01", "2025-04-30", "2025年3月1日至4月30日"},
        {"2021", "2023", "2021年至2023年"},
        {"2025-03", "2025", "2025年3月至2025年"},
        {"XXXX-03", "XXXX-05", "3月至5月"},
    };
    for (size_t i = 0; i < COUNT_OF(periods); i++) {
        struct partial from, to;
        CHECK(partial_parse(str_from(periods[i].from), &from));
        CHECK(partial_parse(str_from(periods[i].to), &to));
        CHECK_STR(partial_to(a, from, to), str_from(periods[i].want));
    }
}

SUITE(partial_tests, CASE(partial_dates_have_first_and_last_days), CASE(what_is_no_date_is_refused),
      CASE(periods_say_what_they_share_once))

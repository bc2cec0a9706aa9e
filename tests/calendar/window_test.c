/* Windows: cases as a table, then what is true of every list whatever is asked. */
#include "calendar/window.h"

#include "base/limit.h"
#include "calendar/announced.h"
#include "calendar/partial.h"
#include "fixture.h"

#include "test.h"

/* A line for each occurrence: key label opens..due, then ! and why it must be confirmed. */
static str shown(struct arena *a, const struct occurrences *list) {
    str text = S("");
    for (size_t i = 0; i < list->n; i++) {
        const struct occurrence *o = &list->v[i];
        CHECK_INT(o->ordinal, (i64)i + 1);
        str days = o->opens_on == DAY_NONE ? S("-")
                                           : str_fmt(a, "%.*s..%.*s", STR(day_text(a, o->opens_on)),
                                                     STR(day_text(a, o->due_on)));
        text = str_fmt(a, "%.*s%.*s %.*s %.*s%s%.*s\n", STR(text), STR(o->key), STR(o->label),
                       STR(days), o->to_confirm.len > 0 ? " !" : "", STR(o->to_confirm));
    }
    return text;
}

#define PLAN(from, to) .year_from = (from), .year_to = (to), .start_on = DAY_NONE
#define PERIOD(a, b) .period = {T(a), T(b)}

static const struct {
    const char *name;
    struct timing timing;
    const char *start; /* NULL = 1 January */
    const char *want;
} cases[] = {
    {"nothing is said", {PLAN(2025, 2025)}, NULL, "once 时限待明确 -\n"},
    {"a month",
     {.due = T("2025-04"), PLAN(2025, 2025)},
     NULL,
     "once 2025年4月底前 2025-01-01..2025-04-30\n"},
    {"a day, in a plan that starts later",
     {.due = T("2025-06-18"), PLAN(2025, 2025)},
     "2025-03-05",
     "once 2025年6月18日前 2025-03-05..2025-06-18\n"},
    {"a year",
     {.due = T("2026"), PLAN(2025, 2025)},
     NULL,
     "once 2026年底前 2025-01-01..2026-12-31\n"},
    {"a deadline before the plan",
     {.due = T("2025-02"), PLAN(2025, 2025)},
     "2025-03-05",
     "once 2025年2月底前 2025-02-28..2025-02-28 !完成时限早于方案开始，请核对\n"},
    {"no year, a plan of one",
     {.due = T("XXXX-04"), PLAN(2025, 2025)},
     NULL,
     "once 2025年4月底前 2025-01-01..2025-04-30\n"},
    {"no year, a plan of three",
     {.due = T("XXXX-04"), PLAN(2024, 2026)},
     NULL,
     "once 时限待明确 - !方案跨几个年度，请明确是哪一年\n"},
    {"no year, but the period has one",
     {.due = T("XXXX-06"), PERIOD("2025-03", "2025-05"), PLAN(2024, 2026)},
     NULL,
     "once 2025年3月至5月 2025-03-01..2025-06-30\n"},
    {"no year, every year of three, the first already over",
     {.cadence = T("yearly"), .due = T("XXXX-02"), PLAN(2024, 2026)},
     "2024-03-01",
     "2025 2025年 2025-01-01..2025-02-28\n2026 2026年 2026-01-01..2026-02-28\n"},
    {"months",
     {PERIOD("2025-02", "2025-04"), PLAN(2025, 2025)},
     NULL,
     "once 2025年2月至4月 2025-02-01..2025-04-30\n"},
    {"one month",
     {PERIOD("2025-10", "2025-10"), PLAN(2025, 2025)},
     NULL,
     "once 2025年10月 2025-10-01..2025-10-31\n"},
    {"days over the year's end",
     {PERIOD("2024-11-15", "2025-02-10"), PLAN(2024, 2024)},
     NULL,
     "once 2024年11月15日至2025年2月10日 2024-11-15..2025-02-10\n"},
    {"an end without a beginning",
     {PERIOD("", "2025-04"), PLAN(2025, 2025)},
     NULL,
     "once 2025年4月底前 2025-01-01..2025-04-30\n"},
    {"a beginning without an end",
     {PERIOD("2025-09", ""), PLAN(2025, 2025)},
     NULL,
     "once 2025年9月起 2025-09-01..2025-12-31\n"},
    {"quarters",
     {.cadence = T("quarterly"), PLAN(2025, 2025)},
     NULL,
     "2025-Q1 2025年第一季度 2025-01-01..2025-03-31\n"
     "2025-Q2 2025年第二季度 2025-04-01..2025-06-30\n"
     "2025-Q3 2025年第三季度 2025-07-01..2025-09-30\n"
     "2025-Q4 2025年第四季度 2025-10-01..2025-12-31\n"},
    {"halves from the start of the plan",
     {.cadence = T("half-yearly"), PLAN(2025, 2025)},
     "2025-03-05",
     "2025-H1 2025年上半年 2025-03-05..2025-06-30\n"
     "2025-H2 2025年下半年 2025-07-01..2025-12-31\n"},
    {"years",
     {.cadence = T("yearly"), PLAN(2024, 2026)},
     NULL,
     "2024 2024年 2024-01-01..2024-12-31\n2025 2025年 2025-01-01..2025-12-31\n"
     "2026 2026年 2026-01-01..2026-12-31\n"},
    {"months of a period, cut to it",
     {.cadence = T("monthly"), PERIOD("2025-03-10", "2025-05-20"), PLAN(2025, 2025)},
     NULL,
     "2025-03 2025年3月 2025-03-10..2025-03-31\n2025-04 2025年4月 2025-04-01..2025-04-30\n"
     "2025-05 2025年5月 2025-05-01..2025-05-20\n"},
    {"quarters until a deadline",
     {.cadence = T("quarterly"), .due = T("2025-05"), PLAN(2025, 2025)},
     NULL,
     "2025-Q1 2025年第一季度 2025-01-01..2025-03-31\n"
     "2025-Q2 2025年第二季度 2025-04-01..2025-05-31\n"},
    {"by a day of each month, the first already over",
     {.cadence = T("monthly"),
      .month_day = 28,
      PERIOD("2025-01-30", "2025-04-15"),
      PLAN(2025, 2025)},
     NULL,
     "2025-02 2025年2月 2025-02-01..2025-02-28\n2025-03 2025年3月 2025-03-01..2025-03-28\n"
     "2025-04 2025年4月 2025-04-01..2025-04-15\n"},
    {"by the 31st of months that have none",
     {.cadence = T("monthly"), .month_day = 31, PERIOD("2024-02", "2024-03"), PLAN(2024, 2024)},
     NULL,
     "2024-02 2024年2月 2024-02-01..2024-02-29\n2024-03 2024年3月 2024-03-01..2024-03-31\n"},
    {"by a day that the period has not",
     {.cadence = T("monthly"),
      .month_day = 5,
      PERIOD("2025-03-10", "2025-03-20"),
      PLAN(2025, 2025)},
     NULL,
     "once 时限待明确 - !起止时间里没有排得下的一次，请核对\n"},
    {"weeks over the year's end",
     {.cadence = T("weekly"), PERIOD("2024-12-25", "2025-01-07"), PLAN(2024, 2025)},
     NULL,
     "2024-W52 2024年第52周 2024-12-25..2024-12-29\n"
     "2025-W01 2025年第1周 2024-12-30..2025-01-05\n"
     "2025-W02 2025年第2周 2025-01-06..2025-01-07\n"},
    {"continuous",
     {.cadence = T("continuous"), PERIOD("2025-01", "2025-06"), PLAN(2025, 2025)},
     NULL,
     "2025-Q1 2025年第一季度 2025-01-01..2025-03-31 "
     "!常态化工作没有写明频次，暂按季度安排，请确认\n"
     "2025-Q2 2025年第二季度 2025-04-01..2025-06-30 "
     "!常态化工作没有写明频次，暂按季度安排，请确认\n"},
    {"a month of every year",
     {.cadence = T("monthly"), PERIOD("XXXX-03", "XXXX-03"), PLAN(2024, 2025)},
     NULL,
     "2024-03 2024年3月 2024-03-01..2024-03-31\n2025-03 2025年3月 2025-03-01..2025-03-31\n"},
    {"a day that no year has",
     {.due = T("2025-02-30"), PLAN(2025, 2025)},
     NULL,
     "once 时限待明确 - !原文的时间“2025-02-30”不是有效的日期，请核对\n"},
    {"a day that the year has not",
     {.due = T("XXXX-02-29"), PLAN(2025, 2025)},
     NULL,
     "once 时限待明确 - !原文写的那一天当年没有，请核对\n"},
    {"from after to",
     {.cadence = T("monthly"), PERIOD("2025-06", "2025-03"), PLAN(2025, 2025)},
     NULL,
     "once 时限待明确 - !起止时间前后矛盾：2025-06-01 至 2025-03-31，请核对\n"},
    {"a deadline before the period",
     {.due = T("2025-02"), PERIOD("2025-03", "2025-05"), PLAN(2025, 2025)},
     NULL,
     "once 时限待明确 - !起止时间前后矛盾：2025-03-01 至 2025-02-28，请核对\n"},
};

TEST(timings_make_their_occurrences) {
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct ctx c = {.arena = a};
        struct timing timing = cases[i].timing;
        if (cases[i].start != NULL)
            timing.start_on = day_parse(str_from(cases[i].start));
        struct occurrences list = {0};
        CHECK_INT(window_list(&c, &timing, &list), OK);
        CHECK_STR(str_fmt(a, "%s:\n%.*s", cases[i].name, STR(shown(a, &list))),
                  str_fmt(a, "%s:\n%s", cases[i].name, cases[i].want));
    }
}

TEST(festivals_come_once_a_year_in_the_span) {
    struct ctx c = {.arena = a};
    struct announcements known;
    CHECK_INT(announced_parse(&c, data_text(a, "announced.csv"), &known), OK);
    static const struct around around[] = {
        {T("端午"), 7, 3},
        {T("jieneng-zhou"), 0, 0},
        {T("元旦"), 7, 3},
        {T("duanwu"), 1, 1}, /* the same again: the first counts */
    };
    struct timing timing = {.cadence = T("yearly"),
                            .around = around,
                            .around_n = COUNT_OF(around),
                            .announced = &known,
                            PLAN(2025, 2026)};
    struct occurrences list;
    CHECK_INT(window_list(&c, &timing, &list), OK);
    CHECK_STR(shown(a, &list),
              S("2025-yuandan 2025年元旦 2025-01-01..2025-01-04\n"
                "2025-duanwu 2025年端午节 2025-05-24..2025-06-03\n"
                "2025-jieneng-zhou 2025年全国节能宣传周 2025-06-23..2025-06-29\n"
                "2026-yuandan 2026年元旦 2025-12-25..2026-01-04\n"
                "2026-duanwu 2026年端午节 2026-06-12..2026-06-22\n"
                "2026-jieneng-zhou 2026年全国节能宣传周 - !当年日期尚未公布，公布后请补上\n"));
    timing.period = (range){S("2025-06"), S("2025-08")};
    CHECK_INT(window_list(&c, &timing, &list), OK);
    CHECK_STR(shown(a, &list),
              S("2025-jieneng-zhou 2025年全国节能宣传周 2025-06-23..2025-06-29\n"));
    timing.period = (range){S("2025-07"), S("2025-08")};
    CHECK_INT(window_list(&c, &timing, &list), OK);
    CHECK_STR(shown(a, &list), S("once 时限待明确 - !起止时间里没有排得下的一次，请核对\n"));
}

static const struct around no_festival[] = {{T("圣诞节"), 0, 0}};
static const struct around many_days[] = {{T("春节"), 0, AROUND_DAYS_MAX + 1}};
static const struct around less_than_none[] = {{T("春节"), -1, 0}};
static const struct {
    struct timing timing;
    err code;
    const char *why;
} refused[] = {
    {{PLAN(0, 2025)},
     ERR_INVALID,
     "方案的起止年份 0 至 2025 不对，应在 1901 至 2100 之间，先起后止"},
    {{PLAN(2025, 9999)},
     ERR_INVALID,
     "方案的起止年份 2025 至 9999 不对，应在 1901 至 2100 之间，先起后止"},
    {{PLAN(2026, 2025)},
     ERR_INVALID,
     "方案的起止年份 2026 至 2025 不对，应在 1901 至 2100 之间，先起后止"},
    {{.year_from = 2025, .year_to = 2025, .start_on = DAY_LAST},
     ERR_INVALID,
     "方案的开始日期应在 2025 年年底之前"},
    {{.year_from = 2025, .year_to = 2025, .start_on = INT32_MAX},
     ERR_INVALID,
     "方案的开始日期应在 2025 年年底之前"},
    {{.cadence = T("daily"), PLAN(2025, 2025)}, ERR_INVALID, "没有“daily”这种频次"},
    {{.month_day = 32, PLAN(2025, 2025)}, ERR_INVALID, "每月第 32 日不对，应在 1 至 31 之间"},
    {{.around = no_festival, .around_n = 1, PLAN(2025, 2025)}, ERR_INVALID, "没有“圣诞节”这个节日"},
    {{.around = many_days, .around_n = 1, PLAN(2025, 2025)},
     ERR_INVALID,
     "节日前后的天数应在 0 至 366 之间"},
    {{.around = less_than_none, .around_n = 1, PLAN(2025, 2025)},
     ERR_INVALID,
     "节日前后的天数应在 0 至 366 之间"},
    {{.cadence = T("weekly"), PLAN(1901, 2100)},
     ERR_TOO_BIG,
     "一项任务最多安排 5000 次，请缩短起止时间或放宽频次"},
};

TEST(what_cannot_be_meant_is_refused_in_one_sentence) {
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        struct ctx c = {.arena = a};
        struct occurrences list = {0};
        CHECK_INT(window_list(&c, &refused[i].timing, &list), refused[i].code);
        CHECK_STR(c.text, str_from(refused[i].why));
        CHECK_INT(list.n, 0);
    }
}

/* What the reader may give, and what it never should. */
static const char *const words[] = {
    "",           "2025",       "2024-11",    "2026-02",    "2025-04-30", "XXXX-04", "XXXX-02-29",
    "XXXX-12-31", "2025-02-30", "0000-01-01", "9999-12-31", "2025-13",    "abc",     "2027-12-31",
};

/* Dated ones first and in order, none due before it opens, keys unique, within the range. */
static void check_list(struct arena *a, const struct occurrences *list) {
    CHECK(list->n > 0 && list->n <= limit_value(LIMIT_OCCURRENCES));
    for (size_t i = 0; i < list->n; i++) {
        const struct occurrence *o = &list->v[i];
        bool dated = o->opens_on != DAY_NONE;
        CHECK(o->key.len > 0 && o->label.len > 0);
        CHECK(dated
                  ? day_is_valid(o->opens_on) && day_is_valid(o->due_on) && o->opens_on <= o->due_on
                  : o->due_on == DAY_NONE);
        if (i == 0)
            continue;
        CHECK(!dated || (o[-1].opens_on != DAY_NONE && o[-1].opens_on <= o->opens_on));
        for (size_t k = 0; k < i; k++)
            CHECK(!str_eq(list->v[k].key, o->key));
    }
}

/* Where an end of the period has a year of its own, nothing opens before it or is due after it; a
 * due date alone may be later than the period. */
static void check_within(struct arena *a, const struct timing *timing,
                         const struct occurrences *list) {
    struct day_span from = {.from_on = DAY_FIRST}, to = {.to_on = DAY_LAST};
    struct partial date;
    if (partial_parse(timing->period.from, &date) && date.year > 0)
        CHECK(partial_days(date, date.year, &from));
    if (timing->due.len == 0 && partial_parse(timing->period.to, &date) && date.year > 0)
        CHECK(partial_days(date, date.year, &to));
    for (size_t i = 0; i < list->n && list->v[i].opens_on != DAY_NONE; i++)
        CHECK(list->v[i].opens_on >= from.from_on && list->v[i].due_on <= to.to_on);
}

/* All combinations of the words, one cadence, one plan. */
static void check_words(struct arena *a, struct timing timing) {
    const size_t n = COUNT_OF(words);
    for (size_t i = 0; i < n * n * n; i++) {
        struct arena_mark mark = arena_mark(a);
        struct ctx c = {.arena = a};
        timing.due = str_from(words[i % n]);
        timing.period.from = str_from(words[i / n % n]);
        timing.period.to = str_from(words[i / n / n]);
        struct occurrences list = {0}, again = {0};
        CHECK_INT(window_list(&c, &timing, &list), OK);
        check_list(a, &list);
        check_within(a, &timing, &list);
        CHECK_INT(window_list(&c, &timing, &again), OK);
        CHECK_INT(again.n, list.n);
        for (size_t k = 0; k < list.n; k++)
            CHECK(str_eq(again.v[k].key, list.v[k].key) &&
                  again.v[k].opens_on == list.v[k].opens_on &&
                  again.v[k].due_on == list.v[k].due_on);
        arena_rewind(a, mark);
    }
}

TEST(every_list_is_in_order_whatever_the_texts_say) {
    static const char *const cadences[] = {"",       "monthly",   "quarterly", "half-yearly",
                                           "yearly", "continuous"};
    static const struct around around[] = {{T("春节"), 366, 366}, {T("低碳日"), 7, 3}};
    for (size_t i = 0; i < COUNT_OF(cadences); i++) {
        struct timing timing = {.cadence = str_from(cadences[i]), PLAN(2025, 2025)};
        check_words(a, timing);
        timing.year_to = 2026;
        timing.start_on = day_find(2025, 3, 5);
        timing.month_day = 28;
        check_words(a, timing);
        if (i == 0) {
            timing.around = around;
            timing.around_n = COUNT_OF(around);
            check_words(a, timing);
        }
    }
}

/* Units of a plan, put together again, are the plan: no day is left out, none is in two. */
TEST(units_of_a_plan_leave_no_day_out) {
    static const char *const cadences[] = {"weekly", "monthly", "quarterly", "half-yearly",
                                           "yearly"};
    for (size_t i = 0; i < COUNT_OF(cadences); i++)
        for (i32 year = DAY_YEAR_FIRST; year + 2 <= DAY_YEAR_LAST; year += 3) {
            struct ctx c = {.arena = a};
            struct timing timing = {.cadence = str_from(cadences[i]), PLAN(year, year + 2)};
            struct occurrences list;
            CHECK_INT(window_list(&c, &timing, &list), OK);
            check_list(a, &list);
            CHECK_INT(list.v[0].opens_on, day_find(year, 1, 1));
            CHECK_INT(list.v[list.n - 1].due_on, day_find(year + 2, 12, 31));
            for (size_t k = 1; k < list.n; k++)
                CHECK_INT(list.v[k].opens_on, list.v[k - 1].due_on + 1);
        }
}

SUITE(window_tests, CASE(timings_make_their_occurrences),
      CASE(festivals_come_once_a_year_in_the_span),
      CASE(what_cannot_be_meant_is_refused_in_one_sentence),
      CASE(every_list_is_in_order_whatever_the_texts_say), CASE(units_of_a_plan_leave_no_day_out))

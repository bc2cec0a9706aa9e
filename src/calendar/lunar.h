/* The lunar calendar and the 24 solar terms, 1901 to 2100, from tables: whoever computes them needs
 * the moon to the minute, and libraries that do are wrong for single years (2027, 2030).
 * source  GB/T 33661-2017 农历的编算和颁行; the tables: tools/make_lunar.mjs */
#ifndef CALENDAR_LUNAR_H
#define CALENDAR_LUNAR_H

#include "calendar/day.h"

enum {
    LUNAR_YEAR_FIRST = 1900, /* its last months lie in 1901 */
    LUNAR_YEAR_LAST = 2100,  /* its last days lie in 2101, beyond the range of days */
    LUNAR_MONTH_DAYS = 30,   /* of a long month; a short one has 29 */
    TERM_COUNT = 24,
};

/* A lunar date. The year is named by the civil year in which its 正月初一 lies. */
struct lunar {
    i32 year;
    i32 month; /* 1..12 */
    i32 day;   /* 1..30 */
    bool leap; /* the second month of this number: 闰六月 */
};

/* lunar_date: the lunar date of a valid day. */
struct lunar lunar_date(i32 on);

/* lunar_day: the day of a lunar date. gives  DAY_NONE when there is none in the range: a 30th of a
 * short month, a leap month that the year has not */
i32 lunar_day(struct lunar date);

/* lunar_leap: which month of a lunar year is doubled; 0 = none. */
i32 lunar_leap(i32 year);

/* lunar_month_days: 29 or 30; 0 = the year has no such month. */
i32 lunar_month_days(i32 year, i32 month, bool leap);

/* lunar_eve: 除夕, the last day before 春节 of a civil year; its number is 29 or 30.
 *   year     1901..2100; gives  DAY_NONE for others */
i32 lunar_eve(i32 year);

/* Solar terms count from the beginning of the civil year: 0 = 小寒 … 5 = 春分, 6 = 清明 … 23 =
 * 冬至. Term n lies in month n / 2 + 1. */
enum term {
    TERM_QINGMING = 6,
    TERM_QIUFEN = 17,
};

/* term_day: the day of a term. gives  DAY_NONE for a year or a term that is none */
i32 term_day(i32 year, i32 term);

/* term_name: "清明"; empty for a number that is none. */
str term_name(i32 term);

#endif

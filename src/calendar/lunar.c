/* Lunar dates: a walk over the at most thirteen months of one row of the table. */
#include "calendar/lunar_table.h"

static bool has_year(i32 year) {
    return year >= LUNAR_YEAR_FIRST && year <= LUNAR_YEAR_LAST;
}

static const struct lunar_year *row_of(i32 year) {
    return &lunar_years[year - LUNAR_YEAR_FIRST];
}

/* Days of the month that comes n-th in the year, from 0. */
static i32 days_of(const struct lunar_year *y, i32 n) {
    return LUNAR_MONTH_DAYS - 1 + (y->long_months >> n & 1);
}

/* The place of a month in its year, from 0; -1 when the year has no such month. */
static i32 place_of(i32 year, i32 month, bool leap) {
    if (!has_year(year) || month < 1 || month > 12)
        return -1;
    i32 doubled = row_of(year)->leap;
    if (leap && month != doubled)
        return -1;
    return month - 1 + (leap || (doubled > 0 && month > doubled));
}

/* 正月初一. Of 1900, before the first day, its number is computed from that of 1901. */
static i32 first_of(i32 year) {
    if (year < DAY_YEAR_FIRST)
        return DAY_FIRST - 365 + row_of(year)->first - 1; /* 1900 was no leap year */
    return day_find(year, 1, 1) + row_of(year)->first - 1;
}

struct lunar lunar_date(i32 on) {
    i32 year = day_date(on).year;
    if (on < first_of(year))
        year--;
    const struct lunar_year *y = row_of(year);
    i32 n = 0, rest = on - first_of(year);
    while (rest >= days_of(y, n))
        rest -= days_of(y, n++);
    bool behind_leap = y->leap > 0 && n >= y->leap;
    return (struct lunar){
        .year = year,
        .month = n + 1 - behind_leap,
        .day = rest + 1,
        .leap = y->leap > 0 && n == y->leap,
    };
}

i32 lunar_day(struct lunar date) {
    i32 place = place_of(date.year, date.month, date.leap);
    if (place < 0 || date.day < 1 || date.day > days_of(row_of(date.year), place))
        return DAY_NONE;
    i32 on = first_of(date.year) + date.day - 1;
    for (i32 n = 0; n < place; n++)
        on += days_of(row_of(date.year), n);
    return day_is_valid(on) ? on : DAY_NONE;
}

i32 lunar_leap(i32 year) {
    return has_year(year) ? row_of(year)->leap : 0;
}

i32 lunar_month_days(i32 year, i32 month, bool leap) {
    i32 place = place_of(year, month, leap);
    return place < 0 ? 0 : days_of(row_of(year), place);
}

i32 lunar_eve(i32 year) {
    i32 new_year = lunar_day((struct lunar){.year = year, .month = 1, .day = 1});
    return new_year == DAY_NONE ? DAY_NONE : new_year - 1;
}

i32 term_day(i32 year, i32 term) {
    if (year < DAY_YEAR_FIRST || year > DAY_YEAR_LAST || term < 0 || term >= TERM_COUNT)
        return DAY_NONE;
    return day_find(year, term / 2 + 1, term_days[year - DAY_YEAR_FIRST][term]);
}

str term_name(i32 term) {
    static const str names[TERM_COUNT] = {
        T("小寒"), T("大寒"), T("立春"), T("雨水"), T("惊蛰"), T("春分"), T("清明"), T("谷雨"),
        T("立夏"), T("小满"), T("芒种"), T("夏至"), T("小暑"), T("大暑"), T("立秋"), T("处暑"),
        T("白露"), T("秋分"), T("寒露"), T("霜降"), T("立冬"), T("小雪"), T("大雪"), T("冬至"),
    };
    return term >= 0 && term < TERM_COUNT ? names[term] : S("");
}

/* Days and dates: arithmetic of the Gregorian calendar over years that begin in March, so that the
 * leap day is the last of a year. */
#include "calendar/day.h"

enum {
    ERA_YEARS = 400, /* after so many years the calendar repeats */
    ERA_DAYS = 146097,
    MARCH_TO_EPOCH = 719468, /* days from 0000-03-01 to 1970-01-01 */
    WEEK_DAYS = 7,
    TEXT_BYTES = 10, /* yyyy-mm-dd */
};

static bool is_leap(i32 year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static bool is_month(i32 year, i32 month) {
    return year >= DAY_YEAR_FIRST && year <= DAY_YEAR_LAST && month >= 1 && month <= 12;
}

/* Days from 1 March to the first of a month that is `month` months later: 31 30 31 30 31 31 …,
 * which is 153 days in five months. */
static i32 days_before(i32 month) {
    return (153 * month + 2) / 5;
}

/* Digits of `text` from offset `from`; the caller knows that they are digits. */
static i32 digits(str text, size_t from, size_t to) {
    i32 n = 0;
    for (size_t i = from; i < to; i++)
        n = n * 10 + (text.ptr[i] - '0');
    return n;
}

bool day_is_valid(i32 on) {
    return on >= DAY_FIRST && on <= DAY_LAST;
}

i32 day_find(i32 year, i32 month, i32 day) {
    if (!is_month(year, month) || day < 1 || day > day_month_days(year, month))
        return DAY_NONE;
    i32 y = month > 2 ? year : year - 1;
    i32 of_year = days_before((month + 9) % 12) + day - 1;
    i32 of_era = y % ERA_YEARS * 365 + y % ERA_YEARS / 4 - y % ERA_YEARS / 100 + of_year;
    return y / ERA_YEARS * ERA_DAYS + of_era - MARCH_TO_EPOCH;
}

struct date day_date(i32 on) {
    i32 n = on + MARCH_TO_EPOCH;
    i32 of_era = n % ERA_DAYS;
    /* Leap days are taken out, so that every year has 365. */
    i32 y = (of_era - of_era / 1460 + of_era / 36524 - of_era / (ERA_DAYS - 1)) / 365;
    i32 of_year = of_era - (365 * y + y / 4 - y / 100);
    i32 month = (5 * of_year + 2) / 153;
    return (struct date){
        .year = n / ERA_DAYS * ERA_YEARS + y + (month > 9),
        .month = month > 9 ? month - 9 : month + 3,
        .day = of_year - days_before(month) + 1,
    };
}

i32 day_parse(str text) {
    static const char form[] = "9999-99-99";
    if (text.len != TEXT_BYTES)
        return DAY_NONE;
    for (size_t i = 0; i < TEXT_BYTES; i++)
        if (form[i] == '9' ? !str_digit(text, i) : text.ptr[i] != form[i])
            return DAY_NONE;
    return day_find(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
}

err day_read(struct ctx *c, str text, i32 *on_out) {
    i32 on = day_parse(text);
    if (on == DAY_NONE)
        return fail(c, ERR_INVALID,
                    "“%.*s”不是有效的日期，请写成 2025-03-05 的样式，年份在 %d 至 %d 之间",
                    STR(text), DAY_YEAR_FIRST, DAY_YEAR_LAST);
    *on_out = on;
    return OK;
}

str day_text(struct arena *a, i32 on) {
    if (!day_is_valid(on))
        return S("");
    struct date d = day_date(on);
    return str_fmt(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

i32 day_weekday(i32 on) {
    /* 1970-01-01 was a Thursday; the shift is a multiple of seven that makes every day positive. */
    return (on + 3 + WEEK_DAYS * (MARCH_TO_EPOCH / WEEK_DAYS)) % WEEK_DAYS + 1;
}

i32 day_month_days(i32 year, i32 month) {
    static const u8 days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

i32 day_month_last(i32 on) {
    struct date d = day_date(on);
    return on - d.day + day_month_days(d.year, d.month);
}

i32 day_add_months(i32 on, i32 months) {
    struct date d = day_date(on);
    i64 month = (i64)d.year * 12 + d.month - 1 + months; /* since the year 0 */
    if (month < DAY_YEAR_FIRST * 12 || month >= (DAY_YEAR_LAST + 1) * 12)
        return DAY_NONE;
    i32 year = (i32)(month / 12), of_year = (i32)(month % 12) + 1;
    i32 last = day_month_days(year, of_year);
    return day_find(year, of_year, d.day < last ? d.day : last);
}

i32 day_week(i32 on, i32 *year_out) {
    struct date thursday = day_date(on - day_weekday(on) + 4);
    i32 from_january = on - day_weekday(on) + 4 - day_find(thursday.year, 1, 1);
    *year_out = thursday.year;
    return from_january / WEEK_DAYS + 1;
}

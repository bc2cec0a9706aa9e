/* A civil day: a whole number, days since 1970-01-01 in the Gregorian calendar. No clock, no time
 * zone: today is told by whoever asks. Days of this kind end in _on, as their texts do. */
#ifndef CALENDAR_DAY_H
#define CALENDAR_DAY_H

#include "base/err.h"

/* The range of every day of this room: what the lunar table covers. */
enum {
    DAY_YEAR_FIRST = 1901,
    DAY_YEAR_LAST = 2100,
    DAY_FIRST = -25202, /* 1901-01-01 */
    DAY_LAST = 47846,   /* 2100-12-31 */
    DAY_NONE = INT32_MIN,
};

/* A day by its parts; weekdays and ISO weeks are asked for by functions of their own. */
struct date {
    i32 year;  /* 1901..2100 */
    i32 month; /* 1..12 */
    i32 day;   /* 1..31 */
};

/* From a day to a day, both included. */
struct day_span {
    i32 from_on;
    i32 to_on;
};

/* day_is_valid: whether `on` lies in the range; DAY_NONE does not. */
bool day_is_valid(i32 on);

/* day_find: the day with these parts. gives  DAY_NONE when there is none in the range */
i32 day_find(i32 year, i32 month, i32 day);

/* day_date: the parts of a valid day. */
struct date day_date(i32 on);

/* day_read: a day as records hold it: yyyy-mm-dd, all ten characters, nothing around them.
 * fails        INVALID */
MUST_USE err day_read(struct ctx *c, str text, i32 *on_out);

/* day_parse: the same for whoever has words of his own. gives  DAY_NONE where day_read fails */
i32 day_parse(str text);

/* day_text: yyyy-mm-dd; empty for DAY_NONE. */
str day_text(struct arena *a, i32 on);

/* day_weekday: 1 = Monday … 7 = Sunday (ISO 8601). */
i32 day_weekday(i32 on);

/* day_month_days: how many days a month has: 28..31.
 *   month    1..12 */
i32 day_month_days(i32 year, i32 month);

/* day_month_last: the last day of the month in which `on` lies. */
i32 day_month_last(i32 on);

/* day_add_months: the same day of a later (or, below 0, earlier) month, or the last day of that
 * month where it is shorter: 31 January and 1 month is 28 or 29 February.
 * gives        DAY_NONE beyond the range */
i32 day_add_months(i32 on, i32 months);

/* day_week: the ISO week of a day: 1..53.
 *   year_out  the year to which the week belongs: that of its Thursday; 1900 and 2101 cannot come,
 *             since 1901-01-01 is a Tuesday and 2100-12-31 a Friday */
i32 day_week(i32 on, i32 *year_out);

#endif

/* Workdays: Monday to Friday, but for what the State Council shifts every year (放假调休). */
#ifndef CALENDAR_WORKDAY_H
#define CALENDAR_WORKDAY_H

#include "calendar/day.h"

/* A day that a notice makes a day of work or of rest, whatever its weekday. */
struct shifted {
    i32 on;
    bool work;
    str name;   /* of the holiday: 春节 */
    str source; /* the notice */
};

/* All of them, in order of the days. */
struct workdays {
    struct shifted *v;
    size_t n;
};

/* workdays_parse: a file like data/calendar/workdays.csv.
 *   text     its bytes; what is kept points into them or into c->arena
 * fails      INVALID with the number of the line: a day that is none, a kind other than work and
 *            rest, a day that does not come after the one above
 * source     the form of rows: calendar/data_rows.h */
MUST_USE err workdays_parse(struct ctx *c, str text, struct workdays *days_out);

/* workdays_know: whether the notice for a year is in the data. Each begins with 元旦, so its 1
 * January tells. Without it only weekends are known. */
bool workdays_know(const struct workdays *days, i32 year);

/* workday_is: whether a valid day is a workday. */
bool workday_is(const struct workdays *days, i32 on);

/* workday_add: the n-th workday after `on`, the day itself not counted: five workdays of public
 * notice from Monday end on the Monday after.
 *   n        below 0 counts backwards; 0 gives `on` itself
 *   sure_out whether the data know every year that was walked through; may be NULL
 * gives      DAY_NONE beyond the range */
i32 workday_add(const struct workdays *days, i32 on, i32 n, bool *sure_out);

#endif

/* The generated tables behind lunar.h. */
#ifndef CALENDAR_LUNAR_TABLE_H
#define CALENDAR_LUNAR_TABLE_H

#include "calendar/lunar.h"

/* One lunar year. */
struct lunar_year {
    u16 long_months; /* bit n: the month that comes n-th, from 0, leap month counted, has 30 days */
    u8 leap;         /* the month that is followed by a leap month of its number; 0 = none */
    u8 first;        /* 正月初一 as day of the civil year: 1 = 1 January */
};
extern const struct lunar_year lunar_years[LUNAR_YEAR_LAST - LUNAR_YEAR_FIRST + 1];

/* The day of the month of each term, by civil year. */
extern const u8 term_days[DAY_YEAR_LAST - DAY_YEAR_FIRST + 1][TERM_COUNT];

#endif

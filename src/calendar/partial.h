/* A date as precise as it was written, in the form that the reader of documents gives: a year, a
 * month or a day, with or without its year. */
#ifndef CALENDAR_PARTIAL_H
#define CALENDAR_PARTIAL_H

#include "calendar/day.h"

struct partial {
    i32 year;  /* 0 = not known: XXXX */
    i32 month; /* 1..12; 0 = the whole year */
    i32 day;   /* 1..31; 0 = the whole month */
};

/* partial_parse: "2025", "2025-04", "2025-04-30", "XXXX-04", "XXXX-04-30".
 * gives        false for anything else: a day or month that no year has, a year beyond the range */
bool partial_parse(str text, struct partial *date_out);

/* partial_days: its first and last day, with `year` where its own is not known.
 * gives        false when that year has no such day: 29 February */
bool partial_days(struct partial date, i32 year, struct day_span *days_out);

/* partial_text: 2025年, 2025年4月, 2025年4月30日; without a year 4月30日. */
str partial_text(struct arena *a, struct partial date);

/* partial_by: as a deadline: 2025年底前, 2025年4月底前, 2025年4月30日前. */
str partial_by(struct arena *a, struct partial date);

/* partial_to: as a period up to another, what both share said once: 2025年3月至5月. */
str partial_to(struct arena *a, struct partial from, struct partial to);

#endif

/* The days of festivals that are made known every year. */
#ifndef CALENDAR_ANNOUNCED_H
#define CALENDAR_ANNOUNCED_H

#include "calendar/festival.h"

enum {
    ANNOUNCED_DAYS_MAX = 31, /* the longest campaign */
};

/* announced_parse: a file like data/calendar/announced.csv.
 *   text     its bytes; what is kept points into them or into c->arena
 * fails      INVALID with the number of the line: unknown id, a festival that has a rule, a day
 *            that is none, from after to, another year, the same festival and year twice
 * source     the form of rows: calendar/data_rows.h */
MUST_USE err announced_parse(struct ctx *c, str text, struct announcements *known_out);

#endif

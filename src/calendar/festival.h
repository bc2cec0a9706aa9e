/* Days, weeks and months with a name that plans are made around: festivals, memorial days,
 * campaigns. A name suggests when to act, never that one must. */
#ifndef CALENDAR_FESTIVAL_H
#define CALENDAR_FESTIVAL_H

#include "calendar/day.h"

enum festival_rule {
    RULE_FIXED,     /* month, day */
    RULE_NTH,       /* the nth weekday of a month */
    RULE_LAST,      /* the last weekday of a month */
    RULE_LUNAR,     /* lunar month, day; never of a leap month */
    RULE_EVE,       /* 除夕: the day before 春节 */
    RULE_TERM,      /* a solar term */
    RULE_MONTH,     /* a whole month */
    RULE_ANNOUNCED, /* no rule: made known every year, so its days are data */
    RULE_COUNT,
};

enum {
    FESTIVAL_ALSO = 3, /* other names of one festival, at most */
};

struct festival {
    str id;                  /* ASCII, for keys: duanwu */
    str name;                /* 端午节 */
    str also[FESTIVAL_ALSO]; /* other names, such as 端午; empty = no more */
    u8 rule;                 /* enum festival_rule */
    u8 month;                /* 1..12; of RULE_LUNAR a lunar month */
    u8 day;                  /* 1..31; of RULE_LUNAR 1..30 */
    u8 nth;                  /* of RULE_NTH: 1..4 */
    u8 weekday;              /* of RULE_NTH, RULE_LAST: 1 = Monday … 7 = Sunday */
    u8 term;                 /* of RULE_TERM: enum term */
    u8 days;                 /* how long it lasts; 0 = as long as the month or as announced */
    u8 before_days;          /* suggested: act from so many days before its first day … */
    u8 after_days;           /* … to so many after its last */
    i16 since;               /* first year; 0 = long before any plan */
    str source;              /* the paper that sets it */
    const char *example;     /* its first day in some year, tested; empty = no year announced */
};
extern const struct festival festivals[];
extern const size_t festivals_n;

/* The days of a festival that has no rule, in one year. */
struct announced {
    const struct festival *festival;
    i32 year;
    struct day_span span;
    str source;
};
struct announcements {
    struct announced *v;
    size_t n;
};

enum festival_answer {
    FESTIVAL_KNOWN,
    FESTIVAL_UNANNOUNCED, /* its days of that year are not in the data */
    FESTIVAL_NONE,        /* there was none yet in that year, or the year is beyond the range */
};

/* festival_find: by id, name or another name, spaces around it left out.
 * gives        NULL when there is none */
const struct festival *festival_find(str name);

/* festival_days: the first and last day of a festival in a year. The year of a lunar date is that
 * of its 春节; 除夕 is that before the 春节 of the year.
 *   known    days of festivals without rule; NULL = none
 *   span_out written only with FESTIVAL_KNOWN */
enum festival_answer festival_days(const struct festival *f, i32 year,
                                   const struct announcements *known, struct day_span *span_out);

#endif

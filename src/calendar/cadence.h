/* How often: the words for cadences as the reader gives them, and the units of the calendar that
 * they cut a period into. */
#ifndef CALENDAR_CADENCE_H
#define CALENDAR_CADENCE_H

#include "calendar/day.h"

/* One cadence. A unit is a week from Monday, or so many whole months of a year. */
struct cadence_rule {
    str word;                 /* quarterly */
    u8 months;                /* of one unit: 1, 3, 6, 12; 0 = an ISO week */
    u8 digits;                /* of its number in a key, with leading zeros; 0 = it has no number */
    const char *mark;         /* before its number in a key: "-Q" */
    const char *const *names; /* of the units of a year: 第一季度; NULL = by number */
    const char *before, *after; /* around its number: 第12周 */
    const char *to_confirm;     /* why each must be confirmed; empty = settled */
    /* An example: from the first day to the last lie the units with these keys; the last is called
     * so. */
    const char *from, *to, *keys, *last;
};
extern const struct cadence_rule cadence_rules[];
extern const size_t cadence_rules_n;

/* One unit of a cadence, such as a quarter. */
struct cadence_unit {
    struct day_span days;
    i32 year; /* of a week the ISO year */
    i32 n;    /* the number in the year, from 1 */
};

/* cadence_find: by the word of a task. gives  NULL when there is none */
const struct cadence_rule *cadence_find(str word);

/* cadence_unit_of: the unit in which a valid day lies; its ends may lie beyond the range by the
 * days of a week. */
struct cadence_unit cadence_unit_of(const struct cadence_rule *rule, i32 on);

/* cadence_key: stable and ASCII: 2025-W12, 2025-03, 2025-Q1, 2025-H1, 2025. */
str cadence_key(struct arena *a, const struct cadence_rule *rule, struct cadence_unit unit);

/* cadence_label: for people: 2025年第12周, 2025年3月, 2025年第一季度, 2025年上半年, 2025年. */
str cadence_label(struct arena *a, const struct cadence_rule *rule, struct cadence_unit unit);

#endif

/* From when a task is to be done to its occurrences: one row of the ledger each, with the day on
 * which its window opens and the day on which it is due. Pure: the same input gives the same list
 * for ever, so a list made again finds its old rows by their keys. */
#ifndef CALENDAR_WINDOW_H
#define CALENDAR_WINDOW_H

#include "calendar/festival.h"

enum {
    AROUND_DAYS_MAX = 366, /* before or after a festival */
};

/* A festival that a task is done around. */
struct around {
    str festival;    /* id or name */
    i32 before_days; /* opens so many days before its first day; 0..AROUND_DAYS_MAX */
    i32 after_days;  /* due so many days after its last day */
};

/* When a task is to be done. The texts are those of the reader: "2025", "2025-04", "2025-04-30",
 * or with a year that is not known, "XXXX-04". */
struct timing {
    str cadence;   /* weekly … yearly, continuous; empty = none */
    str due;       /* empty = not said */
    range period;  /* either end may be empty */
    i32 month_day; /* monthly: due by this day, 每月28日前; 0 = by the end of the month */
    const struct around *around;
    size_t around_n;
    const struct announcements *announced; /* NULL = none */
    i32 year_from, year_to;                /* of the plan, both included */
    i32 start_on;                          /* of the plan; DAY_NONE = 1 January of year_from */
};

struct occurrence {
    i64 ordinal;    /* from 1, in order of opening; those without a date come last */
    str key;        /* stable: 2025-Q1, 2025-03, 2025-W12, 2025-duanwu, once */
    str label;      /* 2025年第一季度, 2025年端午节, 2025年4月底前 */
    i32 opens_on;   /* DAY_NONE = no date, together with due_on */
    i32 due_on;     /* not before opens_on */
    str to_confirm; /* why somebody must confirm it (待确认), one sentence; empty = settled */
};
struct occurrences {
    struct occurrence *v;
    size_t n;
};

/* window_list: the occurrences of a task, one at least.
 *   nothing said  one without a date
 *   due           one, from the start of the plan
 *   period        one, due by its end, or by the due date where that is said too
 *   cadence       one for each unit of the calendar that overlaps the period, cut to it; without a
 *                 period, the plan from its start. A due date ends it. continuous is quarterly, to
 *                 be confirmed
 *   around        one for each festival and year whose days overlap the same span, cut to it,
 *                 whatever the cadence; what is not announced yet has no date, to be confirmed
 *   XXXX          is the year of the other dates, or of a plan of one year; in a longer plan it is
 *                 each of its years with a cadence or a festival, else it must be confirmed
 *   faults        of the document, a text that is no date or dates against each other: one without
 *                 a date, to be confirmed
 * gives           the list in c->arena
 * fails           INVALID: years of the plan, its start, the cadence's word, a festival, days
 *                 around it, the day of the month; TOO_BIG: more than the limit OCCURRENCES */
MUST_USE err window_list(struct ctx *c, const struct timing *in, struct occurrences *list_out);

#endif

/* Finding a festival and its days. */
#include "calendar/festival.h"

#include "calendar/lunar.h"

const struct festival *festival_find(str name) {
    name = str_trim(name);
    if (name.len == 0)
        return NULL;
    for (size_t i = 0; i < festivals_n; i++) {
        const struct festival *f = &festivals[i];
        bool fits = str_eq(f->id, name) || str_eq(f->name, name);
        for (size_t k = 0; k < FESTIVAL_ALSO; k++)
            fits = fits || str_eq(f->also[k], name);
        if (fits)
            return f;
    }
    return NULL;
}

static i32 nth_weekday(const struct festival *f, i32 year) {
    i32 first = day_find(year, f->month, 1);
    i32 wait = (f->weekday - day_weekday(first) + 7) % 7;
    return first + wait + 7 * (f->nth - 1);
}

static i32 last_weekday(const struct festival *f, i32 year) {
    i32 last = day_month_last(day_find(year, f->month, 1));
    return last - (day_weekday(last) - f->weekday + 7) % 7;
}

/* The first day by rule. */
static i32 first_day(const struct festival *f, i32 year) {
    switch (f->rule) {
    case RULE_FIXED:
        return day_find(year, f->month, f->day);
    case RULE_NTH:
        return nth_weekday(f, year);
    case RULE_LAST:
        return last_weekday(f, year);
    case RULE_LUNAR:
        return lunar_day((struct lunar){.year = year, .month = f->month, .day = f->day});
    case RULE_EVE:
        return lunar_eve(year);
    case RULE_TERM:
        return term_day(year, f->term);
    default:
        return day_find(year, f->month, 1);
    }
}

static const struct announced *announced_find(const struct announcements *known,
                                              const struct festival *f, i32 year) {
    for (size_t i = 0; known != NULL && i < known->n; i++)
        if (known->v[i].festival == f && known->v[i].year == year)
            return &known->v[i];
    return NULL;
}

enum festival_answer festival_days(const struct festival *f, i32 year,
                                   const struct announcements *known, struct day_span *span_out) {
    if (year < DAY_YEAR_FIRST || year > DAY_YEAR_LAST || year < f->since)
        return FESTIVAL_NONE;
    if (f->rule == RULE_ANNOUNCED) {
        const struct announced *a = announced_find(known, f, year);
        if (a == NULL)
            return FESTIVAL_UNANNOUNCED;
        *span_out = a->span;
        return FESTIVAL_KNOWN;
    }
    i32 first = first_day(f, year);
    if (first == DAY_NONE)
        return FESTIVAL_NONE;
    i32 last = f->rule == RULE_MONTH ? day_month_last(first) : first + f->days - 1;
    *span_out = (struct day_span){first, last};
    return FESTIVAL_KNOWN;
}

/* Dates of one to three parts: yyyy[-mm[-dd]]. */
#include "calendar/partial.h"

enum {
    YEAR_BYTES = 4,   /* yyyy */
    PART_BYTES = 3,   /* -mm, -dd */
    LEAP_YEAR = 2000, /* has every day that any year has */
};

/* -mm or -dd at offset `at`: two digits. gives  0 when it is none, which no part may be */
static i32 part_at(str text, size_t at) {
    if (text.ptr[at] != '-' || !str_digit(text, at + 1) || !str_digit(text, at + 2))
        return 0;
    return (text.ptr[at + 1] - '0') * 10 + (text.ptr[at + 2] - '0');
}

/* The year at the front; 0 = XXXX, -1 = neither. */
static i32 year_of(str text) {
    if (str_starts(text, S("XXXX")))
        return 0;
    i32 year = 0;
    for (size_t i = 0; i < YEAR_BYTES; i++) {
        if (!str_digit(text, i))
            return -1;
        year = year * 10 + (text.ptr[i] - '0');
    }
    return year >= DAY_YEAR_FIRST && year <= DAY_YEAR_LAST ? year : -1;
}

bool partial_parse(str text, struct partial *date_out) {
    size_t parts = text.len < YEAR_BYTES ? 0 : (text.len - YEAR_BYTES) / PART_BYTES;
    if (parts > 2 || text.len != YEAR_BYTES + parts * PART_BYTES)
        return false;
    struct partial date = {.year = year_of(text)};
    if (date.year < 0 || (date.year == 0 && parts == 0))
        return false;
    if (parts > 0)
        date.month = part_at(text, YEAR_BYTES);
    if (parts > 1)
        date.day = part_at(text, YEAR_BYTES + PART_BYTES);
    struct day_span days;
    if ((parts > 0 && date.month == 0) || (parts > 1 && date.day == 0) ||
        !partial_days(date, LEAP_YEAR, &days))
        return false;
    *date_out = date;
    return true;
}

bool partial_days(struct partial date, i32 year, struct day_span *days_out) {
    i32 y = date.year > 0 ? date.year : year;
    i32 first = day_find(y, date.month > 0 ? date.month : 1, date.day > 0 ? date.day : 1);
    if (first == DAY_NONE)
        return false;
    i32 last = date.day > 0 ? first : day_month_last(first);
    *days_out = (struct day_span){first, date.month > 0 ? last : day_find(y, 12, 31)};
    return true;
}

str partial_text(struct arena *a, struct partial date) {
    str year = date.year > 0 ? str_fmt(a, "%d年", date.year) : S("");
    str month = date.month > 0 ? str_fmt(a, "%d月", date.month) : S("");
    str day = date.day > 0 ? str_fmt(a, "%d日", date.day) : S("");
    return str_cat(a, year, str_cat(a, month, day));
}

str partial_by(struct arena *a, struct partial date) {
    return str_cat(a, partial_text(a, date), date.day > 0 ? S("前") : S("底前"));
}

str partial_to(struct arena *a, struct partial from, struct partial to) {
    bool same_year = from.year == to.year;
    if (same_year && from.month == to.month && from.day == to.day)
        return partial_text(a, from);
    if (same_year && to.month > 0)
        to.year = 0;
    return str_fmt(a, "%.*s至%.*s", STR(partial_text(a, from)), STR(partial_text(a, to)));
}

/* Numbers of workbooks. */
#include "doc/xlsx_number.h"

#include <stdlib.h>

enum {
    DECIMALS_MAX = 10,
    STORED_MAX_BYTES = 64,
    DATE_MAX = 2958466, /* 10000-01-01, the first day that Excel does not know */
    DAYS_1904 = 1462,
    MINUTES_A_DAY = 1440,
};

/* Ids that mean something without a format code; those left out are general. */
static const struct {
    i32 from, to;
    struct xlsx_format format;
} builtins[] = {
    {1, 1, {.kind = XLSX_FIXED}},
    {2, 2, {.kind = XLSX_FIXED, .decimals = 2, .decimals_min = 2}},
    {3, 3, {.kind = XLSX_FIXED}},
    {4, 4, {.kind = XLSX_FIXED, .decimals = 2, .decimals_min = 2}},
    {9, 9, {.kind = XLSX_PERCENT}},
    {10, 10, {.kind = XLSX_PERCENT, .decimals = 2, .decimals_min = 2}},
    {14, 16, {.kind = XLSX_DATE, .year = true, .month = true, .day = true}},
    {17, 17, {.kind = XLSX_DATE, .year = true, .month = true}},
    {18, 21, {.kind = XLSX_DATE, .time = true}},
    {22, 22, {.kind = XLSX_DATE, .year = true, .month = true, .day = true, .time = true}},
    {27, 27, {.kind = XLSX_DATE, .year = true, .month = true}},
    {28, 31, {.kind = XLSX_DATE, .year = true, .month = true, .day = true}},
    {32, 35, {.kind = XLSX_DATE, .time = true}},
    {36, 36, {.kind = XLSX_DATE, .year = true, .month = true}},
    {37, 38, {.kind = XLSX_FIXED}},
    {39, 40, {.kind = XLSX_FIXED, .decimals = 2, .decimals_min = 2}},
    {45, 47, {.kind = XLSX_DATE, .time = true}},
    {49, 49, {.kind = XLSX_TEXT}},
    {50, 50, {.kind = XLSX_DATE, .year = true, .month = true}},
    {51, 51, {.kind = XLSX_DATE, .year = true, .month = true, .day = true}},
    {52, 52, {.kind = XLSX_DATE, .year = true, .month = true}},
    {53, 54, {.kind = XLSX_DATE, .year = true, .month = true, .day = true}},
    {55, 56, {.kind = XLSX_DATE, .time = true}},
    {57, 57, {.kind = XLSX_DATE, .year = true, .month = true}},
    {58, 58, {.kind = XLSX_DATE, .year = true, .month = true, .day = true}},
};

struct xlsx_format xlsx_format_builtin(i32 id) {
    struct xlsx_format f = {.kind = XLSX_GENERAL};
    for (size_t i = 0; i < COUNT_OF(builtins); i++)
        if (id >= builtins[i].from && id <= builtins[i].to)
            f = builtins[i].format;
    f.before = f.after = S("");
    return f;
}

/* What a walk through a format code has seen. */
struct seen {
    struct arena *arena;
    struct xlsx_format f;
    bool digits, point, percent, hours, months, science;
};

static void add_literal(struct seen *s, str text) {
    str *to = s->digits ? &s->f.after : &s->f.before;
    *to = str_cat(s->arena, *to, text);
}

/* A placeholder of a digit. */
static void add_digit(struct seen *s, char ch) {
    s->digits = true;
    if (!s->point || s->f.decimals >= DECIMALS_MAX)
        return;
    s->f.decimals++;
    if (ch == '0')
        s->f.decimals_min = s->f.decimals;
}

static void add_letter(struct seen *s, char ch) {
    switch (ch) {
    case '0':
    case '#':
    case '?':
        add_digit(s, ch);
        break;
    case '.':
        s->point = true;
        break;
    case '%':
        s->percent = true;
        break;
    case 'y':
    case 'Y':
        s->f.year = true;
        break;
    case 'd':
    case 'D':
        s->f.day = true;
        break;
    case 'm':
    case 'M':
        s->months = true;
        break;
    case 'h':
    case 'H':
    case 's':
    case 'S':
        s->hours = true;
        break;
    case 'E':
        s->science = true;
        break;
    default:
        break;
    }
}

/* Length in bytes of the character at the front. */
static size_t char_len(str s) {
    size_t n = 1;
    while (n < s.len && ((u8)s.ptr[n] & 0xC0) == 0x80)
        n++;
    return n;
}

/* One item at the front of a code: a quoted or escaped text, a colour or condition in brackets,
 * or a letter. gives  its length */
static size_t add_item(struct seen *s, str rest) {
    size_t end;
    switch (rest.ptr[0]) {
    case '"':
        end = str_find(rest, S("\""), 1);
        end = end == STR_NONE ? rest.len : end;
        add_literal(s, str_sub(rest, 1, end));
        return end + 1;
    case '\\':
        end = 1 + char_len(str_sub(rest, 1, rest.len));
        add_literal(s, str_sub(rest, 1, end));
        return end;
    case '_': /* a blank as wide as the next character */
    case '*': /* fills the cell with it */
        return 1 + char_len(str_sub(rest, 1, rest.len));
    case '[':
        end = str_find(rest, S("]"), 0);
        s->hours |= str_starts(rest, S("[h")) || str_starts(rest, S("[m]")) ||
                    str_starts(rest, S("[mm]")) || str_starts(rest, S("[s"));
        return end == STR_NONE ? rest.len : end + 1;
    default:
        if ((u8)rest.ptr[0] >= 0x80)
            add_literal(s, str_sub(rest, 0, char_len(rest)));
        else
            add_letter(s, rest.ptr[0]);
        return char_len(rest);
    }
}

struct xlsx_format xlsx_format_parse(struct arena *a, str code) {
    struct seen s = {.arena = a, .f = {.before = S(""), .after = S("")}};
    if (str_starts(code, S("General")) || code.len == 0)
        return s.f;
    if (str_eq(code, S("@")))
        return (struct xlsx_format){.kind = XLSX_TEXT};
    while (code.len > 0 && code.ptr[0] != ';') /* the first part is for positive numbers */
        code = str_sub(code, add_item(&s, code), code.len);
    s.f.time = s.hours;
    s.f.month = s.months && (s.f.year || s.f.day || !s.hours); /* else minutes */
    bool date = s.f.year || s.f.day || s.f.month || s.f.time;
    if (date && !s.digits)
        return (struct xlsx_format){.kind = XLSX_DATE,
                                    .year = s.f.year,
                                    .month = s.f.month,
                                    .day = s.f.day,
                                    .time = s.f.time};
    s.f.kind = s.percent ? XLSX_PERCENT : s.digits && !s.science ? XLSX_FIXED : XLSX_GENERAL;
    return s.f;
}

/* yyyy, mm, dd of a day counted from 1970-01-01. source  Hinnant, chrono-compatible low-level date
 * algorithms: eras of 400 years that begin in March */
static void civil(i64 days, i64 *year, i64 *month, i64 *day) {
    days += 719468;
    i64 era = days / 146097, of_era = days % 146097;
    i64 year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    i64 of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    i64 shifted = (5 * of_year + 2) / 153;
    *day = of_year - (153 * shifted + 2) / 5 + 1;
    *month = shifted < 10 ? shifted + 3 : shifted - 9;
    *year = year_of_era + era * 400 + (*month <= 2);
}

static str date_text(struct arena *a, double v, const struct xlsx_format *f, bool since_1904) {
    i64 whole = (i64)v;
    i64 minutes = (i64)((v - (double)whole) * MINUTES_A_DAY + 0.5);
    i64 serial = whole + minutes / MINUTES_A_DAY + (since_1904 ? DAYS_1904 : 0);
    minutes %= MINUTES_A_DAY;
    i64 year, month, day;
    /* Day 1 is 1900-01-01; Excel believes in a 1900-02-29, so days before it are one off. */
    civil(serial - 25569 + (serial < 60), &year, &month, &day);
    str time = str_fmt(a, "%02d:%02d", (int)(minutes / 60), (int)(minutes % 60));
    if (!f->year && !f->month && !f->day)
        return time;
    str date = f->day || !f->month ? str_fmt(a, "%04d-%02d-%02d", (int)year, (int)month, (int)day)
                                   : str_fmt(a, "%04d-%02d", (int)year, (int)month);
    if (f->year && !f->month && !f->day)
        date = str_sub(date, 0, 4);
    return f->time ? str_fmt(a, "%.*s %.*s", STR(date), STR(time)) : date;
}

/* Cuts zeros behind the point down to `min` decimals. */
static str cut_zeros(str s, size_t min) {
    size_t point = str_find(s, S("."), 0);
    if (point == STR_NONE)
        return s;
    while (s.len > point + 1 + min && s.ptr[s.len - 1] == '0')
        s.len--;
    s.len -= s.len == point + 1;
    return s;
}

static str fixed_text(struct arena *a, double v, const struct xlsx_format *f) {
    bool percent = f->kind == XLSX_PERCENT;
    str s = str_fmt(a, "%.*f", (int)f->decimals, percent ? v * 100 : v);
    s = cut_zeros(s, f->decimals_min);
    return str_fmt(a, "%.*s%.*s%s%.*s", STR(f->before), STR(s), percent ? "%" : "", STR(f->after));
}

/* Whether v is a number whose whole part Excel keeps exactly (15 digits). */
static bool is_small(double v) {
    return v > -1e15 && v < 1e15;
}

/* Whole numbers in full; others to 12 digits, which hides what binary fractions add. */
static str general_text(struct arena *a, double v) {
    bool whole = is_small(v) && v == (double)(i64)v;
    return whole ? str_fmt(a, "%.0f", v) : str_fmt(a, "%.12g", v);
}

str xlsx_number_text(struct arena *a, str stored, const struct xlsx_format *f, bool since_1904) {
    char z[STORED_MAX_BYTES], *end;
    str s = str_trim(stored);
    if (s.len == 0 || s.len >= sizeof z)
        return stored;
    for (size_t i = 0; i < s.len; i++)
        z[i] = s.ptr[i];
    z[s.len] = '\0';
    double v = strtod(z, &end);
    if (*end != '\0')
        return stored;
    bool date = f->kind == XLSX_DATE && v >= 0 && v < DATE_MAX - DAYS_1904;
    if (date)
        return date_text(a, v, f, since_1904);
    bool fixed = (f->kind == XLSX_FIXED || f->kind == XLSX_PERCENT) && is_small(v);
    return fixed ? fixed_text(a, v, f) : general_text(a, v);
}

/* Kinds of lines, from a table of how they begin or end. */
#include "read/lines.h"

#include "base/number.h"
#include "base/utf8.h"
#include "read/marker.h"

enum {
    TITLE_CHARS_MAX = 45, /* a bare line that is longer is a paragraph without its full stop */
};

static str rest_of(str s, size_t at) {
    return str_sub(s, at, s.len);
}

/* A number of one to four Arabic digits or Chinese digits before `unit`. */
static size_t part_read(str s, str unit, i64 *n_out) {
    size_t len = 0;
    while (len < s.len && len < 5 && s.ptr[len] >= '0' && s.ptr[len] <= '9')
        len++;
    milli n = {0};
    if (len == 0)
        len = number_read(s, &n, NULL);
    if (len == 0 || !str_starts(rest_of(s, len), unit))
        return 0;
    *n_out = number_ordinal(str_sub(s, 0, len));
    return *n_out < 0 ? 0 : len + unit.len;
}

static bool is_year(i64 year) {
    return year >= 1900 && year <= 2099;
}

size_t date_read(str s, struct date *date_out) {
    static const struct {
        str year, month, day;
    } writings[] = {
        {T("年"), T("月"), T("日")},
        {T("-"), T("-"), T("")},
        {T("/"), T("/"), T("")},
        {T("."), T("."), T("")},
    };
    for (size_t i = 0; i < COUNT_OF(writings); i++) {
        struct date d = {0};
        size_t at = part_read(s, writings[i].year, &d.year), len;
        if (at == 0 || !is_year(d.year))
            continue;
        if ((len = part_read(rest_of(s, at), writings[i].month, &d.month)) > 0 && d.month <= 12)
            at += len;
        else if (i > 0)
            continue;
        else
            d.month = 0;
        if (d.month > 0 && (len = part_read(rest_of(s, at), writings[i].day, &d.day)) > 0 &&
            d.day >= 1 && d.day <= 31)
            at += len;
        else if (i > 0)
            continue;
        else
            d.day = 0;
        *date_out = d;
        return at;
    }
    return 0;
}

bool date_find(str s, struct date *date_out) {
    bool found = false;
    for (size_t at = 0; at < s.len; at++) {
        struct date d;
        bool start = at == 0 || s.ptr[at - 1] < '0' || s.ptr[at - 1] > '9';
        size_t len = start ? date_read(rest_of(s, at), &d) : 0;
        if (len == 0 || d.day == 0)
            continue;
        *date_out = d;
        found = true;
        at += len - 1;
    }
    return found;
}

bool line_is_date(str s) {
    struct date d;
    size_t len = date_read(s, &d);
    if (len == 0 || d.month == 0)
        return false;
    str rest = rest_of(s, len);
    return rest.len == 0 || str_eq(rest, S("印发")) || str_starts(rest, S("星期")) ||
           str_starts(rest, S("(此件"));
}

bool line_is_bare(str s) {
    static const str ends[] = {T("。"), T(";"), T(":"), T(","), T("、"),
                               T("!"),  T("?"), T("…"), T("|")};
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (str_ends(s, ends[i]))
            return false;
    return s.len > 0 && !str_has(s, S("。")) && utf8_chars(s) <= TITLE_CHARS_MAX;
}

bool line_is_label(str s) {
    return str_ends(s, S(":")) && utf8_chars(s) <= 12;
}

bool line_is_attachment_list(str s) {
    return str_starts(s, S("附件:")) || str_starts(s, S("附:")) ||
           (str_starts(s, S("附件1.")) && str_has(s, S("2.")));
}

bool line_is_annex_title(str s) {
    struct marker m;
    return marker_at(s, 0, &m) && m.style == STYLE_ANNEX && line_is_bare(s) && utf8_chars(s) <= 40;
}

/* How lines behind the body begin or end.
 * To add a row: the words as they stand after normalising, and an example. */
static const struct {
    bool at_end;
    str words;
} tails[] = {
    {false, T("抄送")},     {false, T("抄报")},      {false, T("主题词")},   {false, T("联系人")},
    {false, T("联系电话")}, {false, T("联系方式")},  {false, T("公开属性")}, {false, T("(此件")},
    {false, T("附件:")},    {false, T("附:")},       {false, T("(联系人")},  {false, T("(作者")},
    {true, T("日印发")},    {true, T("(公章)")},     {true, T("(盖章)")},    {false, T("特此报告")},
    {false, T("特此通知")}, {false, T("(信息公开")},
};

bool line_is_tail(str s) {
    for (size_t i = 0; i < COUNT_OF(tails); i++)
        if (tails[i].at_end ? str_ends(s, tails[i].words) : str_starts(s, tails[i].words))
            return true;
    return line_is_date(s);
}

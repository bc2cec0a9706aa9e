/* Outdated references: a congress, a plan period, a campaign, an edition that the document's year
 * has left behind. */
#include "read/stale.h"

#include "base/number.h"
#include "read/diagnose.h"

enum {
    OLD_YEAR = 2018, /* a text without a year is old when it leans on what ended before */
    CONGRESSES = 4,  /* first rows of the table: of these the newest that is named counts */
};

/* What a text of a year can no longer lean on: the words, their time, and what came after.
 * To add a row: in order of time, with the year in which the later one came. */
const struct stale stales[] = {
    {T("党的十六大"), T(""), 2007, "2007年10月召开了党的十七大"},
    {T("党的十七大"), T(""), 2012, "2012年11月召开了党的十八大"},
    {T("党的十八大"), T(""), 2017, "2017年10月召开了党的十九大"},
    {T("党的十九大"), T(""), 2022, "2022年10月召开了党的二十大"},
    {T("党员先进性教育"), T(""), 2006, "该教育活动2006年已结束"},
    {T("创先争优"), T(""), 2012, "该活动2012年已结束"},
    {T("群众路线教育实践活动"), T(""), 2014, "该活动2014年已结束"},
    {T("三严三实"), T(""), 2016, "该专题教育2016年已结束"},
    {T("十二五"), T(""), 2015, "2016年起为“十三五”"},
    {T("十三五"), T(""), 2020, "2021年起为“十四五”"},
    {T("十四五"), T(""), 2025, "2026年起为“十五五”"},
    {T("七五普法"), T(""), 2020, "2021年起为“八五”普法"},
    {T("八五普法"), T(""), 2025, "2026年起为“九五”普法"},
    {T("公民道德建设实施纲要"), T("新时代"), 2019,
     "2019年10月印发了《新时代公民道德建设实施纲要》"},
    {T("爱国主义教育实施纲要"), T("新时代"), 2019,
     "2019年11月印发了《新时代爱国主义教育实施纲要》"},
};

const size_t stales_n = COUNT_OF(stales);

/* 2022年…测评体系 in a plan for 2023: the year in the clause before `at`, 0 = none. */
static i64 edition_before(str s, size_t at, size_t *from_out) {
    for (size_t k = at; k-- > (at > 60 ? at - 60 : 0);) {
        if (s.ptr[k] == '\n' || s.ptr[k] == ',' || str_starts(str_sub(s, k, at), S("。")))
            return 0;
        bool year =
            ascii_is_digit(s.ptr[k]) && k >= 3 && str_starts(str_sub(s, k + 1, at), S("年"));
        if (!year)
            continue;
        *from_out = k - 3;
        i64 edition = number_ordinal(str_sub(s, k - 3, k + 1));
        return edition >= 2000 ? edition : 0;
    }
    return 0;
}

static void check_edition(struct checker *z, const struct signal_hit *hit) {
    i64 year = z->r->head.year_from;
    size_t from = 0;
    i64 edition = edition_before(z->r->text.norm, hit->at, &from);
    if (edition == 0 || edition >= year)
        return;
    struct places place = {0};
    check_place(z, &place, from, hit->at + hit->len);
    check_report(z, &place,
                 str_fmt(z->r->arena,
                         "引用的是%d年的测评体系，本文件是%d年度，请确认是否已有新版本",
                         (int)edition, (int)year));
}

/* Whether a later congress than that of row i is named. */
static bool names_newer(const struct checker *z, const struct places *at, size_t i) {
    for (size_t k = i + 1; k < CONGRESSES; k++)
        if (at[k].n > 0)
            return true;
    return str_has(z->r->text.norm, S("二十大"));
}

static void judge(struct checker *z, const struct stale *row, const struct places *at) {
    i64 first = z->r->head.year_from, last = z->r->head.year_to;
    if (first > row->until)
        check_report(z, at,
                     str_fmt(z->r->arena, "%d年度的文件仍以“%.*s”为依据：%s", (int)first,
                             STR(row->words), row->later));
    else if (last > row->until && first > 0)
        check_report(z, at,
                     str_fmt(z->r->arena, "文件管到%d年，文中的“%.*s”到时已经过时：%s", (int)last,
                             STR(row->words), row->later));
}

void check_stale(struct checker *z) {
    if (!str_eq(z->r->head.kind, S("plan")) && !str_eq(z->r->head.kind, S("notice")))
        return; /* a report may well speak of the past */
    str s = z->r->text.norm;
    struct places at[COUNT_OF(stales)] = {{0}};
    const struct signal_hit *edition = NULL;
    for (size_t i = 0; i < z->hits.n; i++) {
        const struct signal_hit *hit = &z->hits.v[i];
        if (hit->kind == SIGNAL_EDITION && edition == NULL)
            edition = hit;
        if (hit->kind != SIGNAL_STALE || at[hit->value].n >= CHECK_PLACES_MAX)
            continue;
        str not_before = stales[hit->value].not_before;
        if (not_before.len == 0 || !str_ends(str_sub(s, 0, hit->at), not_before))
            check_place(z, &at[hit->value], hit->at, hit->at + hit->len);
    }
    const struct stale *oldest = NULL; /* in a text without a year, one line is enough */
    for (size_t i = 0; i < COUNT_OF(stales); i++) {
        if (at[i].n == 0 || (i < CONGRESSES && names_newer(z, at, i)))
            continue;
        bool old = z->r->head.year_from == 0 && stales[i].until < OLD_YEAR;
        if (old && (oldest == NULL || stales[i].until < oldest->until))
            oldest = &stales[i];
        judge(z, &stales[i], &at[i]);
    }
    if (oldest != NULL)
        check_report(z, &at[oldest - stales],
                     str_fmt(z->r->arena, "文件没有写明年份，但“%.*s”说明原文不晚于%d年",
                             STR(oldest->words), (int)oldest->until));
    if (edition != NULL)
        check_edition(z, edition);
}

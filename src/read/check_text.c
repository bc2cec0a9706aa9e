/* Findings in the text as such: lost digits, placeholders, damage, furniture, outdated references,
 * annexes that are spoken of. */
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"
#include "read/diagnose.h"
#include "read/words.h"

enum {
    PLACES_MAX = 200, /* more places of one finding are counted, not listed */
    OLD_YEAR = 2018,  /* a text without a year is old when it leans on what ended before */
};

static bool is_noise_at(const struct reading *r, size_t at) {
    size_t low = 0, high = r->text.n_lines;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (r->text.lines[mid].to <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low < r->text.n_lines && r->text.lines[low].noise;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

void check_lost_digits(struct checker *z) {
    static const str behind[] = {T("年"), T("]"), T("〕")};
    str s = z->r->text.norm;
    struct places at = {0};
    size_t n = 0;
    for (size_t k = 0; (k = str_find(s, S("200"), k)) != STR_NONE; k += 3) {
        bool alone = (k == 0 || !is_digit(s.ptr[k - 1])) && k + 3 < s.len && !is_digit(s.ptr[k + 3]);
        str rest = str_sub(s, k + 3, s.len);
        bool hit = false;
        for (size_t i = 0; i < COUNT_OF(behind); i++)
            hit = hit || str_starts(rest, behind[i]);
        if (!alone || !hit || is_noise_at(z->r, k))
            continue;
        if (n++ < PLACES_MAX)
            check_place(z, &at, k, k + 6 <= s.len ? k + 6 : k + 4);
    }
    if (n > 0)
        check_report(z, &at, str_fmt(z->r->arena, "%zu 处年份丢了数字（如“200年”），分年度目标无法生成，请补全年份",
                                     n));
}

/* What a placeholder stands for, by the words around it. First fitting row wins. */
static const struct {
    str before, after;
    str kind;
} residues[] = {
    {T(""), T("任"), T("人员")},         {T(""), T("为成员"), T("人员")},   {T(""), T("为"), T("人员")},
    {T("组长:"), T(""), T("人员")},      {T("成员:"), T(""), T("人员")},    {T("签发人:"), T(""), T("人员")},
    {T("联系人:"), T(""), T("人员")},    {T("主任:"), T(""), T("人员")},    {T(""), T("同志"), T("人员")},
    {T("党的"), T(""), T("会议届次")},   {T(""), T("届"), T("会议届次")},   {T(""), T("全会"), T("会议届次")},
    {T("《"), T(""), T("文件名称")},     {T(""), T("号"), T("文号")},       {T(""), T("年"), T("年份")},
    {T(""), T("月"), T("日期")},         {T(""), T("万元"), T("金额")},     {T(""), T("元"), T("金额")},
    {T(""), T("人"), T("数量")},         {T(""), T("次"), T("数量")},       {T(""), T("场"), T("数量")},
};
static const str other_kind = T("单位、地名或名称");

/* A run of X, *, _ or ○ at k: its length in bytes, 0 = none. */
static size_t residue_at(str s, size_t k) {
    static const struct {
        str mark;
        size_t least;
    } marks[] = {{T("X"), 2}, {T("*"), 2}, {T("_"), 3}, {T("×"), 2}, {T("○"), 2}, {T("某某"), 1}};
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        size_t n = 0, at = k;
        while (str_starts(str_sub(s, at, s.len), marks[i].mark)) {
            at += marks[i].mark.len;
            n++;
        }
        if (n >= marks[i].least)
            return at - k;
    }
    return 0;
}

static str residue_kind(str s, size_t from, size_t to) {
    str before = str_sub(s, from > 30 ? from - 30 : 0, from), after = str_sub(s, to, s.len);
    for (size_t i = 0; i < COUNT_OF(residues); i++)
        if (str_ends(before, residues[i].before) && str_starts(after, residues[i].after))
            return residues[i].kind;
    return other_kind;
}

struct residue {
    str kind;
    size_t n;
    struct places at;
};

void check_residue(struct checker *z) {
    str s = z->r->text.norm;
    VEC(struct residue) kinds = {0};
    for (size_t k = 0; k < s.len; k++) {
        if (strchr("X*_\xC3\xE2\xE6", s.ptr[k]) == NULL || s.ptr[k] == '\0')
            continue;
        size_t len = residue_at(s, k);
        bool masked = k > 0 && (is_digit(s.ptr[k - 1]) || s.ptr[k - 1] == '*'); /* 029-8100XXXX */
        if (len == 0 || masked || is_noise_at(z->r, k))
            continue;
        str kind = residue_kind(s, k, k + len);
        size_t i = 0;
        while (i < kinds.n && !str_eq(kinds.v[i].kind, kind))
            i++;
        if (i == kinds.n)
            push(z->r->arena, &kinds)->kind = kind;
        if (kinds.v[i].n++ < PLACES_MAX)
            check_place(z, &kinds.v[i].at, k, k + len);
        k += len - 1;
    }
    for (size_t i = 0; i < kinds.n; i++)
        check_report(z, &kinds.v[i].at, str_fmt(z->r->arena, "%zu 处占位没有填写，应填%.*s",
                                                kinds.v[i].n, STR(kinds.v[i].kind)));
}

/* What a text of a year can no longer lean on: the words, their time, and what came after.
 * To add a row: in order of time, with the year in which the later one came. */
static const struct stale {
    str words;
    str not_before; /* words that make it another thing when they stand right before it; "" = none */
    i64 until;      /* last year in which it is current */
    const char *later;
} stales[] = {
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
    {T("公民道德建设实施纲要"), T("新时代"), 2019, "2019年10月印发了《新时代公民道德建设实施纲要》"},
    {T("爱国主义教育实施纲要"), T("新时代"), 2019, "2019年11月印发了《新时代爱国主义教育实施纲要》"},
};

static str stale_word(const void *table, size_t i) {
    return ((const struct stale *)table)[i].words;
}

/* 2022年…测评体系 in a plan for 2023. */
static void check_edition(struct checker *z) {
    str s = z->r->text.norm;
    i64 year = z->r->head.year_from;
    for (size_t k = 0; year > 0 && (k = str_find(s, S("测评体系"), k)) != STR_NONE; k += 12) {
        size_t from = k > 60 ? k - 60 : 0;
        for (size_t at = k; at-- > from;) {
            if (s.ptr[at] == '\n' || str_starts(str_sub(s, at, k), S("。")) || s.ptr[at] == ',')
                break;
            if (!is_digit(s.ptr[at]) || at < 3 || !str_starts(str_sub(s, at + 1, k), S("年")))
                continue;
            i64 edition = number_ordinal(str_sub(s, at - 3, at + 1));
            if (edition < 2000 || edition >= year)
                break;
            struct places place = {0};
            check_place(z, &place, at - 3, k + 12);
            check_report(z, &place, str_fmt(z->r->arena,
                         "引用的是%d年的测评体系，本文件是%d年度，请确认是否已有新版本",
                         (int)edition, (int)year));
            return;
        }
    }
}

/* The newest congress of the text counts: one that names the 20th may name the 19th as well. */
static bool names_newer(str s, size_t row) {
    return row + 1 < 4 ? str_has(s, stales[row + 1].words) || names_newer(s, row + 1)
                       : row < 4 && str_has(s, S("二十大"));
}

void check_stale(struct checker *z) {
    if (!str_eq(z->r->head.kind, S("plan")) && !str_eq(z->r->head.kind, S("notice")))
        return; /* a report may well speak of the past */
    str s = z->r->text.norm;
    const struct words *sought = words_make(z->r->arena, stales, COUNT_OF(stales), stale_word);
    struct places at[COUNT_OF(stales)] = {{0}};
    u32 id;
    for (size_t k = 0, len; (len = words_next(sought, s, &k, &id)) > 0; k += len) {
        str not_before = stales[id].not_before;
        bool other = not_before.len > 0 && str_ends(str_sub(s, 0, k), not_before);
        if (!other && at[id].n < PLACES_MAX && !is_noise_at(z->r, k))
            check_place(z, &at[id], k, k + len);
    }
    i64 first = z->r->head.year_from, last = z->r->head.year_to;
    const struct stale *oldest = NULL; /* in a text without a year, one line is enough */
    for (size_t i = 0; i < COUNT_OF(stales); i++) {
        const struct stale *row = &stales[i];
        if (at[i].n == 0 || (i < 4 && names_newer(s, i)))
            continue;
        str words = row->words;
        if (first > row->until)
            check_report(z, &at[i], str_fmt(z->r->arena, "%d年度的文件仍以“%.*s”为依据：%s",
                                            (int)first, STR(words), row->later));
        else if (last > row->until && first > 0)
            check_report(z, &at[i], str_fmt(z->r->arena, "文件管到%d年，文中的“%.*s”到时已经过时：%s",
                                            (int)last, STR(words), row->later));
        else if (first == 0 && row->until < OLD_YEAR && (oldest == NULL || row->until < oldest->until))
            oldest = row;
    }
    if (oldest != NULL)
        check_report(z, &at[oldest - stales],
                     str_fmt(z->r->arena, "文件没有写明年份，但“%.*s”说明原文不晚于%d年",
                             STR(oldest->words), (int)oldest->until));
    check_edition(z);
}

/* A cited ledger or plan that should be enclosed. */
static bool is_enclosure(str title) {
    static const str words[] = {T("台账"), T("分工表"), T("分解表"), T("任务清单"), T("责任清单"),
                                T("计划表"), T("进度表"), T("一览表")};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_ends(title, words[i]))
            return true;
    return false;
}

void check_annex(struct checker *z) {
    static const str words[] = {T("另附"), T("附后"), T("详见附件"), T("见附件")};
    const struct reading *r = z->r;
    for (size_t i = 0; i < r->text.n_lines; i++)
        if (r->text.lines[i].kind == BLOCK_CELL && !r->text.lines[i].noise)
            return;
    for (size_t i = 0; i < r->items.n; i++)
        if (r->items.v[i].style == STYLE_ANNEX)
            return;
    struct places at = {0};
    str name = S("");
    const struct task *tasks = z->facts->tasks.v;
    for (size_t i = 0; i < z->facts->tasks.n; i++)
        for (size_t k = 0; k < tasks[i].cites.n; k++)
            if (is_enclosure(tasks[i].cites.v[k])) {
                *push(r->arena, &at) = tasks[i].place;
                name = name.len == 0 ? tasks[i].cites.v[k] : name;
            }
    for (size_t i = 0; i < COUNT_OF(words); i++)
        for (size_t k = 0; (k = str_find(r->text.norm, words[i], k)) != STR_NONE; k += 3)
            if (at.n < PLACES_MAX && !is_noise_at(r, k))
                check_place(z, &at, k, k + words[i].len);
    if (at.n == 0)
        return;
    str what = name.len > 0 ? str_fmt(r->arena, "《%.*s》", STR(name)) : S("附件或另附的计划");
    check_report(z, &at, str_fmt(r->arena, "文中提到%.*s，但文件里没有", STR(what)));
}

/* 确?!耙?定: a mark inside a word, where a byte was lost; ?013 likewise. */
static bool is_mojibake(str s, size_t k) {
    str rest = str_sub(s, k, s.len);
    bool mark = str_starts(rest, S("?!")) || (k + 1 < s.len && is_digit(s.ptr[k + 1]));
    return mark && k >= 3 && (u8)s.ptr[k - 1] >= 0x80;
}

void check_damaged(struct checker *z) {
    str s = z->r->text.norm;
    struct places at = {0};
    size_t n = 0;
    for (size_t k = 0; (k = str_find(s, S("?"), k)) != STR_NONE; k++)
        if (is_mojibake(s, k) && !is_noise_at(z->r, k) && n++ < PLACES_MAX)
            check_place(z, &at, k, k + 2);
    if (z->r->text.lost > 0) {
        n += z->r->text.lost;
        *push(z->r->arena, &at) = z->r->text.lost_at;
    }
    if (n > 0)
        check_report(z, &at, str_fmt(z->r->arena, "%zu 处文字损坏，损坏处不作猜测", n));
}

void check_pinyin(struct checker *z) {
    if (z->r->text.pinyin == 0)
        return;
    struct places at = {0};
    *push(z->r->arena, &at) = z->r->text.pinyin_at;
    check_report(z, &at, str_fmt(z->r->arena, "%zu 处汉字后粘连了拼音，读取时已去除", z->r->text.pinyin));
}

void check_noise(struct checker *z) {
    const struct noise *noise = z->facts->noise.v;
    struct places at = {0};
    for (size_t i = 0; i < z->facts->noise.n && i < PLACES_MAX; i++)
        *push(z->r->arena, &at) = noise[i].place;
    if (at.n > 0)
        check_report(z, &at, str_fmt(z->r->arena, "%zu 处内容不属于文件（如“%.*s”），已排除",
                                     z->facts->noise.n, STR(utf8_cut(noise[0].text, 12))));
}

/* Findings in the text as such: lost digits, placeholders, damage, furniture, outdated references,
 * annexes that are spoken of. */
#include "base/utf8.h"
#include "read/diagnose.h"

/* The hits of one kind, one after the other; k is the index of the last one, SIZE_MAX at first. */
static const struct signal_hit *next_hit(const struct checker *z, enum signal_kind kind,
                                         size_t *k) {
    for (*k += 1; *k < z->hits.n; *k += 1)
        if (z->hits.v[*k].kind == kind)
            return &z->hits.v[*k];
    return NULL;
}

void check_lost_digits(struct checker *z) {
    static const str behind[] = {T("年"), T("]"), T("〕")};
    str s = z->r->text.norm;
    struct places at = {0};
    size_t n = 0, i = STR_NONE;
    for (const struct signal_hit *hit; (hit = next_hit(z, SIGNAL_DIGITS, &i)) != NULL;) {
        str rest = str_sub(s, hit->at + 3, s.len);
        bool alone = (hit->at == 0 || !ascii_is_digit(s.ptr[hit->at - 1]));
        bool lost = false;
        for (size_t k = 0; k < COUNT_OF(behind); k++)
            lost = lost || str_starts(rest, behind[k]);
        if (alone && lost && n++ < CHECK_PLACES_MAX)
            check_place(z, &at, hit->at, hit->at + 4);
    }
    if (n > 0)
        check_report(z, &at,
                     str_fmt(z->r->arena,
                             "%zu 处年份丢了数字（如“200年”），分年度目标无法生成，请补全年份", n));
}

/* What a placeholder stands for, by the words around it. First fitting row wins. */
static const struct {
    str before, after;
    str kind;
} residues[] = {
    {T(""), T("任"), T("人员")},       {T(""), T("为成员"), T("人员")},
    {T(""), T("为"), T("人员")},       {T("组长:"), T(""), T("人员")},
    {T("成员:"), T(""), T("人员")},    {T("签发人:"), T(""), T("人员")},
    {T("联系人:"), T(""), T("人员")},  {T("电话:"), T(""), T("联系电话")},
    {T("主任:"), T(""), T("人员")},    {T(""), T("同志"), T("人员")},
    {T("党的"), T(""), T("会议届次")}, {T(""), T("届"), T("会议届次")},
    {T(""), T("全会"), T("会议届次")}, {T("《"), T(""), T("文件名称")},
    {T(""), T("号"), T("文号")},       {T(""), T("年"), T("年份")},
    {T(""), T("月"), T("日期")},       {T(""), T("万元"), T("金额")},
    {T(""), T("元"), T("金额")},       {T(""), T("人"), T("数量")},
    {T(""), T("次"), T("数量")},       {T(""), T("场"), T("数量")},
};
static const str other_kind = T("单位、地名或名称");

/* The run of one mark at k: X, *, _, ×, ○; two of them at least, but for X月X日. */
static size_t residue_at(str s, size_t k) {
    size_t one = k, n = 0, at = k;
    utf8_next(s, &one);
    str mark = str_sub(s, k, one);
    for (; str_starts(str_sub(s, at, s.len), mark); n++)
        at += mark.len;
    str rest = str_sub(s, at, s.len);
    bool date = str_starts(rest, S("月")) || str_starts(rest, S("日"));
    return n >= 2 || date ? at - k : str_starts(str_sub(s, k, s.len), S("某某")) ? 6 : 0;
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
    size_t hit_index = STR_NONE, end = 0;
    for (const struct signal_hit *hit; (hit = next_hit(z, SIGNAL_RESIDUE, &hit_index)) != NULL;) {
        size_t k = hit->at + hit->value, len = residue_at(s, k); /* behind 20 of 20XX年 */
        if (len == 0 || k < end)
            continue;
        end = k + len;
        bool masked = hit->value == 0 && k > 0 && ascii_is_digit(s.ptr[k - 1]); /* 029-8100XXXX */
        if (masked)
            continue;
        str kind = residue_kind(s, k, end);
        size_t i = 0;
        while (i < kinds.n && !str_eq(kinds.v[i].kind, kind))
            i++;
        if (i == kinds.n)
            push(z->r->arena, &kinds)->kind = kind;
        if (kinds.v[i].n++ < CHECK_PLACES_MAX)
            check_place(z, &kinds.v[i].at, k, end);
    }
    for (size_t i = 0; i < kinds.n; i++)
        check_report(z, &kinds.v[i].at,
                     str_fmt(z->r->arena, "%zu 处占位没有填写，应填%.*s", kinds.v[i].n,
                             STR(kinds.v[i].kind)));
}

/* A cited ledger or plan that should be enclosed. */
static bool is_enclosure(str title) {
    static const str words[] = {T("台账"),     T("分工表"), T("分解表"), T("任务清单"),
                                T("责任清单"), T("计划表"), T("进度表"), T("一览表")};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_ends(title, words[i]))
            return true;
    return false;
}

void check_annex(struct checker *z) {
    const struct reading *r = z->r;
    for (size_t i = 0; i < r->text.n_lines; i++)
        if (r->text.lines[i].kind == BLOCK_CELL && !r->text.lines[i].noise)
            return;
    for (size_t i = 0; i < r->items.n; i++)
        if (r->items.v[i].style == STYLE_ANNEX)
            return;
    struct places at = {0};
    str name = S("");
    const struct task_fact *tasks = z->facts->tasks.v;
    for (size_t i = 0; i < z->facts->tasks.n; i++)
        for (size_t k = 0; k < tasks[i].cites.n; k++)
            if (is_enclosure(tasks[i].cites.v[k])) {
                *push(r->arena, &at) = tasks[i].place;
                name = name.len == 0 ? tasks[i].cites.v[k] : name;
            }
    size_t i = STR_NONE;
    for (const struct signal_hit *hit; (hit = next_hit(z, SIGNAL_ENCLOSURE, &i)) != NULL;)
        if (at.n < CHECK_PLACES_MAX)
            check_place(z, &at, hit->at, hit->at + hit->len);
    if (at.n == 0)
        return;
    str what = name.len > 0 ? str_fmt(r->arena, "《%.*s》", STR(name)) : S("附件或另附的计划");
    check_report(z, &at, str_fmt(r->arena, "文中提到%.*s，但文件里没有", STR(what)));
}

/* 确?!耙?定: a mark inside a word, where a byte was lost; ?013 likewise. */
static bool is_mojibake(str s, size_t k) {
    str rest = str_sub(s, k, s.len);
    bool mark = str_starts(rest, S("?!")) || (k + 1 < s.len && ascii_is_digit(s.ptr[k + 1]));
    return mark && k >= 3 && (u8)s.ptr[k - 1] >= 0x80;
}

void check_damaged(struct checker *z) {
    str s = z->r->text.norm;
    struct places at = {0};
    size_t n = 0, i = STR_NONE;
    for (const struct signal_hit *hit; (hit = next_hit(z, SIGNAL_MARK, &i)) != NULL;)
        if (is_mojibake(s, hit->at) && n++ < CHECK_PLACES_MAX)
            check_place(z, &at, hit->at, hit->at + 2);
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
    check_report(z, &at,
                 str_fmt(z->r->arena, "%zu 处汉字后粘连了拼音，读取时已去除", z->r->text.pinyin));
}

void check_noise(struct checker *z) {
    const struct noise *noise = z->facts->noise.v;
    struct places at = {0};
    for (size_t i = 0; i < z->facts->noise.n && i < CHECK_PLACES_MAX; i++)
        *push(z->r->arena, &at) = noise[i].place;
    if (at.n > 0)
        check_report(z, &at,
                     str_fmt(z->r->arena, "%zu 处内容不属于文件（如“%.*s”），已排除",
                             z->facts->noise.n, STR(utf8_cut(noise[0].text, 12))));
}

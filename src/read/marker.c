/* The grammar of markers. */
#include "read/marker.h"

#include "base/number.h"

#define END                                                                                        \
    { NULL, 0 }

/* Most texts number so: the only markers that begin with a digit are the first rows. */
enum {
    DIGIT_RULES = 2
};

const struct marker_rule marker_rules[] = {
    {STYLE_ARABIC_IN, T(""), '9', {T(")、"), T(")"), END}, 1, 0, "1)组织观看", "1)"},
    {STYLE_ARABIC, T(""), '9', {T("."), T("、"), T(":"), END}, 0, 0, "12.落实要求", "12"},
    {STYLE_ANNEX, T("附件"), '9', {T(":"), T(""), END}, 0, 0, "附件1:任务分工表", "附件1"},
    {STYLE_ANNEX, T("附件"), '#', {T(":"), T(""), END}, 0, 0, "附件一", "附件一"},
    {STYLE_PHASE,
     T("第"),
     '#',
     {T("阶段:"), T("阶段,"), T("阶段、"), T("阶段"), END},
     6,
     0,
     "第一阶段:宣传发动",
     "第一阶段"},
    {STYLE_PHASE, T("第"), '#', {T("步:"), T("步,"), END}, 3, 0, "第二步:组织实施", "第二步"},
    {STYLE_CHAPTER,
     T("第"),
     '#',
     {T("部分:"), T("部分"), END},
     6,
     0,
     "第二部分工作任务",
     "第二部分"},
    {STYLE_CHAPTER, T("第"), '#', {T("章"), END}, 3, 0, "第一章总则", "第一章"},
    {STYLE_ARTICLE, T("第"), '#', {T("条"), END}, 3, 0, "第十二条各单位应当", "第十二条"},
    {STYLE_NTH, T("第"), '#', {T(","), T("、"), T(":"), END}, 0, 0, "第一,提高认识", "第一"},
    {STYLE_SHI, T(""), '#', {T("是"), T("要"), END}, 3, 0, "一是召开动员大会", "一是"},
    {STYLE_HAN, T(""), '#', {T("、"), T("."), T(":"), END}, 0, 0, "十一、加强队伍建设", "十一"},
    {STYLE_HAN_IN, T("("), '#', {T(")、"), T(")."), T(")"), END}, 1, 0, "(一)指导思想", "(一)"},
    {STYLE_HAN_IN, T(""), '#', {T(")"), END}, 1, 0, "一)指导思想", "一)"},
    {STYLE_ARABIC_IN,
     T("("),
     '9',
     {T(")、"), T(")."), T(")"), END},
     1,
     0,
     "(1)幕布由社区布置",
     "(1)"},
    {STYLE_CIRCLED, T(""), 'o', {T(""), END}, 0, 0, "③检查落实", "③"},
    {STYLE_SEQUENCE,
     T("首先"),
     0,
     {T(","), T("要"), T("是"), T(""), END},
     0,
     1,
     "首先要加大学习力度",
     "首先"},
    {STYLE_SEQUENCE,
     T("其次"),
     0,
     {T(","), T("要"), T("是"), T(""), END},
     0,
     2,
     "其次,完善硬件",
     "其次"},
    {STYLE_SEQUENCE, T("再次"), 0, {T(","), T("要"), T("是"), END}, 0, 3, "再次,强化检查", "再次"},
    {STYLE_SEQUENCE, T("最后"), 0, {T(","), T("要"), END}, 0, 4, "最后,做好总结", "最后"},
};
const size_t marker_rules_n = COUNT_OF(marker_rules);

/* 一 to 十, 百: not 两 or 〇, which number no items. */
static bool is_han_digit(str s, size_t at) {
    if (at + 3 > s.len)
        return false;
    switch ((u32)(u8)s.ptr[at] << 16 | (u32)(u8)s.ptr[at + 1] << 8 | (u8)s.ptr[at + 2]) {
    case 0xE4B880: /* 一 */
    case 0xE4BA8C: /* 二 */
    case 0xE4B889: /* 三 */
    case 0xE59B9B: /* 四 */
    case 0xE4BA94: /* 五 */
    case 0xE585AD: /* 六 */
    case 0xE4B883: /* 七 */
    case 0xE585AB: /* 八 */
    case 0xE4B99D: /* 九 */
    case 0xE58D81: /* 十 */
    case 0xE799BE: /* 百 */
        return true;
    default:
        return false;
    }
}

/* An Arabic number of one to three digits at the front of s: its length, or 0. */
static size_t arabic_of(str s, i64 *ordinal_out) {
    size_t len = 0;
    i64 n = 0;
    for (; len < s.len && s.ptr[len] >= '0' && s.ptr[len] <= '9'; len++)
        n = len < 3 ? n * 10 + (s.ptr[len] - '0') : -1;
    *ordinal_out = n;
    return n > 0 ? len : 0;
}

/* A Chinese number at the front of s, 一 to 九十九 and beyond: its length, or 0. */
static size_t han_of(str s, i64 *ordinal_out) {
    size_t len = 0;
    while (len <= 12 && is_han_digit(s, len))
        len += 3;
    *ordinal_out = len > 0 ? number_ordinal(str_sub(s, 0, len)) : 0;
    return *ordinal_out > 0 ? len : 0;
}

/* ① to ⑩. */
static size_t circled_of(str s, i64 *ordinal_out) {
    bool circled = str_starts(s, S("\xE2\x91")) && s.len > 2 && (u8)s.ptr[2] <= 0xA9;
    *ordinal_out = circled ? (u8)s.ptr[2] - 0x9F : 0;
    return circled ? 3 : 0;
}

/* A number of the kind that a row asks for at the front of s: its length, or 0. */
static size_t number_of(char kind, str s, i64 *ordinal_out) {
    switch (kind) {
    case '9':
        return arabic_of(s, ordinal_out);
    case '#':
        return han_of(s, ordinal_out);
    default:
        return circled_of(s, ordinal_out);
    }
}

/* 1.5万元 and 10.30 are no markers; 1.2023年 is one. */
static bool is_decimal(str after) {
    size_t n = 0;
    while (n < after.len && after.ptr[n] >= '0' && after.ptr[n] <= '9')
        n++;
    str rest = str_sub(after, n, after.len);
    bool date = (n == 4 && str_starts(rest, S("年"))) || (n <= 2 && str_starts(rest, S("月")));
    return n > 0 && !date;
}

/* Whether the first byte of a text can be the first of the rule's marker. */
static bool may_match(const struct marker_rule *r, char first) {
    return r->before.len > 0 ? r->before.ptr[0] == first : first != '(';
}

static bool rule_matches(const struct marker_rule *r, str s, struct marker *m_out) {
    if (!str_starts(s, r->before))
        return false;
    i64 ordinal = r->ordinal;
    size_t at = r->before.len;
    if (r->number != 0) {
        str rest = str_sub(s, at, s.len);
        size_t len = number_of(r->number, rest, &ordinal);
        if (len == 0)
            return false;
        at += len;
    }
    for (size_t i = 0; i < COUNT_OF(r->after) && r->after[i].ptr != NULL; i++) {
        str after = r->after[i];
        str rest = str_sub(s, at, s.len);
        if (!str_starts(rest, after))
            continue;
        rest = str_sub(rest, after.len, rest.len);
        if (r->style == STYLE_ARABIC && str_eq(after, S(".")) && is_decimal(rest))
            return false;
        if (r->style == STYLE_SEQUENCE && (str_eq(after, S("要")) || str_eq(after, S("是"))))
            after.len = 0; /* the verb belongs to the text */
        size_t bare = at + (after.len < r->bare_after ? after.len : r->bare_after);
        *m_out = (struct marker){r->style, ordinal, at + after.len, bare};
        return true;
    }
    return false;
}

bool marker_at(str s, size_t at, struct marker *m_out) {
    if (at + 1 >= s.len || !marker_may_start(s, at))
        return false;
    str rest = str_sub(s, at, at + 48 < s.len ? at + 48 : s.len);
    bool digit = str_digit(rest, 0);
    for (size_t i = digit ? 0 : DIGIT_RULES, n = digit ? DIGIT_RULES : marker_rules_n; i < n; i++)
        if (may_match(&marker_rules[i], rest.ptr[0]) && rule_matches(&marker_rules[i], rest, m_out))
            return true;
    return false;
}

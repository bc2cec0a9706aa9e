/* The grammar of markers. */
#include "read/marker.h"

#include "base/number.h"

const struct marker_rule marker_rules[] = {
    {STYLE_ANNEX, "附件", '9', {":", "", NULL}, 0, 0, "附件1:任务分工表", "附件1"},
    {STYLE_ANNEX, "附件", '#', {":", "", NULL}, 0, 0, "附件一", "附件一"},
    {STYLE_PHASE, "第", '#', {"阶段:", "阶段,", "阶段、", "阶段", NULL}, 6, 0, "第一阶段:宣传发动", "第一阶段"},
    {STYLE_PHASE, "第", '#', {"步:", "步,", NULL}, 3, 0, "第二步:组织实施", "第二步"},
    {STYLE_CHAPTER, "第", '#', {"部分:", "部分", NULL}, 6, 0, "第二部分工作任务", "第二部分"},
    {STYLE_CHAPTER, "第", '#', {"章", NULL}, 3, 0, "第一章总则", "第一章"},
    {STYLE_ARTICLE, "第", '#', {"条", NULL}, 3, 0, "第十二条各单位应当", "第十二条"},
    {STYLE_NTH, "第", '#', {",", "、", ":", NULL}, 0, 0, "第一,提高认识", "第一"},
    {STYLE_SHI, "", '#', {"是", "要", NULL}, 3, 0, "一是召开动员大会", "一是"},
    {STYLE_HAN, "", '#', {"、", ".", ":", NULL}, 0, 0, "十一、加强队伍建设", "十一"},
    {STYLE_HAN_IN, "(", '#', {")、", ").", ")", NULL}, 1, 0, "(一)指导思想", "(一)"},
    {STYLE_HAN_IN, "", '#', {")", NULL}, 1, 0, "一)指导思想", "一)"},
    {STYLE_ARABIC_IN, "(", '9', {")、", ").", ")", NULL}, 1, 0, "(1)幕布由社区布置", "(1)"},
    {STYLE_ARABIC_IN, "", '9', {")、", ")", NULL}, 1, 0, "1)组织观看", "1)"},
    {STYLE_ARABIC, "", '9', {".", "、", ":", NULL}, 0, 0, "12.落实要求", "12"},
    {STYLE_SEQUENCE, "首先", 0, {",", "要", "是", "", NULL}, 0, 1, "首先要加大学习力度", "首先"},
    {STYLE_SEQUENCE, "其次", 0, {",", "要", "是", "", NULL}, 0, 2, "其次,完善硬件", "其次"},
    {STYLE_SEQUENCE, "再次", 0, {",", "要", "是", NULL}, 0, 3, "再次,强化检查", "再次"},
    {STYLE_SEQUENCE, "最后", 0, {",", "要", NULL}, 0, 4, "最后,做好总结", "最后"},
    {STYLE_CIRCLED, "①", 0, {"", NULL}, 0, 1, "①制定方案", "①"},
    {STYLE_CIRCLED, "②", 0, {"", NULL}, 0, 2, "②组织学习", "②"},
    {STYLE_CIRCLED, "③", 0, {"", NULL}, 0, 3, "③检查落实", "③"},
    {STYLE_CIRCLED, "④", 0, {"", NULL}, 0, 4, "④总结提高", "④"},
    {STYLE_CIRCLED, "⑤", 0, {"", NULL}, 0, 5, "⑤表彰先进", "⑤"},
    {STYLE_CIRCLED, "⑥", 0, {"", NULL}, 0, 6, "⑥建立台账", "⑥"},
    {STYLE_CIRCLED, "⑦", 0, {"", NULL}, 0, 7, "⑦开展培训", "⑦"},
    {STYLE_CIRCLED, "⑧", 0, {"", NULL}, 0, 8, "⑧报送材料", "⑧"},
    {STYLE_CIRCLED, "⑨", 0, {"", NULL}, 0, 9, "⑨公开公示", "⑨"},
    {STYLE_CIRCLED, "⑩", 0, {"", NULL}, 0, 10, "⑩建立档案", "⑩"},
};
const size_t marker_rules_n = COUNT_OF(marker_rules);

/* A number of the wanted writing at the front of s: its length, or 0. */
static size_t number_of(str s, char number, i64 *ordinal_out) {
    size_t len = 0;
    if (number == '9') {
        while (len < s.len && s.ptr[len] >= '0' && s.ptr[len] <= '9')
            len++;
        if (len > 3)
            return 0;
    } else {
        static const str digits[] = {T("一"), T("二"), T("三"), T("四"), T("五"), T("六"),
                                     T("七"), T("八"), T("九"), T("十"), T("百")};
        for (bool more = true; more && len <= 12;) {
            more = false;
            for (size_t i = 0; i < COUNT_OF(digits) && !more; i++)
                more = str_starts(str_sub(s, len, s.len), digits[i]);
            len += more ? 3 : 0;
        }
    }
    *ordinal_out = len > 0 ? number_ordinal(str_sub(s, 0, len)) : -1;
    return *ordinal_out > 0 ? len : 0;
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

static bool rule_matches(const struct marker_rule *r, str s, struct marker *m_out) {
    str before = str_from(r->before);
    if (!str_starts(s, before))
        return false;
    i64 ordinal = r->ordinal;
    size_t at = before.len;
    if (r->number != 0) {
        size_t len = number_of(str_sub(s, at, s.len), r->number, &ordinal);
        if (len == 0)
            return false;
        at += len;
    }
    for (size_t i = 0; r->after[i] != NULL; i++) {
        str after = str_from(r->after[i]);
        str rest = str_sub(s, at, s.len);
        if (!str_starts(rest, after))
            continue;
        rest = str_sub(rest, after.len, rest.len);
        if (r->style == STYLE_ARABIC && is_decimal(rest))
            return false;
        if (r->style == STYLE_SEQUENCE && (str_eq(after, S("要")) || str_eq(after, S("是"))))
            after.len = 0; /* the verb belongs to the text */
        size_t bare = at + (after.len < r->bare_after ? after.len : r->bare_after);
        *m_out = (struct marker){r->style, ordinal, at + after.len, bare};
        return true;
    }
    return false;
}

/* Which bytes can start a marker at all: most positions are refused by one look. */
static bool may_start(u8 first, u8 second) {
    if (first >= '0' && first <= '9')
        return true;
    if (first == '(')
        return true;
    if (first == 0xE2)
        return second == 0x91; /* ①…⑩ */
    return first >= 0xE4 && first <= 0xE9;
}

bool marker_at(str s, size_t at, struct marker *m_out) {
    if (at + 1 >= s.len || !may_start((u8)s.ptr[at], (u8)s.ptr[at + 1]))
        return false;
    str rest = str_sub(s, at, at + 48 < s.len ? at + 48 : s.len);
    for (size_t i = 0; i < marker_rules_n; i++)
        if (rule_matches(&marker_rules[i], rest, m_out))
            return true;
    return false;
}

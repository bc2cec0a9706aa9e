/* Kinds and years, as titles tell them. */
#include "read/kind.h"

#include "base/number.h"

/* How titles end; the first that fits, so longer ones first. */
const struct kind_rule kind_rules[] = {
    {"的通知", "notice", "关于开展检查的通知"},
    {"通知", "notice", "放假通知"},
    {"工作总结", "summary", "2023年工作总结"},
    {"总结", "summary", "上半年工作总结"},
    {"汇报", "summary", "创建工作情况汇报"},
    {"报告", "summary", "2021年工作情况的报告"},
    {"工作小结", "summary", "一季度工作小结"},
    {"情况", "summary", "2023年创建工作情况"},
    {"实施方案", "plan", "2023年工作实施方案"},
    {"方案", "plan", "试点工作方案"},
    {"规划", "plan", "三年创建规划"},
    {"计划", "plan", "2024年工作计划"},
    {"要点", "plan", "2021年工作要点"},
    {"意见", "plan", "关于加强老年人体育工作的意见"},
    {"措施", "plan", "若干措施"},
    {"安排", "plan", "2024年活动安排"},
    {"打算", "plan", "2024年工作打算"},
    {"部署", "plan", "重点工作部署"},
    {"实施细则", "plan", "考核实施细则"},
    {"办法", "plan", "创建管理办法"},
    {"分解表", "ledger", "任务分解表"},
    {"分工表", "ledger", "责任分工表"},
    {"一览表", "ledger", "任务一览表"},
    {"进度表", "ledger", "工作进度表"},
    {"台账", "ledger", "任务分工台账"},
    {"清单", "ledger", "责任清单"},
    {"思考", "article", "加强创建工作的思考"},
    {"探析", "article", "路径探析"},
    {"探讨", "article", "问题探讨"},
    {"实践与探索", "article", "创建的实践与探索"},
};
const size_t kind_rules_n = COUNT_OF(kind_rules);

/* What the lead paragraph says of the paper; the first that fits. */
const struct kind_rule lead_rules[] = {
    {"通知如下", "notice", "现就有关事项通知如下:"},
    {"请遵照执行", "notice", "现印发给你们,请遵照执行。"},
    {"请认真贯彻", "notice", "现印发给你们,请认真贯彻执行。"},
    {"计划如下", "plan", "特制定工作计划如下:"},
    {"方案如下", "plan", "现制定如下方案如下:"},
    {"安排如下", "plan", "现将有关工作安排如下:"},
    {"意见如下", "plan", "现提出如下意见,意见如下:"},
    {"本方案", "plan", "结合实际,制定本方案。"},
    {"本实施方案", "plan", "制定本实施方案。"},
    {"本计划", "plan", "特制订本计划。"},
    {"如下方案", "plan", "制定如下方案。"},
    {"如下实施方案", "plan", "制定如下实施方案:"},
    {"如下计划", "plan", "特拟定如下计划:"},
    {"如下工作计划", "plan", "制定如下工作计划:"},
    {"如下意见", "plan", "提出如下意见:"},
    {"如下安排", "plan", "作如下安排:"},
    {"总结如下", "summary", "现将一年来的工作总结如下:"},
    {"汇报如下", "summary", "现将有关情况汇报如下:"},
    {"报告如下", "summary", "现将落实情况报告如下:"},
    {"情况如下", "summary", "现将开展情况如下:"},
    {"小结如下", "summary", "现将上半年工作小结如下:"},
};
const size_t lead_rules_n = COUNT_OF(lead_rules);

/* (试行), (2021-2023), (征求意见稿) do not count for the ending. */
static str without_brackets(str title) {
    while (str_ends(title, S(")"))) {
        size_t at = title.len;
        while (at > 0 && title.ptr[at - 1] != '(')
            at--;
        if (at <= 1)
            break;
        title = str_sub(title, 0, at - 1);
    }
    return title;
}

/* What ends the title of one of many, or of last year's: 方案1, 方案篇一, 方案2022年. */
static str without_number(str title) {
    static const str numbers[] = {T("一"), T("二"), T("三"), T("四"), T("五"),
                                  T("六"), T("七"), T("八"), T("九"), T("十")};
    str s = title;
    if (str_ends(s, S("年")))
        s.len -= 3;
    size_t digits = s.len;
    while (digits > 0 && s.ptr[digits - 1] >= '0' && s.ptr[digits - 1] <= '9')
        digits--;
    if (s.len < title.len)
        return s.len - digits == 4 ? str_sub(s, 0, digits) : title;
    s.len = digits;
    for (size_t i = 0; i < COUNT_OF(numbers); i++)
        if (str_ends(s, numbers[i]) && str_ends(str_sub(s, 0, s.len - 3), S("篇")))
            s.len -= 3;
    return str_ends(s, S("篇")) && s.len < title.len ? str_sub(s, 0, s.len - 3) : s;
}

bool is_list_title(str title) {
    return str_ends(title, S("篇")) || str_ends(title, S("篇)")) || str_ends(title, S("怎么写"));
}

/* 方案范文, 总结(精选3篇): what a template site adds to a title. */
static str without_site_words(str title) {
    static const str words[] = {T("范文"), T("模板"), T("精选"), T("参考"), T("样本"), T("最新")};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_ends(title, words[i]))
            return str_sub(title, 0, title.len - words[i].len);
    return title;
}

str kind_of_lead(str lead) {
    for (size_t i = 0; i < lead_rules_n; i++)
        if (str_has(lead, str_from(lead_rules[i].ending)))
            return str_from(lead_rules[i].kind);
    return S("");
}

/* 工作总结和下半年工作计划: first of all it sums up. */
static bool sums_up_first(str title) {
    static const str words[] = {T("总结及"), T("总结和"), T("总结与"),
                                T("总结暨"), T("总结、"), T("情况及")};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_has(title, words[i]))
            return true;
    return false;
}

str kind_of_title(str title) {
    title = without_site_words(without_number(without_brackets(title)));
    if (sums_up_first(title))
        return S("summary");
    for (size_t i = 0; i < kind_rules_n; i++)
        if (str_ends(title, str_from(kind_rules[i].ending)))
            return str_from(kind_rules[i].kind);
    return S("");
}

bool year_at(str s, size_t at, i64 *year_out) {
    bool start = at == 0 || s.ptr[at - 1] < '0' || s.ptr[at - 1] > '9';
    if (!start || at + 4 > s.len ||
        (at + 4 < s.len && s.ptr[at + 4] >= '0' && s.ptr[at + 4] <= '9'))
        return false;
    i64 year = number_ordinal(str_sub(s, at, at + 4));
    *year_out = year;
    return year >= 1990 && year <= 2099;
}

/* 至 or a dash of any kind at the front of s: its length. */
static size_t dash_at(str s) {
    static const str dashes[] = {T("年至"), T("年到"), T("年-"), T("年—"), T("年–"),
                                 T("年~"),  T("——"),   T("至"),  T("-"),   T("—"),
                                 T("–"),    T("~"),    T("到")};
    for (size_t i = 0; i < COUNT_OF(dashes); i++)
        if (str_starts(s, dashes[i]))
            return dashes[i].len;
    return 0;
}

bool years_of(str title, i64 *from_out, i64 *to_out) {
    bool found = false;
    for (size_t at = 0; at + 4 <= title.len; at++) {
        i64 year;
        if (!year_at(title, at, &year))
            continue;
        str after = str_sub(title, at + 4, title.len);
        size_t dash = dash_at(after);
        i64 last;
        if (dash > 0 && year_at(title, at + 4 + dash, &last) && last >= year) {
            *from_out = year;
            *to_out = last;
            return true;
        }
        bool number = str_starts(after, S("〕")) || str_starts(after, S("]"));
        if (found && !number && year == *from_out + 1) /* 2023年度总结及2024年思路 */
            *to_out = year;
        if (number || found)
            continue;
        *from_out = *to_out = year;
        found = true;
    }
    return found;
}

/* Words for people. */
#include "app/wording.h"

#include "base/number.h"
#include "base/out.h"
#include "base/utf8.h"

#include <string.h>

enum {
    HIGH_PCT = 80,   /* confidence that counts as 高 */
    MEDIUM_PCT = 50, /* as 中 */
    NESTED_MAX = 32, /* brackets inside one another that are paired */
};

struct word {
    const char *code, *chinese, *english;
};

static const struct word kinds[] = {
    {"plan", "方案", "plan"},       {"notice", "通知", "notice"},   {"ledger", "台账", "ledger"},
    {"summary", "总结", "summary"}, {"article", "文章", "article"}, {"other", "文件", "document"},
};

static const struct word roles[] = {
    {"guiding", "总体要求", ""}, {"goal", "目标", ""},         {"organisation", "组织领导", ""},
    {"phase", "阶段", ""},       {"measures", "任务举措", ""}, {"requirement", "工作要求", ""},
    {"task", "任务", ""},        {"background", "背景", ""},   {"result", "成效", ""},
    {"problem", "问题", ""},     {"next", "下一步", ""},
};

static const struct word cadences[] = {
    {"weekly", "每周", ""},        {"monthly", "每月", ""}, {"quarterly", "每季度", ""},
    {"half-yearly", "每半年", ""}, {"yearly", "每年", ""},  {"continuous", "常态化", ""},
};

static const struct word severities[] = {
    {"error", "错误", ""},
    {"warning", "应改", ""},
    {"note", "提示", ""},
};

static const struct word bounds[] = {
    {">=", "不少于", ""},
    {"<=", "不超过", ""},
    {"~", "约", ""},
};

/* Half-width marks and what Chinese text uses instead. */
static const struct {
    char half;
    const char *full;
} marks[] = {
    {',', "，"}, {';', "；"}, {':', "："}, {'?', "？"}, {'!', "！"},
};

static const struct word *find(const struct word *words, size_t n, str code) {
    for (size_t i = 0; i < n; i++)
        if (str_eq(code, str_from(words[i].code)))
            return &words[i];
    return NULL;
}

#define FIND(table, code) find((table), COUNT_OF(table), (code))

static str chinese_or(const struct word *w, str otherwise) {
    return w != NULL ? str_from(w->chinese) : otherwise;
}

str wording_kind(str kind, bool chinese) {
    const struct word *w = FIND(kinds, kind);
    if (w == NULL)
        w = &kinds[COUNT_OF(kinds) - 1];
    return str_from(chinese ? w->chinese : w->english);
}

str wording_role(str role) {
    return chinese_or(FIND(roles, role), S(""));
}

str wording_cadence(str cadence) {
    return chinese_or(FIND(cadences, cadence), cadence);
}

str wording_severity(str severity) {
    return chinese_or(FIND(severities, severity), severity);
}

str wording_confidence(i64 pct) {
    if (pct >= HIGH_PCT)
        return S("高");
    return pct >= MEDIUM_PCT ? S("中") : S("低");
}

static void write_amount(struct out *o, const struct quantity *q) {
    static const i64 wan = 10000;
    out_raw(o, chinese_or(FIND(bounds, q->bound), S("")));
    bool short_form = q->n.v >= wan * 1000 && q->n.v % (wan * 10) == 0; /* two decimals of 万 */
    out_milli(o, short_form ? (milli){q->n.v / wan} : q->n);
    if (short_form)
        out_raw(o, S("万"));
    out_raw(o, q->unit);
}

str wording_amount(struct arena *a, struct list quantities) {
    struct out o = out_open(a);
    const struct quantity *q = quantities.v;
    for (size_t i = 0; i < quantities.n; i++) {
        if (i > 0)
            out_raw(&o, S("、"));
        write_amount(&o, &q[i]);
    }
    return out_str(&o);
}

str wording_cites(struct arena *a, strs cites) {
    struct out o = out_open(a);
    for (size_t i = 0; i < cites.n; i++) {
        bool bare = !str_starts(cites.v[i], S("《"));
        if (i > 0)
            out_raw(&o, S("、"));
        out_raw(&o, bare ? S("《") : S(""));
        out_raw(&o, cites.v[i]);
        out_raw(&o, bare ? S("》") : S(""));
    }
    return out_str(&o);
}

/* A date as it stands, but without the XXXX of an unknown year: 3月, 3月5日. */
static void write_date(struct out *o, str date) {
    i64 month = -1, day = -1;
    if (str_starts(date, S("XXXX-")) && date.len >= 7)
        month = number_ordinal(str_sub(date, 5, 7));
    if (month > 0 && date.len == 10)
        day = number_ordinal(str_sub(date, 8, 10));
    if (month < 0) {
        out_raw(o, date);
        return;
    }
    out_fmt(o, "%lld月", (long long)month);
    if (day > 0)
        out_fmt(o, "%lld日", (long long)day);
}

str wording_due(struct arena *a, str due, range period) {
    struct out o = out_open(a);
    bool window = period.from.len > 0 || period.to.len > 0;
    bool both = due.len > 0 && window && !str_eq(due, period.to);
    if (both || !window)
        write_date(&o, due);
    if (both)
        out_raw(&o, S("（"));
    write_date(&o, period.from);
    if (window && !str_eq(period.from, period.to)) {
        out_raw(&o, S(" 至 "));
        write_date(&o, period.to);
    }
    if (both)
        out_raw(&o, S("）"));
    return out_str(&o);
}

/* Whether the character that starts at `at` belongs to Chinese text. */
static bool is_chinese(str s, size_t at) {
    return at < s.len && (u8)s.ptr[at] >= 0x80;
}

static const char *full_mark(char c) {
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (marks[i].half == c)
            return marks[i].full;
    return NULL;
}

/* Whether a number in brackets that opens at `at` stands before Chinese text: (1)组织. */
static bool numbers_chinese(str s, size_t at) {
    size_t to = at + 1;
    while (to < s.len && s.ptr[to] >= '0' && s.ptr[to] <= '9')
        to++;
    return to > at + 1 && to < s.len && s.ptr[to] == ')' && is_chinese(s, to + 1);
}

str wording_office(struct arena *a, str s) {
    struct out o = out_open(a);
    bool wide[NESTED_MAX] = {false}; /* opened as a full-width bracket */
    size_t depth = 0;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        bool between = (o.len > 0 && (u8)o.ptr[o.len - 1] >= 0x80) || is_chinese(s, i + 1);
        const char *full = full_mark(c);
        if (c == '(') {
            bool opens = depth < NESTED_MAX && (between || numbers_chinese(s, i));
            if (depth < NESTED_MAX)
                wide[depth] = opens;
            depth++;
            out_raw(&o, opens ? S("（") : S("("));
        } else if (c == ')') {
            bool closes = depth > 0 ? depth <= NESTED_MAX && wide[depth - 1] : between;
            depth -= depth > 0;
            out_raw(&o, closes ? S("）") : S(")"));
        } else if (full != NULL && between) {
            out_raw(&o, str_from(full));
        } else {
            out_char(&o, c);
        }
    }
    return out_str(&o);
}

/* Time. A point is [year] [month] [day] [底]; what stands around it makes it a deadline, one end of
 * a span, or nothing. */
#include "read/when.h"

struct reader {
    const struct tokens *t;
    str s;
};

static bool is(const struct tokens *t, size_t k, u8 class) {
    return k < t->n && t->v[k].class == class;
}

/* Token k follows token k - 1 without a gap. */
static bool joined(const struct tokens *t, size_t k) {
    return k > 0 && k < t->n && t->v[k].from == t->v[k - 1].to;
}

static i64 whole(const struct token *t) {
    return t->n.v % 1000 == 0 ? t->n.v / 1000 : -1;
}

static bool is_value(const struct tokens *t, size_t k, i64 low, i64 high) {
    return is(t, k, W_NUMBER) && whole(&t->v[k]) >= low && whole(&t->v[k]) <= high;
}

/* A point of time at token k: how many tokens it takes, 0 = none.
 *   *ended  底, 末 or a part of the month stands behind it */
static size_t point_at(const struct tokens *t, size_t k, struct point *p_out, bool *ended) {
    struct point p = {0};
    size_t at = k;
    *ended = false;
    if (is_value(t, at, 1990, 2099) && is(t, at + 1, W_NOW) && t->v[at + 1].value == 12 &&
        joined(t, at + 1)) { /* 2023年底: the words share 年 */
        *p_out = (struct point){.year = (i16)whole(&t->v[at]), .month = 12};
        *ended = true;
        return 2;
    }
    if (is_value(t, at, 1990, 2099) && is(t, at + 1, W_YEAR) && joined(t, at + 1)) {
        p.year = (i16)whole(&t->v[at]);
        at += 2;
    } else if (is(t, at, W_NOW) && t->v[at].value < 12) {
        p.shift = (u8)t->v[at].value;
        at += 1;
        if (at < t->n && joined(t, at) && is(t, at, W_YEAR))
            at++;
        if (!(joined(t, at) && (is(t, at, W_END) || is_value(t, at, 1, 12))))
            return 0;
    } else if (is(t, at, W_NOW)) { /* 年底 */
        p.month = 12;
        *p_out = p;
        *ended = true;
        return 1;
    }
    bool after_year = at > k;
    if (after_year && is(t, at, W_NOW) && t->v[at].value == 12 && joined(t, at))
        p.month = 12, *ended = true, at++;
    if (after_year && is(t, at, W_END) && joined(t, at)) {
        p.month = 12;
        *ended = true;
        *p_out = p;
        return at + 1 - k;
    }
    if (is_value(t, at, 1, 12) && is(t, at + 1, W_MONTH) && joined(t, at + 1) &&
        (!after_year || joined(t, at))) {
        p.month = (u8)whole(&t->v[at]);
        at += 2;
        if (is_value(t, at, 1, 31) && joined(t, at) && is(t, at + 1, W_DAY) && joined(t, at + 1)) {
            p.day = (u8)whole(&t->v[at]);
            at += 2;
        }
        if (is(t, at, W_END) && joined(t, at)) {
            *ended = true;
            at++;
        }
    } else if (is(t, at, W_NTH) && is_value(t, at + 1, 1, 4) && is(t, at + 2, W_QUARTER)) {
        p.month = (u8)(whole(&t->v[at + 1]) * 3);
        at += 3;
        if (is(t, at, W_END) && joined(t, at))
            *ended = true, at++;
    }
    *p_out = p;
    return p.year > 0 || p.month > 0 ? at - k : 0;
}

/* Whether the point that ended before token k is a deadline: 前, 之前, 以前. */
static size_t before_at(const struct tokens *t, size_t k) {
    return is(t, k, W_BEFORE) && joined(t, k) ? 1 : 0;
}

static bool clause_says(const struct reader *r, size_t k, str word) {
    size_t end = k, last = k + SENTENCE_TOKENS_MAX;
    while (end < r->t->n && end < last && r->t->v[end].class != W_STOP &&
           r->t->v[end].class != W_COMMA)
        end++;
    u32 from = k < r->t->n ? r->t->v[k].from : (u32)r->s.len;
    return str_has(str_sub(r->s, from, end < r->t->n ? r->t->v[end].from : r->s.len), word);
}

static bool is_done_by(const struct reader *r, size_t k) {
    return clause_says(r, k, S("完成")) || clause_says(r, k, S("建成")) ||
           clause_says(r, k, S("报送")) || clause_says(r, k, S("实现")) ||
           clause_says(r, k, S("达到")) || clause_says(r, k, S("上报"));
}

static str after(const struct reader *r, size_t k) {
    u32 from = k > 0 ? r->t->v[k - 1].to : 0;
    return str_sub(r->s, from, r->s.len);
}

/* The day of a span's second end may stand alone: 10月20日-30日; the month too: 2-4月. */
static size_t second_end(const struct tokens *t, size_t k, struct point first,
                         struct point *p_out) {
    bool ended;
    size_t len = point_at(t, k, p_out, &ended);
    if (len > 0) {
        if (p_out->year == 0 && first.year > 0)
            p_out->year = first.year;
        return len;
    }
    if (first.day > 0 && is_value(t, k, 1, 31) && is(t, k + 1, W_DAY) && joined(t, k + 1)) {
        *p_out = first;
        p_out->day = (u8)whole(&t->v[k]);
        return 2;
    }
    return 0;
}

/* A span at token k: 2月—4月, 2-4月, 2023年3月1日至4月30日. gives  tokens taken, 0 = none */
static size_t span_at(const struct tokens *t, size_t k, struct point *from_out,
                      struct point *to_out) {
    struct point a = {0}, b = {0};
    bool ended;
    size_t len = point_at(t, k, &a, &ended);
    bool bare = len == 0 && is_value(t, k, 1, 12) && is(t, k + 1, W_TO) && joined(t, k + 1);
    if (!bare && len > 0 && a.year > 0 && a.month == 0 && is_value(t, k + 2, 1, 12) &&
        is(t, k + 3, W_TO)) { /* 2023年3-5月 */
        a.month = (u8)whole(&t->v[k + 2]);
        len = 3;
    }
    if (bare) {
        a.month = (u8)whole(&t->v[k]);
        len = 1;
    }
    if (len == 0 || a.month == 0 ||
        !(is(t, k + len, W_TO) || (is(t, k + len, W_UNTIL) && t->v[k + len].value == 0)) ||
        !joined(t, k + len))
        return 0;
    size_t second = second_end(t, k + len + 1, a, &b);
    if (second == 0 || b.month == 0)
        return 0;
    if (a.year == 0 && b.year > 0)
        a.year = b.year;
    *from_out = a;
    *to_out = b;
    return len + 1 + second;
}

static void note_due(struct when *into, struct point p) {
    into->due = p; /* several: the last */
    if (p.year > into->latest)
        into->latest = p.year;
}

/* 经常性的工作, 常态化机制, 根据全年开展情况 say nothing about how often. */
static bool is_cadence(const struct reader *r, size_t k) {
    static const str not_after[] = {T("的工作"), T("的活动"), T("机制"),
                                    T("的"),     T("、精准"), T("长效")};
    str word = str_sub(r->s, r->t->v[k].from, r->t->v[k].to);
    u32 from = r->t->v[k].from;
    str before = str_sub(r->s, from > SENTENCE_BYTES_MAX ? from - SENTENCE_BYTES_MAX : 0, from);
    if (str_eq(word, S("每期")) && str_has(before, S("期")))
        return false; /* 共4期,每期50人 */
    if (r->t->v[k].value != CONTINUOUS)
        return true;
    str rest = after(r, k + 1);
    for (size_t i = 0; i < COUNT_OF(not_after); i++)
        if (str_starts(rest, not_after[i]))
            return false;
    if (!str_eq(word, S("全年")))
        return true;
    if (rest.len == 0) /* all that a cell says */
        return true;
    /* 完成全年任务, 根据全年开展情况: the whole year as a sum, no rhythm */
    static const str sums[] = {T("任务"), T("工作"), T("目标"), T("情况"),
                               T("总"),   T("各项"), T("创建")};
    for (size_t i = 0; i < COUNT_OF(sums); i++)
        if (str_starts(rest, sums[i]))
            return false;
    return !(joined(r->t, k) &&
             (r->t->v[k - 1].class == W_PRED || r->t->v[k - 1].class == W_TOWARD));
}

/* 第四季度 and 本季度 are points, 季度督查 is a rhythm. */
static bool is_bare_quarter(const struct reader *r, size_t k) {
    static const str acts[] = {T("督查"), T("检查"), T("通报"), T("例会"), T("调度"), T("考核"),
                               T("小结"), T("点评"), T("汇报"), T("评比"), T("分析"), T("报告")};
    bool counted =
        joined(r->t, k) && (r->t->v[k - 1].class == W_NUMBER || r->t->v[k - 1].class == W_NTH);
    if (counted)
        return false;
    str rest = after(r, k + 1);
    for (size_t i = 0; i < COUNT_OF(acts); i++)
        if (str_starts(rest, acts[i]))
            return true;
    return false;
}

/* A month at the front of a sentence says when: 10月份,由工会组织…; so does 10月份 anywhere. */
static bool opens_sentence(const struct reader *r, size_t k) {
    u32 from = r->t->v[k].from;
    if (from == 0)
        return true;
    bool stop = k > 0 && r->t->v[k - 1].class == W_STOP && r->t->v[k - 1].to == from;
    return stop || str_starts(after(r, k + 1), S("月份"));
}

/* Most numbers are no part of a time: what follows at once tells. */
static bool may_begin(const struct tokens *t, size_t k) {
    if (t->v[k].class != W_NUMBER)
        return t->v[k].class == W_NOW || t->v[k].class == W_NTH;
    if (!joined(t, k + 1))
        return false;
    u8 next = t->v[k + 1].class;
    return next == W_YEAR || next == W_MONTH || next == W_TO || next == W_NOW;
}

static bool recurs(const struct tokens *t, size_t k) {
    return k > 0 && (t->v[k - 1].class == W_EVERY || t->v[k - 1].class == W_CADENCE) &&
           t->v[k - 1].to == t->v[k].from;
}

void when_find(const struct tokens *t, str s, struct when *into) {
    struct reader r = {t, s};
    int titles = 0;
    const u64 told = CLASS(W_NUMBER) | CLASS(W_NOW) | CLASS(W_NTH) | CLASS(W_TITLE) |
                     CLASS(W_UNTITLE) | CLASS(W_CADENCE) | CLASS(W_QUARTER);
    for (size_t k = 0; k < t->n && t->classes & told; k++) {
        if (!(told >> t->v[k].class & 1))
            continue;
        titles += t->v[k].class == W_TITLE;
        titles -= t->v[k].class == W_UNTITLE && titles > 0;
        if (titles > 0)
            continue;
        if (t->v[k].class == W_CADENCE || t->v[k].class == W_QUARTER) {
            bool counts = t->v[k].class == W_CADENCE ? is_cadence(&r, k) : is_bare_quarter(&r, k);
            if (counts && into->cadence == CADENCE_NONE)
                into->cadence = t->v[k].class == W_QUARTER ? QUARTERLY : (u8)t->v[k].value;
            continue;
        }
        if (!may_begin(t, k) || (t->v[k].class == W_NUMBER && recurs(t, k)))
            continue;
        struct point a, b;
        size_t len = span_at(t, k, &a, &b);
        if (len > 0) {
            if (before_at(t, k + len)) {
                note_due(into, b);
            } else if (into->from.month == 0) {
                into->from = a;
                into->to = b;
            }
            k += len - 1;
            continue;
        }
        bool ended;
        len = point_at(t, k, &a, &ended);
        if (len == 0)
            continue;
        if (opens_sentence(&r, k) && a.month > 0 && a.day == 0 && !ended &&
            !before_at(t, k + len) && into->from.month == 0) {
            into->from = into->to = a;
            k += len - 1;
            continue;
        }
        bool until = k > 0 && t->v[k - 1].class == W_UNTIL && joined(t, k);
        bool label = k > 1 && t->v[k - 1].class == W_COLON && t->v[k - 2].class == W_LABEL &&
                     t->v[k - 2].value == LABEL_DUE;
        bool to_year = until && t->v[k - 1].value == 0;
        bool at_point = until && t->v[k - 1].value == 1;
        bool of_end =
            ended && (until || is_done_by(&r, k) || !str_starts(after(&r, k + len), S("的")));
        bool of_point = at_point && a.month > 0 && is_done_by(&r, k);
        if (before_at(t, k + len) || label || (to_year && a.year > 0) || of_end || of_point)
            note_due(into, a);
        k += len - 1;
    }
}

bool when_span(const struct tokens *t, str s, struct when *into) {
    (void)s;
    for (size_t k = 0; k < t->n; k++) {
        struct point a, b;
        bool ended;
        size_t len = span_at(t, k, &a, &b);
        if (len == 0) {
            len = point_at(t, k, &a, &ended);
            b = a;
            if (len == 0 || a.month == 0 || before_at(t, k + len)) {
                k += len > 0 ? len - 1 : 0;
                continue;
            }
        }
        into->from = a;
        into->to = b;
        return true;
    }
    return false;
}

void when_cell(const struct tokens *t, str s, struct when *into) {
    struct when found = {0};
    when_find(t, s, &found);
    bool one_month = found.from.month > 0 && found.from.month == found.to.month &&
                     found.from.year == found.to.year && found.from.day == found.to.day;
    if (one_month) /* 10月 as a deadline is the end of October; of 6月、12月 the last counts */
        found.from = found.to = (struct point){0};
    if (found.due.month == 0 && found.due.year == 0 && found.from.month == 0) {
        struct point p;
        bool ended;
        for (size_t k = 0; k < t->n; k++) {
            size_t len = point_at(t, k, &p, &ended);
            if (len > 0) {
                note_due(&found, p);
                k += len - 1;
            }
        }
    }
    if (found.due.month > 0 || found.due.year > 0)
        into->due = found.due;
    if (found.from.month > 0 && into->from.month == 0) {
        into->from = found.from;
        into->to = found.to;
    }
    if (into->cadence == CADENCE_NONE)
        into->cadence = found.cadence;
    if (found.latest > into->latest)
        into->latest = found.latest;
}

str point_text(struct arena *a, struct point p, i64 year) {
    if (p.year == 0 && p.month == 0)
        return S("");
    char *z = arena_bytes(a, 10, 1);
    i64 y = p.year > 0 ? p.year : year > 0 ? year + p.shift : 0;
    for (int i = 3; i >= 0; i--, y /= 10)
        z[i] = (char)(y > 0 ? '0' + y % 10 : 'X');
    const i64 parts[] = {p.month, p.day};
    size_t len = 4;
    for (size_t i = 0; i < COUNT_OF(parts) && parts[i] > 0; i++, len += 3) {
        z[len] = '-';
        z[len + 1] = (char)('0' + parts[i] / 10);
        z[len + 2] = (char)('0' + parts[i] % 10);
    }
    return (str){z, len};
}

const struct when_case when_cases[] = {
    {"于2018年12月底前报送备案。", "2018-12", "", "", ""},
    {"力争在今年底,形成规范。", "2021-12", "", "", ""},
    {"6月18日前报送。", "2021-06-18", "", "", ""},
    {"到2025年,建成示范点。", "2025", "", "", ""},
    {"2021-06-18前报送。", "2021-06-18", "", "", ""},
    {"于2021.6前完成。", "2021-06", "", "", ""},
    {"(2021/2—2021/4)", "", "2021-02", "2021-04", ""},
    {"投入2021.6万元。", "", "", "", ""},
    {"每月28日前报送进展。", "", "", "", "monthly"},
    {"(2月—4月)", "", "2021-02", "2021-04", ""},
    {"3~4月:完成调研", "", "2021-03", "2021-04", ""},
    {"2023年3月1日至4月30日", "", "2023-03-01", "2023-04-30", ""},
    {"每年度召开一次会议。", "", "", "", "yearly"},
    {"常态化开展志愿服务。", "", "", "", "continuous"},
    {"作为一项经常性的工作进行。", "", "", "", ""},
    {"根据全年开展情况总结。", "", "", "", ""},
    {"定期开展检查。", "", "", "", ""},
    {"通过季度督查加强管理。", "", "", "", "quarterly"},
};
const size_t when_cases_n = COUNT_OF(when_cases);

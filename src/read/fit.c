/* Each aspect is one question with three answers; a wrong "no" costs more than an "unknown". */
#include "read/fit.h"

#include "base/utf8.h"
#include "read/lexicon.h"
#include "read/text.h"

enum {
    OPENING_CHARS = 80,  /* of such a line */
    OPENING_LINES = 3,   /* where an organisation names itself, when no title does */
    NAME_CHARS_MAX = 24, /* of an organisation */
    NAME_CHARS_MIN = 2,
    SUBJECT_CHARS_MIN = 2, /* a shorter rest of a title says nothing */
    REPORTED_YES_PCT = 40, /* of the tasks: the report is about the plan */
    REPORTED_NO_PCT = 20,  /* fewer: it is about something else */
    TASKS_FEW = 3,         /* too few for a share to say anything */
};

static const struct field fit_fields[] = {
    FIELD(struct fit, aspect),
    FIELD(struct fit, answer),
    FIELD(struct fit, sentence),
};
const struct shape fit_shape = SHAPE(struct fit, fit_fields);

static str answer_name(enum fit_answer answer) {
    static const str names[] = {T("yes"), T("unknown"), T("no")};
    return names[answer];
}

static struct fit make(const char *aspect, enum fit_answer answer, str sentence) {
    return (struct fit){str_from(aspect), answer_name(answer), sentence};
}

/* "2021—2023年" */
static str years_text(struct arena *a, const struct head *h) {
    if (h->year_to == 0 || h->year_to == h->year_from)
        return str_fmt(a, "%lld年", (long long)h->year_from);
    return str_fmt(a, "%lld—%lld年", (long long)h->year_from, (long long)h->year_to);
}

static i64 last_year(const struct head *h) {
    return h->year_to > 0 ? h->year_to : h->year_from;
}

static struct fit year_fit(struct arena *a, const struct head *p, const struct head *r) {
    if (p->year_from == 0 || r->year_from == 0) {
        const char *which = p->year_from == 0 && r->year_from == 0 ? "方案和总结都"
                            : p->year_from == 0                    ? "方案"
                                                                   : "总结";
        return make("year", FIT_UNKNOWN,
                    str_fmt(a, "年度：%s没有写明年度，请先核对是不是同一年度。", which));
    }
    str plan = years_text(a, p), report = years_text(a, r);
    if (p->year_from > last_year(r) || r->year_from > last_year(p))
        return make("year", FIT_NO,
                    str_fmt(a, "年度对不上：方案是%.*s，总结是%.*s，没有重合的年份。", STR(plan),
                            STR(report)));
    if (str_eq(plan, report))
        return make("year", FIT_YES, str_fmt(a, "年度一致：都是%.*s。", STR(plan)));
    return make("year", FIT_YES,
                str_fmt(a, "年度有重合：方案是%.*s，总结是%.*s，只对照重合的年份。", STR(plan),
                        STR(report)));
}

/* Length of the organisation's name that s begins with: to the last organisation word before
 * anything that cannot be part of a name; 0 = none. */
static size_t name_at_front(struct arena *a, const struct words *lexicon, str s) {
    struct tokens t = {0};
    size_t end = 0;
    lexicon_cut(a, lexicon, utf8_cut(s, NAME_CHARS_MAX), &t);
    for (size_t i = 0; i < t.n; i++) {
        u8 class = t.v[i].class;
        if (class == W_ORG || class == W_ORG_WEAK) {
            end = end == 0 || t.v[i].from == end ? t.v[i].to : end;
            continue;
        }
        if (end > 0 || class == W_NUMBER || class == W_STOP || class == W_COMMA)
            break;
    }
    return utf8_chars(str_sub(s, 0, end)) >= NAME_CHARS_MIN ? end : 0;
}

/* Behind a leading "2024年," or "2024年度". */
static str without_year(str s) {
    size_t at = 0;
    while (at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9')
        at++;
    static const str tails[] = {T("年度"), T("年"), T("来"), T("以来"), T(",")};
    for (size_t i = 0; at > 0 && i < COUNT_OF(tails); i++)
        if (str_starts(str_sub(s, at, s.len), tails[i]))
            at += tails[i].len;
    return str_sub(s, at, s.len);
}

/* What stands before the year or 关于 in a title, as 青禾县图书馆 in 青禾县图书馆2025年…. */
static str before_year(str title) {
    size_t end = 0;
    while (end < title.len && (title.ptr[end] & 0x80) != 0 &&
           !str_starts(str_sub(title, end, title.len), S("关于")))
        end++;
    bool stopped = end < title.len && (title.ptr[end] & 0x80) != 0;
    bool year = end + 4 <= title.len && title.ptr[end] >= '1' && title.ptr[end] <= '2';
    str name = str_sub(title, 0, end);
    size_t chars = utf8_chars(name);
    return (stopped || year) && chars >= NAME_CHARS_MIN && chars <= NAME_CHARS_MAX ? name : S("");
}

/* Length of the organisation's name at the front of a title. */
static size_t name_in_title(struct arena *a, const struct words *lexicon, const struct head *h,
                            str title) {
    if (h->issuer.len > 0 && str_starts(title, h->issuer))
        return h->issuer.len;
    struct tokens t = {0};
    str whole = before_year(title);
    lexicon_cut(a, lexicon, whole, &t);
    const struct token *last = t.n > 0 ? &t.v[t.n - 1] : NULL;
    if (last != NULL && last->to == whole.len &&
        (last->class == W_ORG || last->class == W_ORG_WEAK))
        return whole.len;
    return name_at_front(a, lexicon, title);
}

str fit_organisation(struct arena *a, const struct paper *d) {
    const struct head *h = &d->facts->document;
    if (h->issuer.len > 0)
        return h->issuer;
    const struct words *lexicon = lexicon_make(a);
    str title = without_year(h->title);
    str name = str_sub(title, 0, name_in_title(a, lexicon, h, title));
    if (name.len > 0 || d->doc == NULL)
        return name;
    str rest = d->doc->view, line;
    for (size_t i = 0; i < OPENING_LINES && name.len == 0 && str_line(&rest, &line); i++) {
        str s = without_year(text_normal(a, utf8_cut(line, OPENING_CHARS)));
        name = str_sub(s, 0, name_at_front(a, lexicon, s));
    }
    return name;
}

/* The characters of the shorter name stand in the longer one, in their order: 县妇联 and
 * 青禾县妇女联合会, 图书馆 and 青禾县图书馆. */
static bool same_name(str x, str y) {
    str small = x.len < y.len ? x : y, large = x.len < y.len ? y : x;
    size_t at = 0;
    for (size_t i = 0; i < small.len;) {
        u32 want = utf8_next(small, &i);
        bool found = false;
        while (at < large.len && !found)
            found = utf8_next(large, &at) == want;
        if (!found)
            return false;
    }
    return small.len > 0;
}

static struct fit organisation_fit(struct arena *a, const struct paper *plan,
                                   const struct paper *report) {
    str p = fit_organisation(a, plan), r = fit_organisation(a, report);
    if (p.len == 0 || r.len == 0) {
        const char *which = p.len == 0 && r.len == 0 ? "方案和总结都"
                            : p.len == 0             ? "方案"
                                                     : "总结";
        return make("organisation", FIT_UNKNOWN,
                    str_fmt(a, "单位：%s看不出是哪个单位的，请先核对是不是同一单位。", which));
    }
    if (str_eq(p, r))
        return make("organisation", FIT_YES, str_fmt(a, "单位一致：都是%.*s。", STR(p)));
    if (same_name(p, r))
        return make("organisation", FIT_YES,
                    str_fmt(a, "单位相符：方案是%.*s，总结是%.*s。", STR(p), STR(r)));
    return make("organisation", FIT_NO,
                str_fmt(a, "单位对不上：方案是%.*s，总结是%.*s。", STR(p), STR(r)));
}

/* Words of titles that say what kind of paper it is. */
static const str paper_words[] = {
    T("实施"),   T("工作"), T("活动"), T("方案"), T("规划"), T("计划"), T("要点"),
    T("意见"),   T("总结"), T("报告"), T("汇报"), T("情况"), T("年度"), T("上半年"),
    T("下半年"), T("全年"), T("关于"), T("开展"), T("通知"), T("印发"), T("材料"),
    T("年"),     T("的"),   T("第"),   T("季度"),
};

str fit_subject(struct arena *a, const struct head *h) {
    str s = without_year(h->title);
    s = str_sub(s, name_in_title(a, lexicon_make(a), h, s), s.len);
    str kept = S("");
    for (size_t at = 0; at < s.len;) {
        size_t skip = 0;
        for (size_t i = 0; i < COUNT_OF(paper_words) && skip == 0; i++)
            if (str_starts(str_sub(s, at, s.len), paper_words[i]))
                skip = paper_words[i].len;
        size_t next = at;
        u32 c = utf8_next(s, &next);
        if (skip == 0 && c == '(') /* brackets in a title only say it again */
            break;
        if (skip == 0 && utf8_is_han(c))
            kept = str_cat(a, kept, str_sub(s, at, next));
        at = skip > 0 ? at + skip : next;
    }
    return kept;
}

/* How many of the pairs of characters of the subject stand in the other's title. */
static bool titles_agree(str p, str r) {
    size_t pairs = 0, held = 0;
    for (size_t at = 0; at < p.len;) {
        size_t from = at;
        utf8_next(p, &at);
        if (at >= p.len)
            break;
        size_t end = at;
        utf8_next(p, &end);
        pairs++;
        held += str_has(r, str_sub(p, from, end));
    }
    return pairs > 0 && held * 2 >= pairs;
}

static struct fit subject_fit(struct arena *a, const struct paper *plan, const struct paper *report,
                              const struct fit_counts *n) {
    str p = fit_subject(a, &plan->facts->document);
    str r = fit_subject(a, &report->facts->document);
    bool titled = utf8_chars(p) >= SUBJECT_CHARS_MIN && utf8_chars(r) >= SUBJECT_CHARS_MIN;
    i64 pct = n->tasks == 0 ? 0 : n->reported * 100 / n->tasks;
    str figures = str_fmt(a, "方案的 %lld 项任务在总结中找到 %lld 项", (long long)n->tasks,
                          (long long)n->reported);
    if (n->tasks == 0)
        return make("subject", FIT_UNKNOWN, S("事项：方案里没有读出任务，没有可对照的内容。"));
    bool agree = titled && titles_agree(p.len < r.len ? p : r, p.len < r.len ? r : p);
    if (pct >= REPORTED_YES_PCT || (agree && pct >= REPORTED_NO_PCT))
        return make("subject", FIT_YES, str_fmt(a, "事项相符：%.*s。", STR(figures)));
    if (agree || n->tasks <= TASKS_FEW || pct >= REPORTED_NO_PCT)
        return make(
            "subject", FIT_UNKNOWN,
            str_fmt(a, "事项：%.*s，偏少，请先核对总结是不是针对这份方案的。", STR(figures)));
    if (titled)
        return make("subject", FIT_NO,
                    str_fmt(a, "事项对不上：方案讲“%.*s”，总结讲“%.*s”，%.*s。", STR(p), STR(r),
                            STR(figures)));
    return make("subject", FIT_NO,
                str_fmt(a, "事项对不上：%.*s，总结讲的是别的工作。", STR(figures)));
}

void fit_find(struct arena *a, const struct paper *plan, const struct paper *report,
              const struct fit_counts *counts, struct fit fits_out[FITS]) {
    fits_out[0] = year_fit(a, &plan->facts->document, &report->facts->document);
    fits_out[1] = organisation_fit(a, plan, report);
    fits_out[2] = subject_fit(a, plan, report, counts);
}

str fit_verdict(const struct fit fits[FITS]) {
    str verdict = S("comparable");
    for (size_t i = 0; i < FITS; i++) {
        if (str_eq(fits[i].answer, S("no")))
            return S("not-comparable");
        if (str_eq(fits[i].answer, S("unknown")))
            verdict = S("doubtful");
    }
    return verdict;
}

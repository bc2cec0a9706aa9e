/* Windows: first the span in which a task lies, then what it is cut into: units of a cadence, days
 * of festivals, or one piece. */
#include "calendar/window.h"

#include "base/limit.h"
#include "calendar/cadence.h"
#include "calendar/partial.h"

VEC_TYPE(occurrence_vec, struct occurrence);

struct maker {
    struct ctx *c;
    const struct timing *in;
    const struct cadence_rule *rule; /* NULL = no cadence */
    struct partial from, to, due;    /* all parts 0 = not said */
    struct day_span plan;
    struct day_span within; /* in which the task lies, of the year that is being made */
    struct occurrence_vec list;
};

static bool is_said(struct partial date) {
    return date.year > 0 || date.month > 0;
}

static bool is_yearless(struct partial date) {
    return is_said(date) && date.year == 0;
}

/* Whether the span is cut into pieces; else the task is done once. */
static bool is_cut(const struct maker *m) {
    return m->rule != NULL || m->in->around_n > 0;
}

/* Whether a date has no year, once the texts are read. */
static bool is_each_year(const struct maker *m) {
    return is_yearless(m->from) || is_yearless(m->to) || is_yearless(m->due);
}

static i32 later(i32 a, i32 b) {
    return a > b ? a : b;
}

static i32 earlier(i32 a, i32 b) {
    return a < b ? a : b;
}

static err add(struct maker *m, struct occurrence o) {
    if (m->list.n >= limit_value(LIMIT_OCCURRENCES))
        return fail(m->c, ERR_TOO_BIG, "一项任务最多安排 %d 次，请缩短起止时间或放宽频次",
                    (int)limit_value(LIMIT_OCCURRENCES));
    *push(m->c->arena, &m->list) = o;
    return OK;
}

static err add_undated(struct maker *m, str why) {
    return add(m, (struct occurrence){.key = S("once"),
                                      .label = S("时限待明确"),
                                      .opens_on = DAY_NONE,
                                      .due_on = DAY_NONE,
                                      .to_confirm = why});
}

/* Finds the cadence and the span of the plan. What is refused here is a fault of the caller; faults
 * of the document come later, and make an occurrence that must be confirmed. */
static err begin(struct maker *m) {
    const struct timing *in = m->in;
    if (in->year_from < DAY_YEAR_FIRST || in->year_to > DAY_YEAR_LAST ||
        in->year_from > in->year_to)
        return fail(m->c, ERR_INVALID, "方案的起止年份 %d 至 %d 不对，应在 %d 至 %d 之间，先起后止",
                    in->year_from, in->year_to, DAY_YEAR_FIRST, DAY_YEAR_LAST);
    m->plan.from_on = in->start_on == DAY_NONE ? day_find(in->year_from, 1, 1) : in->start_on;
    m->plan.to_on = day_find(in->year_to, 12, 31);
    if (!day_is_valid(m->plan.from_on) || m->plan.from_on > m->plan.to_on)
        return fail(m->c, ERR_INVALID, "方案的开始日期应在 %d 年年底之前", in->year_to);
    m->rule = cadence_find(in->cadence);
    if (m->rule == NULL && in->cadence.len > 0)
        return fail(m->c, ERR_INVALID, "没有“%.*s”这种频次", STR(in->cadence));
    if (in->month_day < 0 || in->month_day > 31)
        return fail(m->c, ERR_INVALID, "每月第 %d 日不对，应在 1 至 31 之间", in->month_day);
    for (size_t i = 0; i < in->around_n; i++) {
        const struct around *x = &in->around[i];
        if (festival_find(x->festival) == NULL)
            return fail(m->c, ERR_INVALID, "没有“%.*s”这个节日", STR(x->festival));
        if (earlier(x->before_days, x->after_days) < 0 ||
            later(x->before_days, x->after_days) > AROUND_DAYS_MAX)
            return fail(m->c, ERR_INVALID, "节日前后的天数应在 0 至 %d 之间", AROUND_DAYS_MAX);
    }
    return OK;
}

/* Reads the texts. A date without a year takes that of the others, or of a plan of one year; what
 * is left without one is done in each year of the plan.
 * gives      why they cannot be used; empty = they can */
static str read_texts(struct maker *m) {
    const struct {
        str text;
        struct partial *into;
    } texts[] = {{m->in->period.from, &m->from}, {m->in->period.to, &m->to}, {m->in->due, &m->due}};
    i32 year = m->in->year_from == m->in->year_to ? m->in->year_to : 0;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        if (texts[i].text.len > 0 && !partial_parse(texts[i].text, texts[i].into))
            return str_fmt(m->c->arena, "原文的时间“%.*s”不是有效的日期，请核对",
                           STR(texts[i].text));
        year = texts[i].into->year > 0 ? texts[i].into->year : year;
    }
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        if (is_yearless(*texts[i].into))
            texts[i].into->year = year;
    return is_each_year(m) && !is_cut(m) ? S("方案跨几个年度，请明确是哪一年") : S("");
}

/* The days of a date that may lie in `year`. gives  false when there are none */
static bool days_in(struct partial date, i32 year, struct day_span *days_out) {
    return !is_said(date) || partial_days(date, year, days_out);
}

/* Finds m->within.
 *   year     for dates without one
 *   whole    what it is where nothing is said
 *   why_out  what is wrong with the dates; empty = nothing
 * gives      false when something is, and when the deadline of the plan's first year is over before
 *            the plan starts */
static bool find_within(struct maker *m, i32 year, struct day_span whole, str *why_out) {
    struct arena *a = m->c->arena;
    struct day_span from = whole, to = whole, due = whole;
    if (!days_in(m->from, year, &from) || !days_in(m->to, year, &to) ||
        !days_in(m->due, year, &due)) {
        *why_out = S("原文写的那一天当年没有，请核对"); /* 29 February */
        return false;
    }
    struct day_span within = {from.from_on, to.to_on};
    if (is_said(m->due))
        within.to_on = is_cut(m) ? earlier(within.to_on, due.to_on) : due.to_on;
    if (within.from_on > within.to_on && !is_said(m->from)) {
        if (is_each_year(m))
            return false;
        if (!is_cut(m)) /* late from its first day: most likely a wrong year, which add_once says */
            within.from_on = within.to_on;
    }
    m->within = within;
    if (within.from_on > within.to_on)
        *why_out = str_fmt(a, "起止时间前后矛盾：%.*s 至 %.*s，请核对",
                           STR(day_text(a, within.from_on)), STR(day_text(a, within.to_on)));
    return why_out->len == 0;
}

/* The label of a task that is done once: the words of its dates. */
static str label_once(const struct maker *m) {
    struct arena *a = m->c->arena;
    if (is_said(m->from) && is_said(m->to))
        return partial_to(a, m->from, m->to);
    if (is_said(m->from))
        return str_cat(a, partial_text(a, m->from), S("起"));
    return partial_by(a, is_said(m->due) ? m->due : m->to);
}

static err add_once(struct maker *m) {
    bool early = m->within.to_on < m->plan.from_on && !is_said(m->from);
    return add(m, (struct occurrence){
                      .key = S("once"),
                      .label = label_once(m),
                      .opens_on = m->within.from_on,
                      .due_on = m->within.to_on,
                      .to_confirm = early ? S("完成时限早于方案开始，请核对") : S(""),
                  });
}

/* One unit, cut to the span; none for a month whose day of delivery is over before that. */
static err add_unit(struct maker *m, struct cadence_unit unit) {
    i32 opens = later(unit.days.from_on, m->within.from_on);
    i32 due = earlier(unit.days.to_on, m->within.to_on);
    if (m->rule->months == 1 && m->in->month_day > 0) {
        i32 by = earlier(unit.days.from_on + m->in->month_day - 1, unit.days.to_on);
        if (by < opens)
            return OK;
        due = earlier(due, by);
    }
    str key = cadence_key(m->c->arena, m->rule, unit);
    if (m->list.n > 0 && str_eq(m->list.v[m->list.n - 1].key, key)) {
        /* A week that two spans share, since it lies in two years. */
        m->list.v[m->list.n - 1].due_on = due;
        return OK;
    }
    return add(m, (struct occurrence){
                      .key = key,
                      .label = cadence_label(m->c->arena, m->rule, unit),
                      .opens_on = opens,
                      .due_on = due,
                      .to_confirm = str_from(m->rule->to_confirm),
                  });
}

static err add_units(struct maker *m) {
    for (i32 on = m->within.from_on; on <= m->within.to_on;) {
        struct cadence_unit unit = cadence_unit_of(m->rule, on);
        TRY(add_unit(m, unit));
        on = unit.days.to_on + 1;
    }
    return OK;
}

static err add_festival(struct maker *m, const struct around *x, i32 year) {
    const struct festival *f = festival_find(x->festival);
    struct day_span days = {DAY_NONE, DAY_NONE};
    enum festival_answer answer = festival_days(f, year, m->in->announced, &days);
    bool known = answer == FESTIVAL_KNOWN;
    if (answer == FESTIVAL_NONE ||
        (known && (days.to_on < m->within.from_on || days.from_on > m->within.to_on)))
        return OK;
    struct arena *a = m->c->arena;
    return add(
        m,
        (struct occurrence){
            .key = str_fmt(a, "%04d-%.*s", year, STR(f->id)),
            .label = str_fmt(a, "%d年%.*s", year, STR(f->name)),
            .opens_on = known ? later(days.from_on - x->before_days, m->within.from_on) : DAY_NONE,
            .due_on = known ? earlier(days.to_on + x->after_days, m->within.to_on) : DAY_NONE,
            .to_confirm = known ? S("") : S("当年日期尚未公布，公布后请补上"),
        });
}

/* Whether a festival was named before, perhaps by another of its names. */
static bool is_repeated(const struct timing *in, size_t at) {
    const struct festival *f = festival_find(in->around[at].festival);
    for (size_t i = 0; i < at; i++)
        if (festival_find(in->around[i].festival) == f)
            return true;
    return false;
}

static err add_festivals(struct maker *m) {
    i32 last = day_date(m->within.to_on).year;
    for (i32 year = day_date(m->within.from_on).year; year <= last; year++)
        for (size_t i = 0; i < m->in->around_n; i++)
            if (!is_repeated(m->in, i))
                TRY(add_festival(m, &m->in->around[i], year));
    return OK;
}

static err add_within(struct maker *m) {
    if (m->in->around_n > 0)
        return add_festivals(m);
    return m->rule != NULL ? add_units(m) : add_once(m);
}

/* Once for all; with dates without a year, once for each year of the plan.
 *   why_out  what is wrong with the dates; empty = nothing */
static err add_all(struct maker *m, str *why_out) {
    bool each = is_each_year(m);
    i32 last = each ? m->in->year_to : m->in->year_from;
    for (i32 year = m->in->year_from; year <= last && why_out->len == 0; year++) {
        struct day_span whole = m->plan;
        if (each) {
            whole.from_on = later(whole.from_on, day_find(year, 1, 1));
            whole.to_on = day_find(year, 12, 31);
        }
        if (find_within(m, year, whole, why_out))
            TRY(add_within(m));
    }
    return OK;
}

/* By opening, then due day, then key; without a date last. No two are equal. */
static int by_days(const void *x, const void *y) {
    const struct occurrence *a = x, *b = y;
    bool a_dated = a->opens_on != DAY_NONE, b_dated = b->opens_on != DAY_NONE;
    if (a_dated != b_dated)
        return a_dated ? -1 : 1;
    if (a->opens_on != b->opens_on)
        return a->opens_on < b->opens_on ? -1 : 1;
    if (a->due_on != b->due_on)
        return a->due_on < b->due_on ? -1 : 1;
    return str_cmp(a->key, b->key);
}

err window_list(struct ctx *c, const struct timing *in, struct occurrences *list_out) {
    struct maker m = {.c = c, .in = in};
    TRY(begin(&m));
    bool said = in->cadence.len + in->due.len + in->period.from.len + in->period.to.len > 0 ||
                in->around_n > 0;
    str why = read_texts(&m);
    if (said && why.len == 0)
        TRY(add_all(&m, &why));
    if (said && why.len == 0 && m.list.n == 0)
        why = S("起止时间里没有排得下的一次，请核对");
    if (why.len > 0 || !said) {
        m.list.n = 0; /* a year that fails after others leaves none of them */
        TRY(add_undated(&m, why));
    }
    qsort(m.list.v, m.list.n, sizeof m.list.v[0], by_days);
    for (size_t i = 0; i < m.list.n; i++)
        m.list.v[i].ordinal = (i64)i + 1;
    *list_out = (struct occurrences){m.list.v, m.list.n};
    return OK;
}

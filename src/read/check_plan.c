/* Findings in the plan as a whole: years, goals, numbering, repetition, parts that are missing. */
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"
#include "read/diagnose.h"
#include "read/goal.h"
#include "read/heading.h"
#include "read/kind.h"
#include "read/role.h"

enum {
    REPEATED_CHARS_MIN = 16,        /* a shorter sentence may well stand twice */
    REPEATED_SENTENCES_MAX = 32768, /* no paper has more: half of them are compared */
};

static bool is_plan(const struct checker *z) {
    return str_eq(z->r->head.kind, S("plan")) || str_eq(z->r->head.kind, S("notice"));
}

/* The title against the list title of a web site, and against the year that the text gives itself.
 */
void check_year(struct checker *z) {
    i64 from = 0, to = 0, other = 0, last = 0;
    if (!years_of(z->r->head.title, &from, &to))
        return;
    const struct noise *noise = z->facts->noise.v;
    for (size_t i = 0; i < z->facts->noise.n; i++) {
        if (!str_eq(noise[i].reason, S("title of a list")) ||
            !years_of(noise[i].text, &other, &last) || (other == from && last == to))
            continue;
        struct places at = {0};
        *push(z->r->arena, &at) = noise[i].place;
        check_place(z, &at, z->r->title_from, z->r->title_to);
        check_report(z, &at,
                     str_fmt(z->r->arena, "网页标题写的是%d年，文件标题写的是%d年，按文件标题处理",
                             (int)other, (int)from));
        return;
    }
    for (size_t i = z->r->body_line; i < z->r->text.n_lines && i < z->r->body_line + 3u; i++) {
        str s = reading_line(z->r, i);
        size_t made = str_find(s, S("制定"), 0);
        if (made == STR_NONE || !years_of(str_sub(s, made, made + 40), &other, &last) ||
            (other >= from && other <= to))
            continue;
        struct places at = {0};
        check_place(z, &at, z->r->text.lines[i].from + made, z->r->text.lines[i].from + made + 6);
        check_report(
            z, &at,
            str_fmt(z->r->arena, "标题是%d年度，正文却说制定%d年的方案", (int)from, (int)other));
        return;
    }
}

/* A stage or deadline of a year that the plan does not cover; the year after it may hold an end. */
void check_task_year(struct checker *z) {
    i64 from = z->r->head.year_from, to = z->r->head.year_to;
    const struct task_fact *t = z->facts->tasks.v;
    struct places at = {0};
    i64 other = 0;
    for (size_t i = 0; from > 0 && i < z->facts->tasks.n; i++) {
        str date =
            t[i].due.len > 0 ? t[i].due : t[i].period.to; /* 防火期 may begin the year before */
        i64 year = date.len >= 4 ? number_ordinal(str_sub(date, 0, 4)) : -1;
        if (year < 0 || (year >= from && year <= to + 1) || at.n >= CHECK_PLACES_MAX)
            continue;
        other = year;
        *push(z->r->arena, &at) = t[i].place;
    }
    if (at.n > 0)
        check_report(z, &at,
                     str_fmt(z->r->arena, "文件是%d年度，有 %zu 项任务的时间写成了%d年", (int)from,
                             at.n, (int)other));
}

void check_goal(struct checker *z) {
    if (!is_plan(z))
        return;
    struct list list = goal_of_hits(z->r, &z->hits);
    const struct goal_fact *g = list.v;
    for (size_t i = 0; i < list.n; i++) {
        if (!g[i].held || g[i].level.len == 0)
            continue;
        struct places at = {0};
        *push(z->r->arena, &at) = g[i].place;
        for (size_t k = 0; k < list.n && at.n < CHECK_PLACES_MAX; k++)
            if (!g[k].held && str_eq(g[k].title, g[i].title) && str_eq(g[k].level, g[i].level))
                *push(z->r->arena, &at) = g[k].place;
        if (at.n < 2)
            continue;
        check_report(z, &at,
                     str_fmt(z->r->arena, "文中说已获得%.*s%.*s，又有 %zu 处把创建%.*s%.*s当作目标",
                             STR(g[i].level), STR(g[i].title), at.n - 1, STR(g[i].level),
                             STR(g[i].title)));
        return;
    }
}

void check_numbering(struct checker *z) {
    const struct reading *r = z->r;
    struct places at = {0};
    size_t n = 0, lost = 0;
    for (size_t i = 1; i < r->items.n; i++) {
        const struct item *it = &r->items.v[i], *prev = NULL;
        if (it->style == STYLE_COUNT || item_is_month(it) || it->ordinal == 1)
            continue;
        for (size_t k = i; k-- > 0 && prev == NULL;) {
            if (r->items.v[k].level < it->level)
                break;
            if (r->items.v[k].parent == it->parent && r->items.v[k].style == it->style)
                prev = &r->items.v[k];
        }
        bool gap = prev != NULL && it->ordinal != prev->ordinal + 1;
        bool no_number = it->marker.len == 0;
        /* 首先 … 最后 may leave out the middle */
        if ((!gap && !no_number) || it->style == STYLE_SEQUENCE)
            continue;
        lost += no_number;
        if (n++ < CHECK_PLACES_MAX)
            check_place(z, &at, it->at, it->head_to > it->at ? it->head_to : it->at + 3);
    }
    if (n > lost)
        check_report(z, &at, str_fmt(r->arena, "%zu 处编号跳号或重号", n));
    else if (n > 0)
        check_report(z, &at, str_fmt(r->arena, "%zu 处标题丢了编号", n));
}

/* Set phrases recur in every paper; a sentence that holds one is no repetition. */
static bool is_set_phrase(str s) {
    static const str words[] = {T("习近平"),   T("四个意识"),   T("两个维护"),
                                T("重要讲话"), T("党的二十大"), T("社会主义核心价值观"),
                                T("责任单位"), T("牵头单位"),   T("责任部门"),
                                T("配合单位"), T("完成时限"),   T("责任科室"),
                                T("完成领导")};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_has(s, words[i]))
            return true;
    return false;
}

static u64 hash_of(str s) {
    u64 h = 1469598103934665603u;
    size_t i = 0;
    for (u64 eight; i + 8 <= s.len; i += 8) {
        memcpy(&eight, s.ptr + i, 8);
        h = (h ^ eight) * 0x9E3779B97F4A7C15u;
        h ^= h >> 29;
    }
    for (; i < s.len; i++)
        h = (h ^ (u8)s.ptr[i]) * 1099511628211u;
    return h ^ h >> 32;
}

/* Sentences seen so far, by hash: an open table of their offsets. */
struct seen {
    u32 *at, *len;
    size_t cap;
};

static bool seen_before(struct seen *t, str norm, u32 at, u32 len, u32 *first_out) {
    str s = str_sub(norm, at, at + len);
    for (size_t i = (size_t)hash_of(s) & (t->cap - 1);; i = (i + 1) & (t->cap - 1)) {
        if (t->len[i] == 0) {
            t->at[i] = at;
            t->len[i] = len;
            return false;
        }
        if (str_eq(str_sub(norm, t->at[i], t->at[i] + t->len[i]), s)) {
            *first_out = t->at[i];
            return true;
        }
    }
}

void check_duplicate(struct checker *z) {
    const struct reading *r = z->r;
    size_t cap = 64;
    while (cap < r->text.norm.len / 30 && cap < REPEATED_SENTENCES_MAX)
        cap *= 2;
    struct seen seen = {take(r->arena, u32, cap), take(r->arena, u32, cap), cap};
    struct places at = {0};
    size_t n = 0, filled = 0;
    for (size_t i = 0; i < r->items.n && filled < cap / 2; i++) {
        const struct item *it = &r->items.v[i];
        if (it->children > 0)
            continue;
        for (u32 from = it->head_to; from < it->to && filled < cap / 2;) {
            str rest = str_sub(r->text.norm, from, it->to);
            size_t end = sentence_end(rest);
            str s = str_sub(rest, 0, end);
            u32 first;
            if (s.len < 3 * REPEATED_CHARS_MIN) {
                /* a short sentence may well stand twice */
            } else if (!seen_before(&seen, r->text.norm, from, (u32)s.len, &first)) {
                filled++;
            } else if (!is_set_phrase(s) && n++ < CHECK_PLACES_MAX) {
                check_place(z, &at, from, from + s.len);
                check_place(z, &at, first, first + s.len);
            }
            size_t next = end;
            if (next < rest.len)
                utf8_next(rest, &next);
            from += (u32)next;
        }
    }
    if (n > 0)
        check_report(z, &at, str_fmt(r->arena, "%zu 句话与前文完全相同", n));
}

/* The parts that a plan customarily has, and how each is told to be there. */
void check_parts(struct checker *z) {
    const struct reading *r = z->r;
    if (!is_plan(z) || z->facts->tasks.n == 0)
        return;
    bool phase = false, group = z->facts->people.n > 0;
    for (size_t i = 0; i < r->items.n; i++) {
        phase = phase || r->items.v[i].role == ROLE_PHASE;
        group = group || r->items.v[i].role == ROLE_ORGANISATION;
    }
    const struct task_fact *tasks = z->facts->tasks.v;
    for (size_t i = 0; i < z->facts->tasks.n && !phase; i++)
        phase = tasks[i].due.len > 0 || tasks[i].period.from.len > 0;
    const struct {
        bool there;
        str name;
    } parts[] = {
        {phase, S("时间安排")},
        {group, S("领导小组名单")},
        {signals_have(&z->hits, SIGNAL_MEANS), S("经费和人员")},
        {r->head.number.len > 0, S("文号")},
        {r->head.issued_on.len > 0, S("成文日期")},
    };
    VEC(str) missing = {0};
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (!parts[i].there)
            *push(r->arena, &missing) = parts[i].name;
    if (missing.n == 0)
        return;
    str names = str_join(r->arena, (strs){missing.v, missing.n}, S("、"));
    check_report(z, NULL, str_fmt(r->arena, "没有找到：%.*s", STR(names)));
}

void check_no_tasks(struct checker *z) {
    if (z->facts->tasks.n > 0)
        return;
    static const struct {
        str kind, name;
    } names[] = {{T("article"), T("这是一篇文章")},
                 {T("summary"), T("这是一份总结，没有下一步安排")},
                 {T("ledger"), T("表头不像台账")},
                 {T("plan"), T("像是方案，但没有找到编号的任务")},
                 {T("notice"), T("通知里没有布置任务")}};
    str name = S("没有找到编号的任务");
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_eq(names[i].kind, z->r->head.kind))
            name = names[i].name;
    check_report(z, NULL, str_fmt(z->r->arena, "%.*s，不能生成台账", STR(name)));
}

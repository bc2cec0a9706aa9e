/* Tasks: the smallest items that commit somebody. */
#include "read/task.h"

#include <string.h>

#include "base/utf8.h"
#include "read/heading.h"
#include "read/quantity.h"
#include "read/role.h"

enum {
    SURE = 95,        /* confidence of a plain numbered item, per cent */
    LESS_INLINE = 10, /* found inside a paragraph */
    LESS_FLAT = 15,   /* found in flattened text */
    LESS_UNNUMBERED = 15,
    LESS_ATTITUDE = 20, /* an item of requirements that names nobody, nothing and no date */
    LESS_LONG = 10,     /* many actions in one paragraph: it may want splitting */
    LONG_BYTES = 900,   /* some 300 characters */
};

static bool is_task(const struct item *it) {
    if (it->children > 0)
        return false;
    return it->role == ROLE_TASK || it->role == ROLE_PHASE || it->role == ROLE_REQUIREMENT;
}

/* Without the line ends between its paragraphs. */
static str joined_text(struct arena *a, str s) {
    const char *hit = s.len > 0 ? memchr(s.ptr, '\n', s.len) : NULL;
    if (hit == NULL)
        return s;
    char *to = arena_bytes(a, s.len, 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] != '\n')
            to[n++] = s.ptr[i];
    return (str){to, n};
}

strs cite_find(struct arena *a, const struct tokens *t, str s) {
    VEC(str) found = {0};
    for (size_t k = 0; k < t->n && t->classes & CLASS(W_TITLE); k++) {
        if (t->v[k].class != W_TITLE)
            continue;
        size_t end = k + 1;
        for (size_t depth = 1; end < t->n; end++) { /* 《…《》…》 */
            depth += t->v[end].class == W_TITLE;
            depth -= t->v[end].class == W_UNTITLE;
            if (depth == 0)
                break;
        }
        if (end == t->n)
            break;
        str title = str_sub(s, t->v[k].to, t->v[end].from);
        bool known = title.len == 0 || str_has(title, S("。"));
        for (size_t i = 0; i < found.n && !known; i++)
            known = str_eq(found.v[i], title);
        if (!known)
            *push(a, &found) = title;
        k = end;
    }
    return (strs){found.v, found.n};
}

static strs path_of(const struct reading *r, size_t i) {
    size_t n = 0;
    for (i64 k = (i64)i; k >= 0; k = r->items.v[k].parent)
        n++;
    strs path = {take(r->arena, str, n), n};
    for (i64 k = (i64)i; k >= 0; k = r->items.v[k].parent) {
        const struct item *it = &r->items.v[k];
        path.v[--n] = it->bare > 0 ? str_sub(it->marker, 0, it->bare) : it->heading;
    }
    return path;
}

static void cut(struct tasker *z, str s) {
    lexicon_cut(z->r->arena, z->lexicon, s, &z->tokens);
}

/* The span of the nearest enclosing heading: in it, or in a line 时间: right below it. */
static void inherit_period(struct tasker *z, size_t i, struct when *into) {
    const struct reading *r = z->r;
    for (i64 k = (i64)i; k >= 0 && into->from.month == 0; k = r->items.v[k].parent) {
        const struct item *it = &r->items.v[k];
        size_t open = item_is_month(it) ? 0 : str_find(it->heading, S("("), 0);
        if (open != STR_NONE) {
            str bracket = str_sub(it->heading, open, it->heading.len);
            cut(z, bracket);
            if (when_span(&z->tokens, bracket, into))
                return;
        }
        u32 below = it->line + 1;
        if (below >= r->text.n_lines || r->text.lines[below].from >= it->own_to)
            continue;
        str line = reading_line(r, below);
        bool time = str_starts(line, S("时间:")) || str_starts(line, S("(时间:")) ||
                    str_starts(line, S("活动时间:"));
        if (!time)
            continue;
        cut(z, line);
        if (when_span(&z->tokens, line, into))
            return;
    }
}

/* 领导小组办公室设在医务科,其主要职责是: whose duties the list that begins below names. */
static bool duties_of(struct tasker *z, size_t i, struct owners *into) {
    const struct reading *r = z->r;
    size_t first = i;
    while (first > 0 && r->items.v[first - 1].list == r->items.v[i].list)
        first--;
    if (r->items.v[first].line == 0)
        return false;
    str lead = reading_line(r, r->items.v[first].line - 1);
    static const str ends[] = {T("设在"), T("主要职责"), T("工作职责"), T("的职责"), T("职责")};
    if (!str_has(lead, S("职责")))
        return false;
    for (size_t k = 0; k < COUNT_OF(ends); k++) {
        size_t at = str_find(lead, ends[k], 0);
        str name = at == STR_NONE ? S("") : str_sub(lead, 0, at);
        if (!owner_is_unit(r->arena, z->lexicon, name))
            continue;
        owner_label(r->arena, z->lexicon, name, into);
        return true;
    }
    return false;
}

/* 综合协调组, 督导问责组: in a section on organisation a short heading that ends so is a team. */
static bool is_team(str heading) {
    static const str ends[] = {T("组"), T("办公室"), T("专班"), T("队"), T("办")};
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (str_ends(heading, ends[i]) && utf8_chars(heading) <= 12)
            return true;
    return false;
}

/* A unit given as heading of the item or of the list it stands in names the principal. */
static void inherit_owner(struct tasker *z, size_t i, struct owners *into) {
    const struct reading *r = z->r;
    bool duties = role_section(r, i) == ROLE_ORGANISATION;
    if (duties && duties_of(z, i, into))
        return;
    for (i64 k = (i64)i; k >= 0; k = r->items.v[k].parent) {
        const struct item *it = &r->items.v[k];
        bool label = (k == (i64)i || duties) && it->heading.len > 0 &&
                     (owner_is_unit(r->arena, z->lexicon, it->heading) ||
                      (duties && is_team(it->heading))) &&
                     role_of_heading(it->heading) == ROLE_NONE;
        if (label) {
            owner_label(r->arena, z->lexicon, it->heading, into);
            return;
        }
        if (k == (i64)i)
            continue;
        /* a tail in the lead-in of the list */
        str lead = str_sub(r->text.norm, it->body, it->own_to);
        if (lead.len == 0 || memchr(lead.ptr, ':', lead.len) == NULL ||
            !(str_has(lead, S("单位:")) || str_has(lead, S("部门:")) || str_has(lead, S("科室:")) ||
              str_has(lead, S("责任人:"))))
            continue;
        struct owners tail = {0};
        cut(z, lead);
        owner_find(r->arena, z->lexicon, &z->tokens, lead, &tail);
        if (tail.tail) {
            *into = tail;
            return;
        }
    }
}

/* 本次 and whole-of-text words say no more than the will; a requirement without facts is one. */
static i64 confidence_of(const struct reading *r, const struct item *it, const struct task_fact *t,
                         const struct when *when) {
    i64 sure = SURE;
    sure -= it->inline_ ? LESS_INLINE : 0;
    sure -= r->text.flat ? LESS_FLAT : 0;
    sure -= it->marker.len == 0 ? LESS_UNNUMBERED : 0;
    sure -= t->text.len > LONG_BYTES ? LESS_LONG : 0;
    bool empty = t->owners.n == 0 && t->quantities.n == 0 && when->due.month == 0 &&
                 when->from.month == 0 && t->cites.n == 0;
    sure -= it->role == ROLE_REQUIREMENT && empty ? LESS_ATTITUDE : 0;
    return sure;
}

struct task_fact *task_add(struct tasker *z, struct draft **draft_out) {
    struct owners *o = &z->owners; /* its lists keep their room */
    o->lead.n = o->with.n = 0;
    o->named = o->tail = o->leading = false;
    *draft_out = push(z->r->arena, &z->drafts);
    return push(z->r->arena, &z->r->tasks);
}

static strs settled(struct arena *a, const str *v, size_t n) {
    strs list = {n > 0 ? take(a, str, n) : NULL, n};
    for (size_t i = 0; i < n; i++)
        list.v[i] = v[i];
    return list;
}

void task_settle_owners(struct tasker *z, struct task_fact *t, struct draft *d) {
    const struct owners *o = &z->owners;
    t->owners = settled(z->r->arena, o->lead.v, o->lead.n);
    t->co_owners = settled(z->r->arena, o->with.v, o->with.n);
    d->tail = o->tail;
}

static void add_task(struct tasker *z, size_t i) {
    struct reading *r = z->r;
    const struct item *it = &r->items.v[i];
    struct draft *d;
    struct task_fact *t = task_add(z, &d);
    str whole = str_sub(r->text.norm, it->body, it->to);
    d->item = (u32)i;
    t->node = (i64)i + 1;
    t->path = path_of(r, i);
    t->text = joined_text(r->arena, whole);
    t->section = role_name(role_section(r, i));
    t->place = text_place(&r->text, it->at, it->to > it->at ? it->to : it->at + 1);
    inherit_period(z, i, &d->when);
    inherit_owner(z, i, &z->owners);
    cut(z, whole);
    struct when own = {0};
    when_find(&z->tokens, whole, &own);
    if (own.from.month > 0 || d->when.from.month == 0)
        d->when.from = own.from, d->when.to = own.to;
    d->when.due = own.due;
    d->when.cadence = own.cadence;
    d->when.latest = own.latest;
    bool had_tail = z->owners.tail;
    t->quantities = quantity_find(r->arena, &z->tokens, whole);
    t->cites = cite_find(r->arena, &z->tokens, whole);
    /* a heading without a mark behind it is no part of the first clause */
    str told = r->text.flat ? str_sub(r->text.norm, it->head_to, it->to) : whole;
    if (r->text.flat)
        cut(z, told);
    owner_find(r->arena, z->lexicon, &z->tokens, told, &z->owners);
    task_settle_owners(z, t, d);
    if (d->tail && !had_tail) {
        for (size_t k = 0; k + 1 < z->tokens.n; k++)
            if (z->tokens.v[k].class == W_LABEL && z->tokens.v[k].value == LABEL_OWNER)
                d->tail_line =
                    k > 0 &&
                    str_has(str_sub(told, z->tokens.v[k - 1].from, z->tokens.v[k].from), S("\n"));
    }
    t->confidence = confidence_of(r, it, t, &d->when);
}

/* A tail behind the last of several siblings counts for all of them, when it stands on a line of
 * its own or when they share one paragraph, and none of the others has a tail. */
static void share_tails(struct tasker *z) {
    for (size_t i = 0; i < z->drafts.n; i++) {
        struct draft *d = &z->drafts.v[i];
        const struct item *it = &z->r->items.v[d->item];
        if (!d->tail || !(d->tail_line || it->inline_))
            continue;
        size_t first = i;
        while (first > 0 && z->r->items.v[z->drafts.v[first - 1].item].parent == it->parent &&
               z->r->items.v[z->drafts.v[first - 1].item].list == it->list &&
               !z->drafts.v[first - 1].tail)
            first--;
        bool last =
            i + 1 == z->drafts.n || z->r->items.v[z->drafts.v[i + 1].item].parent != it->parent;
        for (size_t k = first; k < i && last; k++)
            z->r->tasks.v[k].owners = z->r->tasks.v[i].owners;
    }
}

void task_find(struct tasker *z) {
    size_t n = 0;
    for (size_t i = 0; i < z->r->items.n; i++)
        n += is_task(&z->r->items.v[i]);
    z->drafts.v = take(z->r->arena, struct draft, n + 1);
    z->r->tasks.v = take(z->r->arena, struct task_fact, n + 1);
    z->drafts.cap = z->r->tasks.cap = n + 1;
    for (size_t i = 0; i < z->r->items.n; i++)
        if (is_task(&z->r->items.v[i]))
            add_task(z, i);
    share_tails(z);
}

i64 task_latest(struct tasker *z) {
    i64 latest = 0;
    for (size_t i = 0; i < z->r->items.n; i++) {
        const struct item *it = &z->r->items.v[i];
        if (it->role != ROLE_GOAL || it->children > 0)
            continue;
        str s = str_sub(z->r->text.norm, it->body, it->to);
        struct when w = {0};
        cut(z, s);
        when_find(&z->tokens, s, &w);
        latest = w.latest > latest ? w.latest : latest;
    }
    for (size_t i = 0; i < z->drafts.n; i++) {
        const struct when *w = &z->drafts.v[i].when;
        latest = w->latest > latest ? w->latest : latest;
        latest = w->to.year > latest ? w->to.year : latest;
    }
    return latest;
}

void task_finish(struct tasker *z) {
    struct arena *a = z->r->arena;
    i64 year = z->r->head.year_from;
    for (size_t i = 0; i < z->drafts.n; i++) {
        const struct draft *d = &z->drafts.v[i];
        struct task_fact *t = &z->r->tasks.v[i];
        t->id = (i64)i + 1;
        struct when w = d->when;
        if (w.due.month > 0 && w.due.year == 0 && w.from.year > 0 && w.from.year == w.to.year)
            w.due.year = w.from.year; /* 迎检阶段(2024年6月): 6月20日前 is of that year */
        w.from.day = w.to.day = 0;    /* a period is told in months */
        t->due = point_text(a, w.due, year);
        t->period.from = point_text(a, w.from, year);
        t->period.to = point_text(a, w.to, year);
        t->cadence = cadence_name((enum cadence)d->when.cadence);
    }
}

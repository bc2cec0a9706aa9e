/* Rows are sought among the tasks and among the headings that hold tasks. The number of a row
 * decides between tasks whose texts fit alike, and lifts a doubtful text; alone it proves nothing,
 * since ledgers are often numbered anew. */
#include "read/annex_find.h"

#include "base/number.h"
#include "base/utf8.h"
#include "read/match.h"

enum {
    HITS_MAX = 16,
    TEXT_MIN = 12,     /* with a number: below it the texts have nothing to do with each other */
    NUMBER_BONUS = 30, /* added when the number is that of the task, and of no other task */
    NUMBER_SCORE = 60, /* the most that a number can lift a text to */
    NAME_MIN = 60,     /* of match_alike, between the names of a row and of a stage */
    HEADING_CHARS = 4, /* of a task's heading, to be looked for in a row that names several */
};

struct finder {
    struct arena *arena;
    const struct facts *plan;
    const struct paper *ledger;
    i64 index;
    struct match *match;
    size_t n_tasks;  /* searched texts: first the tasks, then the sections */
    i64 *sections;   /* [searched text - n_tasks]: id of the node */
    bool *taken;     /* [task]: a row of its own was found */
    bool by_numbers; /* no two tasks of the plan have one number */
};

static const struct task_fact *plan_task(const struct finder *z, size_t i) {
    return &((const struct task_fact *)z->plan->tasks.v)[i];
}

static const struct task_fact *row_at(const struct finder *z, size_t i) {
    return &((const struct task_fact *)z->ledger->facts->tasks.v)[i];
}

static str last_of(strs path) {
    return path.n > 0 ? path.v[path.n - 1] : S("");
}

/* 12 of 12, 十二 and (十二); -1 = no number. */
static i64 ordinal_of(str s) {
    if (str_starts(s, S("(")) && str_ends(s, S(")")))
        s = str_sub(s, 1, s.len - 1);
    return number_ordinal(s);
}

/* The next mark between numbers at or behind `at`; its offset is s.len when there is none. */
struct divider {
    size_t at, len;
    bool to; /* from one number to the other: 3-5 */
};

static struct divider divider_from(str s, size_t at) {
    static const struct {
        str mark;
        bool to;
    } marks[] = {{T("、"), false}, {T(","), false}, {T("-"), true},
                 {T("~"), true},   {T("—"), true},  {T("至"), true}};
    for (; at < s.len; at++)
        for (size_t i = 0; i < COUNT_OF(marks); i++)
            if (str_starts(str_sub(s, at, s.len), marks[i].mark))
                return (struct divider){at, marks[i].mark.len, marks[i].to};
    return (struct divider){s.len, 0, false};
}

bool annex_has_number(str number, i64 want) {
    bool found = false;
    i64 from = -1; /* where a range begins */
    for (size_t at = 0; at <= number.len;) {
        struct divider d = divider_from(number, at);
        i64 n = ordinal_of(str_sub(number, at, d.at));
        if (n < 0 || (from >= 0 && n <= from)) /* 2-1 is the first part of 2, no range */
            return false;
        found |= n == want || (from >= 0 && from < want && want < n);
        from = d.to ? n : -1;
        at = d.len > 0 ? d.at + d.len : number.len + 1;
    }
    return found;
}

static bool counts_by_numbers(const struct facts *plan) {
    const struct task_fact *tasks = plan->tasks.v;
    for (size_t i = 0; i < plan->tasks.n; i++) {
        i64 n = ordinal_of(last_of(tasks[i].path));
        bool measure =
            str_eq(tasks[i].section, S("measures")) || str_eq(tasks[i].section, S("row"));
        for (size_t k = i + 1; measure && n >= 0 && k < plan->tasks.n; k++)
            if (str_eq(tasks[k].section, tasks[i].section) &&
                ordinal_of(last_of(tasks[k].path)) == n)
                return false;
    }
    return true;
}

/* Whether a node stands under the section, or is it. */
static bool is_under(const struct facts *f, i64 node, i64 section) {
    for (const struct node *n = label_node(f, node); n != NULL; n = label_node(f, n->parent))
        if (n->id == section)
            return true;
    return false;
}

static bool holds_tasks(const struct facts *f, const struct node *section) {
    const struct task_fact *tasks = f->tasks.v;
    for (size_t i = 0; i < f->tasks.n; i++)
        if (tasks[i].node != section->id && is_under(f, tasks[i].node, section->id))
            return true;
    return false;
}

static struct match_side searched_side(struct finder *z) {
    const struct facts *f = z->plan;
    const struct node *nodes = f->outline.v;
    struct match_text *v = take(z->arena, struct match_text, f->tasks.n + f->outline.n);
    z->sections = take(z->arena, i64, f->outline.n);
    size_t n = 0;
    for (; n < f->tasks.n; n++) {
        const struct node *node = label_node(f, plan_task(z, n)->node);
        const struct node *above = node != NULL ? label_node(f, node->parent) : NULL;
        v[n].text = plan_task(z, n)->text;
        v[n].head = node != NULL ? node->heading : S("");
        v[n].context = above != NULL ? above->heading : S("");
    }
    z->n_tasks = n;
    for (size_t i = 0; i < f->outline.n; i++) {
        if (nodes[i].level < 2 || nodes[i].heading.len == 0 || !holds_tasks(f, &nodes[i]))
            continue;
        z->sections[n - z->n_tasks] = nodes[i].id;
        v[n++].text = nodes[i].heading;
    }
    return (struct match_side){v, n};
}

static struct match_side sought_side(struct finder *z) {
    size_t n = z->ledger->facts->tasks.n;
    struct match_text *v = take(z->arena, struct match_text, n);
    for (size_t i = 0; i < n; i++)
        v[i] = (struct match_text){.text = row_at(z, i)->text,
                                   .head = label_task(z->arena, z->ledger, row_at(z, i))};
    return (struct match_side){v, n};
}

/* A row may say one thing of the many that a stage or a demand holds, and its owner does not answer
 * for the rest: only a row of the same name is laid on those. */
static bool may_take(struct finder *z, const struct task_fact *t, str label, u32 score) {
    bool general = str_eq(t->section, S("phase")) || str_eq(t->section, S("requirement"));
    if (!general || score < MATCH_LIKELY)
        return score >= MATCH_LIKELY;
    const struct node *node = label_node(z->plan, t->node);
    struct gist row = match_gist(z->match, label);
    struct gist name = match_gist(z->match, node != NULL ? node->heading : S(""));
    return match_alike(&row, &name) >= NAME_MIN;
}

static bool same_number(const struct finder *z, const struct task_fact *row,
                        const struct task_fact *t) {
    i64 want = ordinal_of(last_of(t->path));
    return z->by_numbers && want >= 0 && str_eq(t->section, S("measures")) &&
           annex_has_number(last_of(row->path), want);
}

/* The score with what the number adds. */
static u32 lifted(u32 score, bool numbered) {
    u32 sum = score + NUMBER_BONUS;
    return !numbered || score >= NUMBER_SCORE ? score : sum < NUMBER_SCORE ? sum : NUMBER_SCORE;
}

static void add(struct finder *z, struct annex_matches *into, size_t task, struct annex_match m) {
    m.task = plan_task(z, task)->id;
    m.ledger = z->index;
    *push(z->arena, into) = m;
}

static struct annex_match match_of(const struct task_fact *row, u32 score, const char *by) {
    return (struct annex_match){.row = row->id,
                                .confidence = score,
                                .by = str_from(by),
                                .text = row->text,
                                .place = row->place};
}

/* The row names the heading of a further task, or its number. */
static bool names_too(const struct finder *z, const struct task_fact *row, str label, size_t task) {
    const struct task_fact *t = plan_task(z, task);
    const struct node *node = label_node(z->plan, t->node);
    str heading = node != NULL ? node->heading : S("");
    if (utf8_chars(heading) >= HEADING_CHARS &&
        (str_has(row->text, heading) || str_has(label, heading)))
        return true;
    str number = last_of(row->path);
    return ordinal_of(number) < 0 && same_number(z, row, t);
}

/* gives  whether the row fits any task */
static bool take_tasks(struct finder *z, size_t row, str label, struct annex_matches *into) {
    struct match_hit hits[HITS_MAX];
    const struct task_fact *r = row_at(z, row);
    size_t n = match_find(z->match, row, TEXT_MIN, hits, HITS_MAX), best = n;
    u32 most = 0;
    bool numbered = false;
    for (size_t i = 0; i < n; i++) {
        if (hits[i].index >= z->n_tasks)
            continue;
        const struct task_fact *t = plan_task(z, hits[i].index);
        bool same = same_number(z, r, t);
        u32 score = lifted(hits[i].score, same);
        /* of texts that fit alike the number tells the right one */
        u32 rank = score + (same ? 5 : 0);
        if (rank <= most || !may_take(z, t, label, score))
            continue;
        best = i;
        most = rank;
        numbered = same && score > hits[i].score;
    }
    if (best == n)
        return false;
    for (size_t i = 0; i < n; i++) {
        u32 task = hits[i].index;
        if (task >= z->n_tasks || (i != best && !names_too(z, r, label, task)))
            continue;
        u32 score = lifted(hits[i].score, same_number(z, r, plan_task(z, task)));
        add(z, into, task, match_of(r, score, i == best && numbered ? "number" : "text"));
        z->taken[task] = true;
    }
    return true;
}

/* A row that is the heading of a section holds for the tasks below it. */
static bool find_section(struct finder *z, size_t row, struct match_hit *hit_out) {
    struct match_hit hits[HITS_MAX];
    size_t n = match_find(z->match, row, MATCH_SURE, hits, HITS_MAX);
    for (size_t i = 0; i < n; i++) {
        if (hits[i].index < z->n_tasks)
            continue;
        *hit_out = hits[i];
        return i == 0 || hits[0].score <= hits[i].score;
    }
    return false;
}

static void take_section(struct finder *z, size_t row, struct match_hit hit,
                         struct annex_matches *into) {
    i64 section = z->sections[hit.index - z->n_tasks];
    for (size_t i = 0; i < z->n_tasks; i++)
        if (!z->taken[i] && is_under(z->plan, plan_task(z, i)->node, section))
            add(z, into, i, match_of(row_at(z, row), hit.score, "heading"));
}

void annex_find(struct arena *a, const struct facts *plan, const struct paper *ledger, i64 index,
                struct annex_matches *into) {
    struct finder z = {.arena = a, .plan = plan, .ledger = ledger, .index = index};
    struct match_side searched = searched_side(&z), sought = sought_side(&z);
    z.match = match_make(a, sought, searched);
    z.taken = take(a, bool, z.n_tasks);
    z.by_numbers = counts_by_numbers(plan);
    bool *whole = take(a, bool, sought.n);
    struct match_hit *hits = take(a, struct match_hit, sought.n);
    for (size_t i = 0; i < sought.n; i++) {
        whole[i] = find_section(&z, i, &hits[i]);
        if (!whole[i])
            take_tasks(&z, i, sought.v[i].head, into);
    }
    for (size_t i = 0; i < sought.n; i++)
        if (whole[i])
            take_section(&z, i, hits[i], into);
}

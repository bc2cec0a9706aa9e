/* First all rows of a task are joined to one, then that is laid on the task field by field. */
#include "read/annex.h"

#include "base/out.h"

#include <stdlib.h>

static const struct field match_fields[] = {
    FIELD(struct annex_match, task),  FIELD(struct annex_match, ledger),
    FIELD(struct annex_match, row),   FIELD(struct annex_match, confidence),
    FIELD(struct annex_match, by),    FIELD(struct annex_match, text),
    FIELD(struct annex_match, place),
};
const struct shape annex_match_shape = SHAPE(struct annex_match, match_fields);

static const struct field change_fields[] = {
    FIELD(struct annex_change, task),
    FIELD(struct annex_change, field),
    FIELD(struct annex_change, was, .null_when_empty = true),
    FIELD(struct annex_change, now),
    FIELD(struct annex_change, conflict),
};
const struct shape annex_change_shape = SHAPE(struct annex_change, change_fields);

static const struct field rest_fields[] = {
    FIELD(struct annex_rest, ledger),
    FIELD(struct annex_rest, id),
    FIELD(struct annex_rest, path),
    FIELD(struct annex_rest, label),
    FIELD(struct annex_rest, text),
    FIELD(struct annex_rest, owners),
    FIELD(struct annex_rest, due, .null_when_empty = true),
    FIELD(struct annex_rest, place),
};
const struct shape annex_rest_shape = SHAPE(struct annex_rest, rest_fields);

static const struct field result_fields[] = {
    FIELD(struct annex_result, rows),
    FIELD_LIST(struct annex_result, matches, &annex_match_shape),
    FIELD_LIST(struct annex_result, changes, &annex_change_shape),
    FIELD_LIST(struct annex_result, strays, &annex_rest_shape),
    FIELD_LIST(struct annex_result, bare, &annex_rest_shape),
};
const struct shape annex_result_shape = SHAPE(struct annex_result, result_fields);

VEC_TYPE(changes, struct annex_change);
VEC_TYPE(rests, struct annex_rest);

struct layer {
    struct arena *arena;
    struct task_fact *tasks; /* of the plan, to be changed */
    size_t n_tasks;
    const struct paper *ledgers;
    struct changes changes;
};

static bool has(strs list, str s) {
    for (size_t i = 0; i < list.n; i++)
        if (str_eq(list.v[i], s))
            return true;
    return false;
}

static bool has_all(strs list, strs wanted) {
    for (size_t i = 0; i < wanted.n; i++)
        if (!has(list, wanted.v[i]))
            return false;
    return true;
}

/* `more` behind `list`, each name once, without those in `but`. */
static strs unite(struct arena *a, strs list, strs more, strs but) {
    strs out = {take(a, str, list.n + more.n), 0};
    for (size_t i = 0; i < list.n; i++)
        if (!has(out, list.v[i]) && !has(but, list.v[i]))
            out.v[out.n++] = list.v[i];
    for (size_t i = 0; i < more.n; i++)
        if (!has(out, more.v[i]) && !has(but, more.v[i]))
            out.v[out.n++] = more.v[i];
    return out;
}

/* Of two dates the later; of 2025-12 and 2025-12-10 the more exact. An unknown year (XXXX) is
 * later than none. */
static str later(str x, str y) {
    return str_cmp(x, y) >= 0 ? x : y;
}

static struct list join(struct arena *a, struct list x, struct list y) {
    struct quantity *v = take(a, struct quantity, x.n + y.n);
    for (size_t i = 0; i < x.n; i++)
        v[i] = ((const struct quantity *)x.v)[i];
    for (size_t i = 0; i < y.n; i++)
        v[x.n + i] = ((const struct quantity *)y.v)[i];
    return (struct list){v, x.n + y.n};
}

/* Adds a row to what the ledgers say of a task. */
static void add_row(struct arena *a, struct task_fact *said, const struct task_fact *row) {
    static const strs none = {0};
    said->owners = unite(a, said->owners, row->owners, none);
    said->co_owners = unite(a, said->co_owners, row->co_owners, said->owners);
    said->due = later(said->due, row->due);
    if (row->period.from.len > 0) {
        bool first = said->period.from.len == 0 || str_cmp(row->period.from, said->period.from) < 0;
        said->period.from = first ? row->period.from : said->period.from;
        said->period.to = later(said->period.to, row->period.to);
    }
    if (said->cadence.len == 0)
        said->cadence = row->cadence;
    said->quantities = join(a, said->quantities, row->quantities);
}

static void note(struct layer *z, struct annex_change change) {
    if (!str_eq(change.was, change.now))
        *push(z->arena, &z->changes) = change;
}

static str names(struct arena *a, strs list) {
    return str_join(a, list, S("、"));
}

static void lay_owners(struct layer *z, struct task_fact *t, const struct task_fact *said) {
    if (said->owners.n == 0)
        return;
    strs was = t->owners, co = t->co_owners;
    bool same = has_all(said->owners, was) && has_all(was, said->owners);
    if (!same)
        note(z, (struct annex_change){.task = t->id,
                                      .field = S("owners"),
                                      .was = names(z->arena, was),
                                      .now = names(z->arena, said->owners),
                                      .conflict = !has_all(said->owners, was)});
    t->owners = same ? was : said->owners;
    /* assistants of the plan that now lead are no longer assistants */
    strs rest = unite(z->arena, co, (strs){0}, t->owners);
    t->co_owners =
        said->co_owners.n > 0 ? unite(z->arena, said->co_owners, (strs){0}, t->owners) : rest;
    if (said->co_owners.n == 0 || (has_all(t->co_owners, rest) && has_all(rest, t->co_owners)))
        return;
    note(z, (struct annex_change){.task = t->id,
                                  .field = S("co_owners"),
                                  .was = names(z->arena, co),
                                  .now = names(z->arena, t->co_owners),
                                  .conflict = !has_all(t->co_owners, rest)});
}

/* Whether two dates are the same as far as both are told: 2025-12 and 2025-12-10, XXXX-04 and
 * 2025-04. */
static bool agrees(str x, str y) {
    str small = x.len < y.len ? x : y, large = x.len < y.len ? y : x;
    for (size_t i = 0; i < small.len; i++)
        if (small.ptr[i] != large.ptr[i] && small.ptr[i] != 'X' && large.ptr[i] != 'X')
            return false;
    return true;
}

/* The more exact of two dates that agree. */
static str exact(str x, str y) {
    if (x.len != y.len)
        return x.len > y.len ? x : y;
    return str_has(x, S("XXXX")) ? y : x;
}

static void lay_due(struct layer *z, struct task_fact *t, str said) {
    if (said.len == 0)
        return;
    bool conflict = t->due.len > 0 && !agrees(t->due, said);
    str now = conflict || t->due.len == 0 ? said : exact(t->due, said);
    note(z, (struct annex_change){
                .task = t->id, .field = S("due"), .was = t->due, .now = now, .conflict = conflict});
    t->due = now;
}

static str range_text(struct arena *a, range r) {
    return r.from.len == 0 ? S("") : str_fmt(a, "%.*s 至 %.*s", STR(r.from), STR(r.to));
}

static void lay_period(struct layer *z, struct task_fact *t, range said) {
    if (said.from.len == 0)
        return;
    bool agree = agrees(t->period.from, said.from) && agrees(t->period.to, said.to);
    bool conflict = t->period.from.len > 0 && !agree;
    range now = conflict || t->period.from.len == 0
                    ? said
                    : (range){exact(t->period.from, said.from), exact(t->period.to, said.to)};
    note(z, (struct annex_change){.task = t->id,
                                  .field = S("period"),
                                  .was = range_text(z->arena, t->period),
                                  .now = range_text(z->arena, now),
                                  .conflict = conflict});
    t->period = now;
}

/* 常态化 says only that it is done all the time: any rhythm is more exact. */
static void lay_cadence(struct layer *z, struct task_fact *t, str said) {
    static const str vague = T("continuous");
    if (said.len == 0 || (t->cadence.len > 0 && str_eq(said, vague)))
        return;
    bool conflict = t->cadence.len > 0 && !str_eq(t->cadence, vague) && !str_eq(t->cadence, said);
    note(z, (struct annex_change){.task = t->id,
                                  .field = S("cadence"),
                                  .was = t->cadence,
                                  .now = said,
                                  .conflict = conflict});
    t->cadence = said;
}

static str amounts_text(struct arena *a, struct list quantities) {
    struct out o = out_open(a);
    const struct quantity *q = quantities.v;
    for (size_t i = 0; i < quantities.n; i++) {
        out_raw(&o, i > 0 ? S("、") : S(""));
        out_milli(&o, q[i].n);
        out_raw(&o, q[i].unit);
    }
    return out_str(&o);
}

/* Whether each quantity of the ledger whose unit the plan counts in has its number there too. */
static bool amounts_agree(struct list plan, struct list said) {
    const struct quantity *p = plan.v, *q = said.v;
    for (size_t i = 0; i < said.n; i++) {
        bool counted = false, found = false;
        for (size_t k = 0; k < plan.n; k++) {
            bool unit = str_eq(p[k].unit, q[i].unit);
            counted |= unit;
            found |= unit && p[k].n.v == q[i].n.v;
        }
        if (counted && !found)
            return false;
    }
    return true;
}

/* What is promised is the plan's to say: another number is told, not taken. */
static void lay_quantities(struct layer *z, struct task_fact *t, struct list said) {
    if (said.n == 0 || (t->quantities.n > 0 && amounts_agree(t->quantities, said)))
        return;
    note(z, (struct annex_change){.task = t->id,
                                  .field = S("quantities"),
                                  .was = amounts_text(z->arena, t->quantities),
                                  .now = amounts_text(z->arena, said),
                                  .conflict = t->quantities.n > 0});
    if (t->quantities.n == 0)
        t->quantities = said;
}

static const struct task_fact *row_of(const struct layer *z, const struct annex_match *m) {
    return &((const struct task_fact *)z->ledgers[m->ledger].facts->tasks.v)[m->row - 1];
}

/* Lays the rows of one task; they stand together. */
static void lay_task(struct layer *z, struct task_fact *t, const struct annex_match *m, size_t n) {
    struct task_fact said = {0};
    for (size_t i = 0; i < n; i++)
        add_row(z->arena, &said, row_of(z, &m[i]));
    lay_owners(z, t, &said);
    lay_due(z, t, said.due);
    lay_period(z, t, said.period);
    lay_cadence(z, t, said.cadence);
    lay_quantities(z, t, said.quantities);
}

static int by_task(const void *x, const void *y) {
    const struct annex_match *m = x, *n = y;
    if (m->task != n->task)
        return m->task < n->task ? -1 : 1;
    if (m->ledger != n->ledger)
        return m->ledger < n->ledger ? -1 : 1;
    return m->row < n->row ? -1 : m->row > n->row;
}

static struct annex_rest rest_of(struct arena *a, const struct paper *p, i64 ledger,
                                 const struct task_fact *t) {
    return (struct annex_rest){.ledger = ledger,
                               .id = t->id,
                               .path = t->path,
                               .label = label_task(a, p, t),
                               .text = t->text,
                               .owners = t->owners,
                               .due = t->due,
                               .place = t->place};
}

static struct list strays_of(struct arena *a, const struct paper *ledgers, size_t n,
                             const struct annex_matches *matches) {
    struct rests strays = {0};
    for (size_t i = 0; i < n; i++) {
        const struct list *rows = &ledgers[i].facts->tasks;
        bool *laid = take(a, bool, rows->n + 1);
        for (size_t k = 0; k < matches->n; k++)
            if (matches->v[k].ledger == (i64)i)
                laid[matches->v[k].row] = true;
        for (size_t k = 0; k < rows->n; k++)
            if (!laid[k + 1])
                *push(a, &strays) =
                    rest_of(a, &ledgers[i], (i64)i, &((const struct task_fact *)rows->v)[k]);
    }
    return (struct list){strays.v, strays.n};
}

/* Stages and demands need no row in a ledger. */
static bool needs_row(const struct task_fact *t) {
    return str_eq(t->section, S("measures")) || str_eq(t->section, S("row"));
}

void annex_lay(struct arena *a, struct facts *plan, const struct paper *ledgers, size_t n,
               struct annex_result *result_out) {
    struct layer z = {.arena = a, .ledgers = ledgers, .n_tasks = plan->tasks.n};
    struct annex_result out = {0};
    struct annex_matches matches = {0};
    struct rests bare = {0};
    for (size_t i = 0; i < n; i++) {
        annex_find(a, plan, &ledgers[i], (i64)i, &matches);
        out.rows += (i64)ledgers[i].facts->tasks.n;
    }
    if (matches.n > 0)
        qsort(matches.v, matches.n, sizeof *matches.v, by_task);
    z.tasks = take(a, struct task_fact, z.n_tasks);
    const struct paper paper = {plan, NULL};
    size_t m = 0;
    for (size_t i = 0; i < z.n_tasks; i++) {
        z.tasks[i] = ((const struct task_fact *)plan->tasks.v)[i];
        size_t from = m;
        while (m < matches.n && matches.v[m].task == z.tasks[i].id)
            m++;
        if (m > from)
            lay_task(&z, &z.tasks[i], matches.v + from, m - from);
        else if (needs_row(&z.tasks[i]))
            *push(a, &bare) = rest_of(a, &paper, 0, &z.tasks[i]);
    }
    plan->tasks.v = z.tasks;
    out.matches = (struct list){matches.v, matches.n};
    out.changes = (struct list){z.changes.v, z.changes.n};
    out.strays = strays_of(a, ledgers, n, &matches);
    out.bare = (struct list){bare.v, bare.n};
    *result_out = out;
}

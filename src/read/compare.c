/* The plan's tasks are sought in the clauses of the report; each clause speaks of the task that it
 * fits best, and of those it fits nearly as well. Quantities are then compared within these. */
#include "read/compare.h"

#include "read/amount.h"
#include "read/clause.h"
#include "read/label.h"
#include "read/match.h"

enum {
    CLAUSES_MAX = 6, /* shown for a task */
    HITS_MAX = 32,   /* looked at for a task */
    NEAR = 15,       /* a clause also speaks of tasks that fit it by so much less than the best */
    ABOUT_MIN = 30,  /* of match_alike: two figures count the same thing */
};

static const struct field amount_fields[] = {
    FIELD(struct compare_amount, planned),  FIELD(struct compare_amount, unit),
    FIELD(struct compare_amount, bound),    FIELD(struct compare_amount, about),
    FIELD(struct compare_amount, state),    FIELD(struct compare_amount, reported),
    FIELD(struct compare_amount, gap),
};
const struct shape compare_amount_shape = SHAPE(struct compare_amount, amount_fields);

static const struct field clause_fields[] = {
    FIELD(struct compare_clause, text),
    FIELD(struct compare_clause, heading),
    FIELD(struct compare_clause, confidence),
    FIELD(struct compare_clause, place),
};
const struct shape compare_clause_shape = SHAPE(struct compare_clause, clause_fields);

static const struct field task_fields[] = {
    FIELD(struct compare_task, task),
    FIELD(struct compare_task, path),
    FIELD(struct compare_task, heading),
    FIELD(struct compare_task, text),
    FIELD(struct compare_task, section),
    FIELD(struct compare_task, state),
    FIELD(struct compare_task, confidence),
    FIELD_LIST(struct compare_task, clauses, &compare_clause_shape),
    FIELD_LIST(struct compare_task, amounts, &compare_amount_shape),
    FIELD(struct compare_task, place),
};
const struct shape compare_task_shape = SHAPE(struct compare_task, task_fields);

static const struct field comparison_fields[] = {
    FIELD_SHAPE(struct comparison, plan, &head_shape),
    FIELD_SHAPE(struct comparison, report, &head_shape),
    FIELD(struct comparison, verdict),
    FIELD_LIST(struct comparison, fits, &fit_shape),
    FIELD(struct comparison, reported),
    FIELD(struct comparison, possible),
    FIELD(struct comparison, unreported),
    FIELD(struct comparison, short_of),
    FIELD_LIST(struct comparison, tasks, &compare_task_shape),
    FIELD_LIST(struct comparison, unplanned, &compare_clause_shape),
};
const struct shape comparison_shape = SHAPE(struct comparison, comparison_fields);

/* A quantity with the gist of its words. */
struct figure {
    struct amount amount;
    struct gist gist;
};
VEC_TYPE(figures, struct figure);

VEC_TYPE(hits, struct match_hit);

struct comparer {
    struct arena *arena;
    const struct side_doc *plan, *report;
    const struct words *lexicon;
    struct tokens tokens;
    struct clauses clauses;
    VEC(struct match_text) searched; /* clauses and their parts */
    VEC(size_t) clause_of;           /* [searched text] */
    struct match *match;
    i64 years;               /* that both documents speak of, at least 1 */
    struct match_hit **hits; /* [task]: clauses that fit it, best first */
    size_t *n_hits;
    u32 *best;               /* [clause]: score of the task that it fits best */
    struct figures *figures; /* [clause]: filled when first needed */
    bool *counted;
};

static const struct task *task_at(const struct comparer *z, size_t i) {
    return &((const struct task *)z->plan->facts->tasks.v)[i];
}

static void add_text(struct comparer *z, size_t clause, str s) {
    const struct clause *c = &z->clauses.v[clause];
    *push(z->arena, &z->searched) =
        (struct match_text){.text = s, .head = c->heading, .context = c->context};
    *push(z->arena, &z->clause_of) = clause;
}

/* A clause is sought as a whole and by its parts between commas, of which one may be planned and
 * the next not. */
static void add_clause(struct comparer *z, size_t clause) {
    str s = z->clauses.v[clause].text;
    add_text(z, clause, s);
    for (size_t from = 0, comma; from < s.len; from = comma + 1) {
        comma = str_find(s, S(","), from);
        comma = comma == STR_NONE ? s.len : comma;
        if (comma - from < s.len)
            add_text(z, clause, str_sub(s, from, comma));
    }
}

static void make_match(struct comparer *z) {
    size_t n = z->plan->facts->tasks.n;
    struct match_text *sought = take(z->arena, struct match_text, n);
    for (size_t i = 0; i < n; i++) {
        const struct task *t = task_at(z, i);
        str label = label_task(z->arena, z->plan->facts, z->plan->doc, t);
        sought[i] = (struct match_text){.text = t->text, .head = label};
    }
    for (size_t i = 0; i < z->clauses.n; i++)
        add_clause(z, i);
    z->match = match_make(z->arena, (struct match_side){sought, n},
                          (struct match_side){z->searched.v, z->searched.n});
}

/* Several texts of one clause are one hit, the best of them. gives  the new number */
static size_t fold_hits(const struct comparer *z, struct match_hit *hits, size_t n) {
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        u32 clause = (u32)z->clause_of.v[hits[i].index];
        bool known = false;
        for (size_t k = 0; k < kept && !known; k++)
            known = hits[k].index == clause;
        if (!known)
            hits[kept++] = (struct match_hit){clause, hits[i].score};
    }
    return kept;
}

static void find_hits(struct comparer *z) {
    size_t n = z->plan->facts->tasks.n;
    z->hits = take(z->arena, struct match_hit *, n);
    z->n_hits = take(z->arena, size_t, n);
    z->best = take(z->arena, u32, z->clauses.n);
    struct match_hit found[HITS_MAX];
    for (size_t i = 0; i < n; i++) {
        size_t k = match_find(z->match, i, MATCH_POSSIBLE, found, HITS_MAX);
        k = fold_hits(z, found, k);
        z->hits[i] = take(z->arena, struct match_hit, k);
        z->n_hits[i] = k;
        for (size_t h = 0; h < k; h++) {
            u32 *best = &z->best[found[h].index];
            z->hits[i][h] = found[h];
            *best = found[h].score > *best ? found[h].score : *best;
        }
    }
}

static struct figures figures_of(struct comparer *z, str s, struct list known) {
    struct amounts found = amount_find(z->arena, z->lexicon, &z->tokens, s, known);
    struct figures list = {0};
    for (size_t i = 0; i < found.n; i++) {
        struct figure *f = push(z->arena, &list);
        f->amount = found.v[i];
        if (!match_tells(z->match, f->amount.about))
            f->amount.about = S("");
        f->gist = match_gist(z->match, f->amount.about);
    }
    return list;
}

static const struct figures *clause_figures(struct comparer *z, size_t clause) {
    if (!z->counted[clause])
        z->figures[clause] = figures_of(z, z->clauses.v[clause].text, (struct list){0});
    z->counted[clause] = true;
    return &z->figures[clause];
}

/* How well a reported figure answers a planned one: 0 = not at all. A figure that names nothing
 * answers, and is answered by, any of its unit, but a named one comes first. */
static u32 answers(const struct figure *planned, const struct figure *got) {
    if (!str_eq(amount_unit(planned->amount.q.unit), amount_unit(got->amount.q.unit)))
        return 0;
    if ((planned->amount.per == PER_HEAD) != (got->amount.per == PER_HEAD))
        return 0;
    if (planned->amount.about.len == 0 || got->amount.about.len == 0)
        return 1;
    u32 alike = match_alike(&planned->gist, &got->gist);
    return alike >= ABOUT_MIN ? alike : 0;
}

/* The figure over the time that both documents speak of. gives  false when it cannot be said */
static bool total_of(const struct comparer *z, const struct amount *m, milli *total_out) {
    if (m->per == PER_TIME && m->times == 0)
        return false;
    i64 times = m->per == PER_TIME ? m->times * z->years : 1;
    *total_out = (milli){m->q.n.v * times};
    return true;
}

static struct compare_amount compare_figure(struct comparer *z, const struct figure *f,
                                            struct list clauses, const size_t *index) {
    struct compare_amount out = {.planned = f->amount.q.n,
                                 .unit = f->amount.q.unit,
                                 .bound = f->amount.q.bound,
                                 .about = f->amount.about,
                                 .state = S("uncounted")};
    if (!total_of(z, &f->amount, &out.planned))
        return out;
    struct quantity want = {.n = out.planned, .unit = out.unit, .bound = out.bound};
    u32 best = 0;
    for (size_t i = 0; i < clauses.n; i++) {
        const struct figures *got = clause_figures(z, index[i]);
        for (size_t k = 0; k < got->n; k++) {
            milli total;
            u32 score = answers(f, &got->v[k]);
            bool more = score == best && score > 0 && got->v[k].amount.q.n.v > out.reported.v;
            if ((score <= best && !more) || !total_of(z, &got->v[k].amount, &total))
                continue;
            best = score;
            out.reported = total;
        }
    }
    bool enough = amount_enough(&want, out.reported);
    out.state = best == 0 ? S("unreported") : enough ? S("met") : S("short");
    if (best > 0 && !enough)
        out.gap.v = out.planned.v > out.reported.v ? out.planned.v - out.reported.v
                                                   : out.reported.v - out.planned.v;
    return out;
}

static struct list compare_amounts(struct comparer *z, const struct task *t, struct list clauses,
                                   const size_t *index) {
    struct figures planned = figures_of(z, t->text, t->quantities);
    struct compare_amount *list = take(z->arena, struct compare_amount, planned.n);
    for (size_t i = 0; i < planned.n; i++)
        list[i] = compare_figure(z, &planned.v[i], clauses, index);
    return (struct list){list, planned.n};
}

static struct compare_clause shown(const struct clause *c, i64 confidence) {
    return (struct compare_clause){
        .text = c->text, .heading = c->heading, .confidence = confidence, .place = c->place};
}

static struct compare_task compare_one(struct comparer *z, size_t i, struct comparison *sum) {
    const struct task *t = task_at(z, i);
    const struct node *node = label_node(z->plan->facts, t->node);
    struct compare_clause *clauses = take(z->arena, struct compare_clause, CLAUSES_MAX);
    size_t index[CLAUSES_MAX], n = 0;
    for (size_t h = 0; h < z->n_hits[i] && n < CLAUSES_MAX; h++) {
        struct match_hit hit = z->hits[i][h];
        if (hit.score < MATCH_LIKELY || hit.score + NEAR < z->best[hit.index])
            continue;
        index[n] = hit.index;
        clauses[n++] = shown(&z->clauses.v[hit.index], hit.score);
    }
    struct compare_task out = {.task = t->id,
                               .path = t->path,
                               .heading = node != NULL ? node->heading : S(""),
                               .text = t->text,
                               .section = t->section,
                               .state = S("unreported"),
                               .clauses = {clauses, n},
                               .place = t->place};
    out.amounts = compare_amounts(z, t, out.clauses, index);
    if (n > 0) {
        out.confidence = clauses[0].confidence;
        out.state = out.confidence >= MATCH_SURE ? S("reported") : S("possible");
    }
    sum->reported += out.confidence >= MATCH_SURE;
    sum->possible += n > 0 && out.confidence < MATCH_SURE;
    sum->unreported += n == 0;
    bool lacks = false;
    for (size_t k = 0; k < out.amounts.n; k++)
        lacks |= ((const struct compare_amount *)out.amounts.v)[k].gap.v > 0;
    sum->short_of += lacks;
    return out;
}

static struct list find_unplanned(struct comparer *z) {
    struct compare_clause *list = take(z->arena, struct compare_clause, z->clauses.n);
    size_t n = 0;
    for (size_t i = 0; i < z->clauses.n; i++)
        if (z->clauses.v[i].done && z->best[i] < MATCH_LIKELY)
            list[n++] = shown(&z->clauses.v[i], 100 - (i64)z->best[i]);
    return (struct list){list, n};
}

/* Attitude and supervision are asked for in every plan and reported in few. */
static bool must_report(const struct compare_task *t) {
    return !str_eq(t->section, S("requirement")) || t->amounts.n > 0;
}

static void judge(struct comparer *z, struct comparison *out) {
    struct fit *fits = take(z->arena, struct fit, FITS);
    struct fit_counts counts = {.share_pct = match_share(z->match)};
    const struct compare_task *tasks = out->tasks.v;
    for (size_t i = 0; i < out->tasks.n; i++) {
        counts.tasks += must_report(&tasks[i]);
        counts.reported += must_report(&tasks[i]) && tasks[i].confidence >= MATCH_SURE;
    }
    fit_find(z->arena, z->plan, z->report, &counts, fits);
    out->fits = (struct list){fits, FITS};
    out->verdict = fit_verdict(fits);
}

/* Years that both speak of. */
static i64 common_years(const struct head *p, const struct head *r) {
    i64 from = p->year_from > r->year_from ? p->year_from : r->year_from;
    i64 to = p->year_to < r->year_to ? p->year_to : r->year_to;
    return p->year_from > 0 && r->year_from > 0 && to > from ? to - from + 1 : 1;
}

void compare_find(struct arena *a, const struct side_doc *plan, const struct side_doc *report,
                  struct comparison *comparison_out) {
    struct comparer z = {.arena = a, .plan = plan, .report = report, .lexicon = lexicon_make(a)};
    struct comparison out = {.plan = plan->facts->document, .report = report->facts->document};
    z.clauses = clause_find(a, report->doc, report->facts);
    z.years = common_years(&out.plan, &out.report);
    z.figures = take(a, struct figures, z.clauses.n);
    z.counted = take(a, bool, z.clauses.n);
    make_match(&z);
    find_hits(&z);
    size_t n = plan->facts->tasks.n;
    struct compare_task *tasks = take(a, struct compare_task, n);
    for (size_t i = 0; i < n; i++)
        tasks[i] = compare_one(&z, i, &out);
    out.tasks = (struct list){tasks, n};
    out.unplanned = find_unplanned(&z);
    judge(&z, &out);
    *comparison_out = out;
}

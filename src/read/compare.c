/* The plan's tasks are sought in the clauses of the report; each clause speaks of the task that it
 * fits best, and of those it fits nearly as well. Quantities are then compared within these. */
#include "read/compare.h"

#include "read/clause.h"
#include "read/label.h"
#include "read/match.h"

enum {
    CLAUSES_MAX = 6, /* shown for a task */
    HITS_MAX = 32,   /* looked at for a task */
    NEAR = 15,       /* a clause also speaks of tasks that fit it by so much less than the best */
};

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
    FIELD_LIST(struct compare_task, amounts, &tally_shape),
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
    FIELD(struct comparison, unmentioned),
    FIELD(struct comparison, short_of),
    FIELD_LIST(struct comparison, tasks, &compare_task_shape),
    FIELD_LIST(struct comparison, unplanned, &compare_clause_shape),
};
const struct shape comparison_shape = SHAPE(struct comparison, comparison_fields);

struct comparer {
    struct arena *arena;
    const struct paper *plan, *report;
    struct clauses clauses;
    VEC(struct match_text) searched; /* clauses and their parts */
    VEC(size_t) clause_of;           /* [searched text] */
    struct match *match;
    struct tallier tallier;
    struct match_hit **hits; /* [task]: clauses that fit it, best first */
    size_t *n_hits;
    u32 *best; /* [clause]: score of the task that it fits best */
};

static const struct task_fact *task_at(const struct comparer *z, size_t i) {
    return &((const struct task_fact *)z->plan->facts->tasks.v)[i];
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
        const struct task_fact *t = task_at(z, i);
        str label = label_task(z->arena, z->plan, t);
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

static struct compare_clause shown(const struct clause *c, i64 confidence) {
    return (struct compare_clause){
        .text = c->text, .heading = c->heading, .confidence = confidence, .place = c->place};
}

/* Attitude and supervision are asked for in every plan and reported in few. */
static bool must_report(const struct compare_task *t) {
    return !str_eq(t->state, S("unmentioned"));
}

/* A demand that gives nothing to count and no day. */
static bool is_attitude(const struct task_fact *t) {
    return str_eq(t->section, S("requirement")) && t->quantities.n == 0 && t->due.len == 0;
}

static struct compare_task compare_one(struct comparer *z, size_t i, struct comparison *sum) {
    const struct task_fact *t = task_at(z, i);
    const struct node *node = label_node(z->plan->facts, t->node);
    struct compare_clause *clauses = take(z->arena, struct compare_clause, CLAUSES_MAX);
    struct figures planned = {0}, reported = {0};
    size_t n = 0;
    for (size_t h = 0; h < z->n_hits[i] && n < CLAUSES_MAX; h++) {
        struct match_hit hit = z->hits[i][h];
        if (hit.score < MATCH_LIKELY || hit.score + NEAR < z->best[hit.index])
            continue;
        const struct clause *clause = &z->clauses.v[hit.index];
        tally_figures(&z->tallier, clause->text, (struct list){0}, &reported);
        clauses[n++] = shown(clause, hit.score);
    }
    struct compare_task out = {.task = t->id,
                               .path = t->path,
                               .heading = node != NULL ? node->heading : S(""),
                               .text = t->text,
                               .section = t->section,
                               .state = is_attitude(t) ? S("unmentioned") : S("unreported"),
                               .clauses = {clauses, n},
                               .place = t->place};
    tally_figures(&z->tallier, t->text, t->quantities, &planned);
    out.amounts = tally_find(&z->tallier, label_task(z->arena, z->plan, t), &planned, &reported);
    if (n > 0) {
        out.confidence = clauses[0].confidence;
        out.state = out.confidence >= MATCH_SURE ? S("reported") : S("possible");
    }
    sum->reported += out.confidence >= MATCH_SURE;
    sum->possible += n > 0 && out.confidence < MATCH_SURE;
    sum->unreported += n == 0 && must_report(&out);
    sum->unmentioned += !must_report(&out);
    bool lacks = false;
    for (size_t k = 0; k < out.amounts.n; k++)
        lacks |= ((const struct tally *)out.amounts.v)[k].gap.v > 0;
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

static void judge(struct comparer *z, struct comparison *out) {
    struct fit *fits = take(z->arena, struct fit, FITS);
    struct fit_counts counts = {0};
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

void compare_find(struct arena *a, const struct paper *plan, const struct paper *report,
                  struct comparison *comparison_out) {
    struct comparer z = {.arena = a, .plan = plan, .report = report};
    struct comparison out = {.plan = plan->facts->document, .report = report->facts->document};
    z.clauses = clause_find(a, report->doc, report->facts);
    make_match(&z);
    z.tallier = (struct tallier){.arena = a,
                                 .lexicon = lexicon_make(a),
                                 .match = z.match,
                                 .years = common_years(&out.plan, &out.report)};
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

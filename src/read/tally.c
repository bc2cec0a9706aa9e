/* Two rounds: first each planned figure takes the reported one of its unit whose own words fit
 * best; then those without an answer look among the figures that nobody took, by the words of the
 * whole part between two commas or by the name of the task: 参加职工不少于80名 and
 * 86人参加无偿献血. */
#include "read/tally.h"

enum {
    NEAR_MIN = 30, /* of match_alike, of a figure's own words */
    WIDE_MIN = 40, /* of the words of its part of the sentence */
    NAME_MIN = 60, /* of the name of the task, in a figure's own words */
};

static const struct field tally_fields[] = {
    FIELD(struct tally, planned), FIELD(struct tally, unit),  FIELD(struct tally, bound),
    FIELD(struct tally, about),   FIELD(struct tally, state), FIELD(struct tally, reported),
    FIELD(struct tally, gap),
};
const struct shape tally_shape = SHAPE(struct tally, tally_fields);

void tally_figures(struct tallier *z, str s, struct list known, struct figures *into) {
    struct amounts found = amount_find(z->arena, z->lexicon, &z->tokens, s, known);
    for (size_t i = 0; i < found.n; i++) {
        struct figure *f = push(z->arena, into);
        f->amount = found.v[i];
        if (!match_tells(z->match, f->amount.about))
            f->amount.about = S("");
        f->near = match_gist(z->match, f->amount.about);
        f->wide = match_gist(z->match, f->amount.wide);
    }
}

/* Whether the two count in the same unit, both in all or both on each head. */
static bool comparable(const struct figure *x, const struct figure *y) {
    return str_eq(amount_unit(x->amount.q.unit), amount_unit(y->amount.q.unit)) &&
           (x->amount.per == PER_HEAD) == (y->amount.per == PER_HEAD);
}

/* How well a reported figure answers a planned one by its own words, 0 = not at all. */
static u32 answers_near(const struct figure *planned, const struct figure *got,
                        const struct gist *name) {
    (void)name;
    if (!comparable(planned, got) || planned->amount.about.len == 0)
        return 0;
    u32 alike = match_alike(&planned->near, &got->near);
    return alike >= NEAR_MIN ? alike : 0;
}

/* The same by the words around; a planned figure that names nothing is answered by any. */
static u32 answers_wide(const struct figure *planned, const struct figure *got,
                        const struct gist *name) {
    bool unnamed = planned->amount.about.len == 0;
    if (!comparable(planned, got) || (got->claimed && !unnamed))
        return 0;
    u32 wide = match_alike(&planned->wide, &got->wide);
    u32 named = match_alike(name, &got->near);
    if (wide >= WIDE_MIN || named >= NAME_MIN)
        return wide > named ? wide : named;
    return unnamed || got->amount.about.len == 0 ? 1 : 0;
}

/* The figure over all years. gives  false when it cannot be said */
static bool total_of(const struct tallier *z, const struct amount *m, milli *total_out) {
    if (m->per == PER_TIME && m->times == 0)
        return false;
    i64 times = m->per == PER_TIME ? m->times * z->years : 1;
    *total_out = (milli){m->q.n.v * times};
    return true;
}

/* A way to tell what answers what. */
struct answering {
    u32 (*score)(const struct figure *planned, const struct figure *got, const struct gist *name);
    struct gist name; /* of the task */
};

/* The reported figure that answers best, of equal ones the largest; NULL = none. */
static struct figure *best_of(const struct tallier *z, const struct figure *planned,
                              struct figures *reported, const struct answering *by) {
    struct figure *best = NULL;
    u32 most = 0;
    for (size_t i = 0; i < reported->n; i++) {
        struct figure *got = &reported->v[i];
        milli total;
        u32 score = by->score(planned, got, &by->name);
        bool better = score > most ||
                      (score == most && best != NULL && got->amount.q.n.v > best->amount.q.n.v);
        if (score == 0 || !better || !total_of(z, &got->amount, &total))
            continue;
        best = got;
        most = score;
    }
    return best;
}

static struct tally settle(const struct tallier *z, const struct amount *planned,
                           const struct figure *got) {
    struct tally t = {.planned = planned->q.n,
                      .unit = planned->q.unit,
                      .bound = planned->q.bound,
                      .about = planned->about,
                      .state = S("uncounted")};
    if (!total_of(z, planned, &t.planned))
        return t;
    t.state = S("unreported");
    if (got == NULL)
        return t;
    total_of(z, &got->amount, &t.reported);
    struct quantity want = {.n = t.planned, .unit = t.unit, .bound = t.bound};
    i64 gap = t.planned.v - t.reported.v;
    bool enough = amount_enough(&want, t.reported);
    t.state = enough ? S("met") : S("short");
    t.gap.v = enough ? 0 : gap < 0 ? -gap : gap;
    return t;
}

struct list tally_find(struct tallier *z, str name, const struct figures *planned,
                       struct figures *reported) {
    const struct answering near = {answers_near, match_gist(z->match, name)};
    const struct answering wide = {answers_wide, near.name};
    struct figure **answer = take(z->arena, struct figure *, planned->n);
    struct tally *list = take(z->arena, struct tally, planned->n);
    for (size_t i = 0; i < planned->n; i++) {
        answer[i] = best_of(z, &planned->v[i], reported, &near);
        if (answer[i] != NULL)
            answer[i]->claimed = true;
    }
    for (size_t i = 0; i < planned->n; i++) {
        if (answer[i] == NULL)
            answer[i] = best_of(z, &planned->v[i], reported, &wide);
        if (answer[i] != NULL)
            answer[i]->claimed = true;
        list[i] = settle(z, &planned->v[i].amount, answer[i]);
    }
    return (struct list){list, planned->n};
}

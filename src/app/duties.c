/* Making duties. */
#include "app/duties.h"

#include "base/utf8.h"
#include "calendar/window.h"

/* Somebody has worked on it, or it is at an end: it is left as it is. */
static bool is_touched(const struct duty *duty) {
    bool fresh = str_eq(duty->state, S("unsigned")) || str_eq(duty->state, S("idle")) ||
                 str_eq(duty->state, S("void"));
    return !fresh || duty->progress_pct > 0 || duty->note.len > 0;
}

static bool is_same(const struct duty *x, const struct duty *y) {
    return x->org == y->org && x->required == y->required && str_eq(x->label, y->label) &&
           str_eq(x->title, y->title) && str_eq(x->opens_on, y->opens_on) &&
           str_eq(x->due_on, y->due_on);
}

/* The festivals of the task, each acted around as is customary for it. */
static struct around *arounds_of(struct arena *a, str ids, size_t *n_out) {
    VEC(struct around) list = {0};
    for (size_t from = 0; from < ids.len;) {
        size_t space = str_find(ids, S(" "), from);
        str id = str_sub(ids, from, space);
        const struct festival *f = festival_find(id);
        if (f != NULL)
            *push(a, &list) = (struct around){id, f->before_days, f->after_days};
        from += id.len + 1;
    }
    *n_out = list.n;
    return list.v;
}

/* Whether the stage tells when the task is done: it has no date of its own. */
static bool is_of_stage(const struct duties_in *in) {
    return in->stage != NULL && in->task->due.len == 0 && in->task->period_from.len == 0 &&
           in->task->period_to.len == 0;
}

/* The windows of the task, in the years of its plan; without years, those that its dates name.
 * Where none of its festivals lies in its time, the time counts alone. */
static err windows_of(struct ctx *c, const struct duties_in *in, struct occurrences *list_out) {
    struct timing timing = {.cadence = in->task->cadence,
                            .due = in->task->due,
                            .period = {in->task->period_from, in->task->period_to},
                            .announced = in->announced,
                            .year_from = (i32)in->plan->year_from,
                            .year_to = (i32)in->plan->year_to,
                            .start_on = DAY_NONE};
    if (is_of_stage(in))
        timing.period = (range){in->stage->from_on, in->stage->until_on};
    timing.around = arounds_of(c->arena, in->task->festivals, &timing.around_n);
    TRY(window_list(c, &timing, list_out));
    if (timing.around_n == 0 || !str_eq(list_out->v[0].key, S("once")))
        return OK;
    timing.around_n = 0;
    return window_list(c, &timing, list_out);
}

/* How an occurrence is called: one that fills its stage by the name of it. */
static str label_of(struct arena *a, const struct duties_in *in, const struct occurrence *window) {
    bool once = str_eq(window->key, S("once"));
    if (once && is_of_stage(in) && window->due_on != DAY_NONE)
        return in->stage->name;
    if (!once && window->due_on == DAY_NONE)
        return str_cat(a, window->label, S("（日期待公布）"));
    return window->label;
}

static struct duty duty_of(struct arena *a, const struct duties_in *in,
                           const struct occurrence *window) {
    return (struct duty){.plan = in->plan->id,
                         .task = in->task->id,
                         .org = in->org,
                         .key = window->key,
                         .label = label_of(a, in, window),
                         .title = utf8_cut(in->title, DUTY_TITLE_CHARS),
                         .opens_on = day_text(a, window->opens_on),
                         .due_on = day_text(a, window->due_on),
                         .required = in->task->required,
                         .state = S("unsigned")};
}

err duties_list(struct ctx *c, const struct duties_in *in, struct list *duties_out) {
    struct occurrences windows;
    TRY(windows_of(c, in, &windows));
    struct duty *duties = take(c->arena, struct duty, windows.n + 1);
    for (size_t i = 0; i < windows.n; i++)
        duties[i] = duty_of(c->arena, in, &windows.v[i]);
    *duties_out = (struct list){duties, windows.n};
    return OK;
}

/* A duty that is there already takes the new window, unless somebody has worked on it. */
static err change(struct tx *tx, struct duty old, const struct duty *want,
                  struct duties_made *made) {
    bool gone = str_eq(old.state, S("void"));
    if (is_touched(&old) || (is_same(&old, want) && !gone)) {
        made->kept++;
        return OK;
    }
    /* Another department has to sign for it first. */
    bool anew = gone || old.org != want->org;
    old.org = want->org;
    old.required = want->required;
    old.label = want->label;
    old.title = want->title;
    old.opens_on = want->opens_on;
    old.due_on = want->due_on;
    old.state = anew ? S("unsigned") : old.state;
    made->changed++;
    return record_set(tx, &noun_duty, &old);
}

static err drop_rest(struct tx *tx, const struct duty *old, const bool *seen, size_t n,
                     struct duties_made *made) {
    for (size_t i = 0; i < n; i++) {
        struct duty duty = old[i];
        if (seen[i] || str_eq(duty.state, S("void")))
            continue;
        if (is_touched(&duty)) {
            made->kept++;
            continue;
        }
        duty.state = S("void");
        made->voided++;
        TRY(record_set(tx, &noun_duty, &duty));
    }
    return OK;
}

err duties_make(struct tx *tx, const struct duties_in *in, struct duties_made *made_out) {
    struct list wanted, there;
    struct duties_made made = {0};
    TRY(duties_list(tx->c, in, &wanted));
    TRY(duty_of_task(tx->c, tx->db, in->task->id, &there));
    const struct duty *old = there.v;
    bool *seen = take(tx->c->arena, bool, there.n + 1);
    for (size_t i = 0; i < wanted.n; i++) {
        struct duty want = ((const struct duty *)wanted.v)[i];
        size_t k = 0;
        while (k < there.n && !str_eq(old[k].key, want.key))
            k++;
        if (k < there.n) {
            seen[k] = true;
            TRY(change(tx, old[k], &want, &made));
            continue;
        }
        made.added++;
        made.undated += want.due_on.len == 0;
        TRY(record_add(tx, &noun_duty, &want));
    }
    TRY(drop_rest(tx, old, seen, there.n, &made));
    *made_out = made;
    return OK;
}

err duties_end(struct tx *tx, i64 task, struct duties_made *made_out) {
    struct list there;
    struct duties_made made = {0};
    TRY(duty_of_task(tx->c, tx->db, task, &there));
    const bool *seen = take(tx->c->arena, bool, there.n + 1);
    TRY(drop_rest(tx, there.v, seen, there.n, &made));
    *made_out = made;
    return OK;
}

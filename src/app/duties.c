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

/* The windows of the task, in the years of its plan; without years, those that its dates name. */
static err windows_of(struct ctx *c, const struct duties_in *in, struct occurrences *list_out) {
    const struct timing timing = {.cadence = in->task->cadence,
                                  .due = in->task->due,
                                  .period = {in->task->period_from, in->task->period_to},
                                  .year_from = (i32)in->plan->year_from,
                                  .year_to = (i32)in->plan->year_to,
                                  .start_on = DAY_NONE};
    return window_list(c, &timing, list_out);
}

static struct duty duty_of(struct arena *a, const struct duties_in *in,
                           const struct occurrence *window) {
    return (struct duty){.plan = in->plan->id,
                         .task = in->task->id,
                         .org = in->org,
                         .key = window->key,
                         .label = window->label,
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
    old.org = want->org;
    old.required = want->required;
    old.label = want->label;
    old.title = want->title;
    old.opens_on = want->opens_on;
    old.due_on = want->due_on;
    old.state = gone ? S("unsigned") : old.state;
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

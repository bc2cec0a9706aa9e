/* Writing facts for people. */
#include "read/shown.h"

#include "base/out.h"
#include "base/utf8.h"

enum {
    STARTS_CHARS = 15,
    NOISE_CHARS = 12
};

static void line(struct out *o, const char *name, str value) {
    if (value.len > 0)
        out_fmt(o, "%s: %.*s\n", name, STR(value));
}

str shown_head(struct arena *a, const struct facts *f) {
    const struct head *h = &f->document;
    struct out o = out_open(a);
    line(&o, "title", h->title);
    line(&o, "kind", h->kind);
    if (h->year_from > 0) {
        out_fmt(&o, "years: %d", (int)h->year_from);
        if (h->year_to != h->year_from)
            out_fmt(&o, "-%d", (int)h->year_to);
        out_char(&o, '\n');
    }
    line(&o, "script", h->script);
    line(&o, "issuer", h->issuer);
    line(&o, "number", h->number);
    line(&o, "issued", h->issued_on);
    return out_str(&o);
}

str shown_outline(struct arena *a, const struct facts *f) {
    struct out o = out_open(a);
    const struct node *nodes = f->outline.v;
    for (size_t i = 0; i < f->outline.n; i++) {
        const struct node *n = &nodes[i];
        out_repeat(&o, ' ', 2 * (size_t)(n->level - 1));
        out_raw(&o, n->marker.len > 0 ? n->marker : S("~"));
        out_fmt(&o, "%.*s [%.*s]\n", STR(n->heading), STR(n->role));
    }
    return out_str(&o);
}

static void names(struct arena *a, struct out *o, const char *key, strs list) {
    if (list.n > 0)
        out_fmt(o, " %s=%.*s", key, STR(str_join(a, list, S("|"))));
}

static void amounts(struct out *o, struct list list) {
    const struct quantity *q = list.v;
    for (size_t i = 0; i < list.n; i++) {
        out_raw(o, i == 0 ? S(" amounts=") : S("|"));
        out_raw(o, str_eq(q[i].bound, S("=")) ? S("") : q[i].bound);
        out_milli(o, q[i].n);
        out_raw(o, q[i].unit);
    }
}

str shown_tasks(struct arena *a, const struct facts *f) {
    struct out o = out_open(a);
    const struct task_fact *tasks = f->tasks.v;
    for (size_t i = 0; i < f->tasks.n; i++) {
        const struct task_fact *t = &tasks[i];
        str starts = utf8_cut(t->text, STARTS_CHARS);
        out_fmt(&o, "%.*s %.*s", STR(str_join(a, t->path, S("/"))), STR(starts));
        names(a, &o, "owners", t->owners);
        names(a, &o, "co", t->co_owners);
        if (t->due.len > 0)
            out_fmt(&o, " due=%.*s", STR(t->due));
        if (t->period.from.len > 0)
            out_fmt(&o, " period=%.*s..%.*s", STR(t->period.from), STR(t->period.to));
        if (t->cadence.len > 0)
            out_fmt(&o, " every=%.*s", STR(t->cadence));
        amounts(&o, t->quantities);
        names(a, &o, "cites", t->cites);
        out_char(&o, '\n');
    }
    return out_str(&o);
}

str shown_noise(struct arena *a, const struct facts *f) {
    struct out o = out_open(a);
    const struct noise *noise = f->noise.v;
    for (size_t i = 0; i < f->noise.n; i++) {
        str text = utf8_cut(noise[i].text, NOISE_CHARS);
        out_fmt(&o, "%.*s: %.*s\n", STR(noise[i].reason), STR(text));
    }
    return out_str(&o);
}

str shown_codes(struct arena *a, const struct facts *f) {
    struct out o = out_open(a);
    const struct diagnostic *d = f->diagnostics.v;
    for (size_t i = 0; i < f->diagnostics.n; i++)
        if (i == 0 || !str_eq(d[i].code, d[i - 1].code))
            out_fmt(&o, "%s%.*s", i > 0 ? " " : "", STR(d[i].code));
    return out_str(&o);
}

static void part(struct out *o, const char *heading, str text) {
    if (text.len == 0)
        return;
    out_fmt(o, "%s# %s\n", o->len > 0 ? "\n" : "", heading);
    out_raw(o, text);
    if (!str_ends(text, S("\n")))
        out_char(o, '\n');
}

str shown_facts(struct arena *a, const struct facts *f) {
    struct out o = out_open(a);
    part(&o, "document", shown_head(a, f));
    part(&o, "outline", shown_outline(a, f));
    part(&o, "tasks", shown_tasks(a, f));
    part(&o, "noise", shown_noise(a, f));
    part(&o, "diagnostics", shown_codes(a, f));
    return out_str(&o);
}

/* Looking at everything that was found. */
#include "read/promise.h"

#include "base/json.h"
#include "base/json_value.h"
#include "base/utf8.h"
#include "read/read.h"
#include "read/rules.h"

struct look {
    struct arena *arena;
    const struct doc *doc;
    const struct facts *f;
    const char *broken;
};

static void must(struct look *z, bool so, const char *promise) {
    if (!so && z->broken == NULL)
        z->broken = promise;
}

static bool is_border(str s, u32 at) {
    return at == s.len || (at < s.len && ((u8)s.ptr[at] & 0xC0) != 0x80);
}

static void look_place(struct look *z, span p, bool filled, const char *promise) {
    str view = z->doc->view;
    must(z, p.from <= p.to && p.to <= view.len, "a place lies inside the view text");
    must(z, is_border(view, p.from) && is_border(view, p.to), "a place has character borders");
    must(z, !filled || p.from < p.to, promise);
}

/* One of the words, which are divided by spaces; the empty word where `may_lack`. */
static bool is_word(str word, const char *words, bool may_lack) {
    if (word.len == 0)
        return may_lack;
    for (str rest = str_from(words); rest.len > 0;) {
        size_t end = str_find(rest, S(" "), 0);
        end = end == STR_NONE ? rest.len : end;
        if (str_eq(str_sub(rest, 0, end), word))
            return true;
        rest = str_sub(rest, end + 1, rest.len);
    }
    return false;
}

/* yyyy, yyyy-mm or yyyy-mm-dd; the year may be XXXX. */
static bool is_date(str s) {
    static const char form[] = "yyyy-mm-dd";
    if (s.len != 4 && s.len != 7 && s.len != 10)
        return false;
    bool unknown = str_starts(s, S("XXXX"));
    for (size_t i = unknown ? 4 : 0; i < s.len; i++)
        if (form[i] == '-' ? s.ptr[i] != '-' : s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    return true;
}

static void look_outline(struct look *z) {
    const struct node *nodes = z->f->outline.v;
    for (size_t i = 0; i < z->f->outline.n; i++) {
        const struct node *n = &nodes[i];
        must(z, n->id == (i64)i + 1, "ids of the outline run from 1");
        must(z, n->parent >= 0 && n->parent < n->id, "a node stands behind its parent");
        i64 above = n->parent > 0 ? nodes[n->parent - 1].level : 0;
        must(z, n->level == above + 1, "a node is one level below its parent");
        must(z,
             is_word(n->role,
                     "guiding goal organisation phase measures requirement task background "
                     "result problem next other",
                     false),
             "a role is one of the roles");
        look_place(z, n->place, true, "a node has a place");
    }
}

static void look_quantities(struct look *z, struct list list) {
    const struct quantity *q = list.v;
    for (size_t i = 0; i < list.n; i++) {
        must(z, q[i].n.v >= 0 && q[i].unit.len > 0, "a quantity has a number and a unit");
        must(z, is_word(q[i].bound, "= >= <= ~", false), "a bound is one of the bounds");
    }
}

static void look_texts(struct look *z, strs list, const char *promise) {
    for (size_t i = 0; i < list.n; i++)
        must(z, list.v[i].len > 0, promise);
}

static void look_tasks(struct look *z) {
    const struct task_fact *tasks = z->f->tasks.v;
    for (size_t i = 0; i < z->f->tasks.n; i++) {
        const struct task_fact *t = &tasks[i];
        must(z, t->id == (i64)i + 1, "ids of tasks run from 1");
        must(z, t->node >= 0 && t->node <= (i64)z->f->outline.n, "the node of a task exists");
        must(z, t->path.n > 0, "a task has a path");
        look_texts(z, t->owners, "no owner is empty");
        look_texts(z, t->co_owners, "no co-owner is empty");
        look_texts(z, t->cites, "no title is empty");
        look_quantities(z, t->quantities);
        must(z, t->due.len == 0 || is_date(t->due), "a deadline is a date");
        must(z, (t->period.from.len == 0) == (t->period.to.len == 0), "a period has two ends");
        must(z, t->period.from.len == 0 || (is_date(t->period.from) && is_date(t->period.to)),
             "a period has dates");
        must(z, is_word(t->cadence, "weekly monthly quarterly half-yearly yearly continuous", true),
             "a cadence is one of the cadences");
        must(z, t->confidence >= 0 && t->confidence <= 100, "confidence is per cent");
        must(z, !str_has(t->text, S("\n")), "the text of a task is one line");
        look_place(z, t->place, true, "a task has a place");
    }
}

static void look_findings(struct look *z, struct list list) {
    const struct finding *v = list.v;
    for (size_t i = 0; i < list.n; i++) {
        must(z, v[i].text.len > 0, "a finding has a text");
        must(z, v[i].node >= 0 && v[i].node <= (i64)z->f->outline.n, "its node exists");
        look_quantities(z, v[i].quantities);
        look_place(z, v[i].place, true, "a finding has a place");
    }
}

static void look_rest(struct look *z) {
    const struct noise *noise = z->f->noise.v;
    for (size_t i = 0; i < z->f->noise.n; i++) {
        must(z, noise[i].text.len > 0 && noise[i].reason.len > 0, "noise has text and reason");
        look_place(z, noise[i].place, true, "noise has a place");
    }
    const struct goal_fact *goals = z->f->goals.v;
    for (size_t i = 0; i < z->f->goals.n; i++) {
        must(z, goals[i].title.len > 0, "a goal has a title");
        look_place(z, goals[i].place, true, "a goal has a place");
    }
    const struct person_fact *people = z->f->people.v;
    for (size_t i = 0; i < z->f->people.n; i++) {
        must(z, people[i].name.len > 0 && people[i].duty.len > 0, "a person has name and duty");
        look_place(z, people[i].place, true, "a person has a place");
    }
    look_findings(z, z->f->results);
    look_findings(z, z->f->problems);
}

/* Where a rule stands in the table, which is in the order of how bad its finding is. */
static size_t rank(str code) {
    const struct rule *rule = read_rule_find(code);
    return rule != NULL ? (size_t)(rule - read_rules) : read_rules_n;
}

static bool is_there(const struct look *z, const struct diagnostic *d) {
    i64 line = 1;
    size_t from = 0;
    for (size_t i = 0; i < d->place.from; i++)
        if (z->doc->view.ptr[i] == '\n') {
            line++;
            from = i + 1;
        }
    i64 column = (i64)utf8_chars(str_sub(z->doc->view, from, d->place.from)) + 1;
    return d->line == line && d->column == column;
}

static void look_diagnostics(struct look *z) {
    const struct diagnostic *d = z->f->diagnostics.v;
    for (size_t i = 0; i < z->f->diagnostics.n; i++) {
        must(z, rank(d[i].code) < read_rules_n, "a code has its rule");
        must(z, i == 0 || rank(d[i - 1].code) <= rank(d[i].code), "the worst finding comes first");
        must(z, is_word(d[i].severity, "error warning note", false), "a severity is one of three");
        must(z, d[i].message.len > 0 && !str_has(d[i].message, S("\n")), "a message is one line");
        look_place(z, d[i].place, d[i].more.n > 0, "further places come behind a first one");
        for (size_t k = 0; k < d[i].more.n; k++)
            look_place(z, d[i].more.v[k], true, "a further place is not empty");
        if (z->broken == NULL)
            must(z, is_there(z, &d[i]), "line and column are those of the place");
    }
}

static str written(struct look *z, const struct facts *f) {
    struct out o = out_open(z->arena);
    json_write(&o, &facts_shape, f);
    return out_str(&o);
}

const char *promise_broken(struct arena *a, const struct doc *doc) {
    struct facts facts, again;
    struct json tree;
    read_facts(a, doc, S("x"), &facts);
    read_facts(a, doc, S("x"), &again);
    struct look z = {.arena = a, .doc = doc, .f = &facts};
    look_outline(&z);
    look_tasks(&z);
    look_rest(&z);
    look_diagnostics(&z);
    str json = written(&z, &facts);
    must(&z, json_parse(a, json, &tree, NULL), "the JSON is valid");
    must(&z, str_eq(json, written(&z, &again)), "the same document gives the same facts");
    return z.broken;
}

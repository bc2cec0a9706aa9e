/* The finders of the rules, run in the order of the rules; a rule may have several. */
#include "read/diagnose.h"

static const struct {
    const char *code;
    void (*find)(struct checker *z);
} finders[] = {
    {"lost-digits", check_lost_digits},
    {"year-mismatch", check_year},
    {"year-mismatch", check_task_year},
    {"template-residue", check_residue},
    {"goal-conflict", check_goal},
    {"stale-reference", check_stale},
    {"no-owner", check_owner},
    {"no-deadline", check_deadline},
    {"annex-missing", check_annex},
    {"numbering-gap", check_numbering},
    {"duplicate-clause", check_duplicate},
    {"problem-without-step", check_problem},
    {"damaged-text", check_damaged},
    {"weak-task", check_weak},
    {"vague-cadence", check_vague},
    {"uneven-year", check_uneven},
    {"missing-part", check_parts},
    {"glued-pinyin", check_pinyin},
    {"not-part-of-document", check_noise},
    {"no-tasks", check_no_tasks},
};

void check_place(struct checker *z, struct places *at, size_t from, size_t to) {
    *push(z->r->arena, at) = text_place(&z->r->text, (u32)from, (u32)to);
}

void check_report(struct checker *z, const struct places *at, str message) {
    struct diagnostic *d = push(z->r->arena, &z->found);
    d->code = str_from(z->rule->code);
    d->severity = str_from(z->rule->severity);
    d->message = message;
    d->advice = str_from(z->rule->advice);
    d->line = d->column = 1;
    if (at == NULL || at->n == 0)
        return;
    d->place = at->v[0];
    text_column(&z->r->text, d->place.from, &d->line, &d->column);
    d->more = (spans){at->v + 1, at->n - 1};
}

struct list diagnose(struct reading *r, const struct facts *facts, struct signal_hits hits) {
    struct checker z = {.r = r, .facts = facts, .hits = hits};
    for (size_t i = 0; i < COUNT_OF(finders); i++) {
        z.rule = read_rule_find(str_from(finders[i].code));
        finders[i].find(&z);
    }
    return (struct list){z.found.v, z.found.n};
}

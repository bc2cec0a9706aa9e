/* The passes in their order. */
#include "read/read.h"

#include "read/diagnose.h"
#include "read/finding.h"
#include "read/goal.h"
#include "read/head.h"
#include "read/heading.h"
#include "read/mark.h"
#include "read/nest.h"
#include "read/noise.h"
#include "read/person.h"
#include "read/role.h"
#include "read/signals.h"
#include "read/table.h"
#include "read/task.h"

static struct list outline_of(struct reading *r) {
    struct node *nodes = take(r->arena, struct node, r->items.n + 1);
    for (size_t i = 0; i < r->items.n; i++) {
        const struct item *it = &r->items.v[i];
        u32 end = it->head_to > it->body ? it->head_to : it->body > it->at ? it->body : it->at + 1;
        nodes[i] = (struct node){
            .id = (i64)i + 1,
            .parent = it->parent + 1,
            .marker = it->marker,
            .level = it->level,
            .heading = it->heading,
            .role = role_name((enum role)it->role),
            .place = text_place(&r->text, it->at, end),
        };
    }
    return (struct list){nodes, r->items.n};
}

void read_laid(struct arena *a, const struct doc *doc, str file, struct laying *laying,
               struct facts *facts_out) {
    struct reading *r = take(a, struct reading, 1);
    r->arena = a;
    r->doc = doc;
    r->head.file = file;
    text_make(a, doc, &r->text);
    noise_find(r);
    head_find(r);
    noise_sort(r);
    mark_find(r);
    unnumbered_find(r);
    nest(r);
    heading_find(r);
    role_find(r);
    struct tasker z = {.r = r, .lexicon = lexicon_make(a)};
    task_find(&z);
    table_find(&z);
    head_years(r, task_latest(&z));
    task_finish(&z);
    struct signal_hits hits = signals_find(r);
    *facts_out = (struct facts){
        .document = r->head,
        .outline = outline_of(r),
        .tasks = {r->tasks.v, r->tasks.n},
        .noise = {r->noises.v, r->noises.n},
        .goals = goal_find(r, &hits),
        .people = person_find(r),
        .results = finding_results(&z),
        .problems = finding_problems(&z),
    };
    if (laying->n > 0)
        annex_lay(a, facts_out, laying->ledgers, laying->n, &laying->result);
    facts_out->diagnostics = diagnose(r, facts_out, hits);
}

void read_facts(struct arena *a, const struct doc *doc, str file, struct facts *facts_out) {
    struct laying none = {0};
    read_laid(a, doc, file, &none, facts_out);
}

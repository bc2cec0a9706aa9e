/* Filing. */
#include "app/intake.h"

#include "app/duties.h"
#include "app/leaders.h"
#include "app/person.h"
#include "app/wording.h"
#include "calendar/mention.h"
#include "store/org.h"

enum {
    BATCH_BYTES = 256 << 20 /* of what a batch needs on its way */
};

VEC_TYPE(assignments, struct assignment);
VEC_TYPE(duties, struct duty);

/* The festivals that a task names, where it says neither a date nor how often. */
static str festivals_of(struct arena *a, const struct task_fact *fact) {
    if (fact->due.len > 0 || fact->cadence.len > 0)
        return S("");
    struct mentions found = mention_find(a, fact->text);
    strs ids = {take(a, str, found.n + 1), found.n};
    for (size_t i = 0; i < found.n; i++)
        ids.v[i] = found.v[i]->id;
    return str_join(a, ids, S(" "));
}

struct task intake_task(struct arena *a, const struct task_fact *fact) {
    return (struct task){.text = wording_office(a, fact->text),
                         .source = S("document"),
                         .required = true,
                         .cadence = fact->cadence,
                         .due = fact->due,
                         .period_from = fact->period.from,
                         .period_to = fact->period.to,
                         .confidence = fact->confidence,
                         .festivals = festivals_of(a, fact)};
}

/* ---- names ---- */

/* 各部门, 全体干部, 主要负责人: many at once, or a post, whom only the clerk can tell apart. */
static bool is_collective(str name) {
    static const str fronts[] = {T("各"), T("全体"), T("所有"), T("有关"), T("相关")};
    for (size_t i = 0; i < COUNT_OF(fronts); i++)
        if (str_starts(name, fronts[i]))
            return true;
    return str_ends(name, S("负责人")) || str_ends(name, S("成员")) || str_ends(name, S("领导"));
}

static err person_of(struct intake *f, str name, i64 *id_out) {
    i64 *known = lookup_at(f->tx->c->arena, &f->people, name);
    if (*known == 0)
        TRY(person_make(f->tx, name, known));
    *id_out = *known;
    return OK;
}

/* The department of that name below the unit; made where there is none. */
static err find_department(struct intake *f, str name, i64 *id_out) {
    struct org org;
    TRY(org_find(f->tx->c, f->tx->db, name, f->unit, &org));
    if (org.id == 0) {
        org = (struct org){
            .name = name, .kind = S("department"), .above = f->unit, .opened_on = f->today};
        f->filed.orgs++;
        TRY(record_add(f->tx, &noun_org, &org));
    }
    *id_out = org.id;
    return OK;
}

static err department(struct intake *f, str name, i64 *id_out) {
    i64 *known = lookup_at(f->tx->c->arena, &f->orgs, name);
    if (*known == 0)
        TRY(find_department(f, name, known));
    *id_out = *known;
    return OK;
}

/* ---- who ---- */

static bool has_name(strs list, str name) {
    for (size_t i = 0; i < list.n; i++)
        if (str_eq(list.v[i], name))
            return true;
    return false;
}

/* The organisations among the names, without those that lead: one role a department. */
static strs units(struct arena *a, const struct intake *f, strs names, strs others) {
    strs rest = {take(a, str, names.n + 1), 0};
    for (size_t i = 0; i < names.n; i++) {
        str name = names.v[i];
        if (!leaders_is_person(f->lexicon, name) && !has_name(others, name) &&
            !has_name(rest, name))
            rest.v[rest.n++] = name;
    }
    return rest;
}

/* The people among the names: of two the first is the leader, as the columns of ledgers stand. */
static err find_people(struct intake *f, const struct intake_item *item, struct assignment *into) {
    const strs lists[] = {item->owners, item->co_owners};
    i64 ids[2] = {0};
    size_t n = 0;
    for (size_t k = 0; k < COUNT_OF(lists); k++)
        for (size_t i = 0; i < lists[k].n && n < COUNT_OF(ids); i++)
            if (leaders_is_person(f->lexicon, lists[k].v[i]) && !is_collective(lists[k].v[i]))
                TRY(person_of(f, lists[k].v[i], &ids[n++]));
    into->leader = n == 2 ? ids[0] : 0;
    into->keeper = n == 2 ? ids[1] : ids[0];
    return OK;
}

/* Each of the names as `like`. */
static err assign(struct intake *f, struct arena *a, struct assignment like, strs names,
                  struct assignments *list) {
    for (size_t i = 0; i < names.n; i++) {
        if (is_collective(names.v[i])) {
            f->filed.collective++;
            continue;
        }
        TRY(department(f, names.v[i], &like.org));
        *push(a, list) = like;
    }
    return OK;
}

err intake_who(struct intake *f, struct arena *a, const struct intake_item *item,
               struct list *assignments_out, i64 *lead_out) {
    struct assignments list = {0};
    struct assignment lead = {.role = S("lead")};
    strs leads = units(a, f, item->owners, (strs){0});
    TRY(find_people(f, item, &lead));
    TRY(assign(f, a, lead, leads, &list));
    if (list.n == 0 && lead.keeper != 0) { /* somebody answers for it, of no department we know */
        lead.org = f->unit;
        *push(a, &list) = lead;
    }
    *lead_out = list.n > 0 ? list.v[0].org : 0;
    TRY(assign(f, a, (struct assignment){.role = S("support")}, units(a, f, item->co_owners, leads),
               &list));
    *assignments_out = (struct list){list.v, list.n};
    return OK;
}

/* ---- a batch ---- */

static err add_tasks(struct intake *f, struct arena *a, struct intake_item *items, size_t n) {
    struct task *tasks = take(a, struct task, n);
    for (size_t i = 0; i < n; i++) {
        tasks[i] = items[i].task;
        tasks[i].plan = f->plan->id;
    }
    TRY(record_add_many(f->tx, &noun_task, tasks, n));
    for (size_t i = 0; i < n; i++)
        items[i].task = tasks[i];
    f->filed.tasks += (i64)n;
    return OK;
}

/* The assignments and duties of an item, to be added with those of the others. */
static err plan_item(struct intake *f, struct ctx *scratch, const struct intake_item *item,
                     struct assignments *assignments, struct duties *duties) {
    struct list who, occurrences;
    struct duties_in in = {.plan = f->plan,
                           .task = &item->task,
                           .stage = item->stage,
                           .announced = f->announced,
                           .title = item->title};
    TRY(intake_who(f, scratch->arena, item, &who, &in.org));
    for (size_t i = 0; i < who.n; i++) {
        struct assignment *to = push(scratch->arena, assignments);
        *to = ((const struct assignment *)who.v)[i];
        to->task = item->task.id;
    }
    if (duties_list(scratch, &in, &occurrences) != OK)
        return fail(f->tx->c, scratch->code, "%.*s", STR(scratch->text));
    for (size_t i = 0; i < occurrences.n; i++) {
        struct duty *duty = push(scratch->arena, duties);
        *duty = ((const struct duty *)occurrences.v)[i];
        f->filed.undated += duty->due_on.len == 0;
    }
    f->filed.assigned += in.org != 0;
    return OK;
}

static err add_batch(struct intake *f, struct ctx *scratch, struct intake_item *items, size_t n) {
    struct assignments assignments = {0};
    struct duties duties = {0};
    TRY(add_tasks(f, scratch->arena, items, n));
    for (size_t i = 0; i < n; i++)
        TRY(plan_item(f, scratch, &items[i], &assignments, &duties));
    f->filed.duties += (i64)duties.n;
    TRY(record_add_many(f->tx, &noun_assignment, assignments.v, assignments.n));
    return record_add_many(f->tx, &noun_duty, duties.v, duties.n);
}

err intake_add(struct intake *f, struct intake_item *items, size_t n) {
    struct ctx scratch = {.arena = arena_open(BATCH_BYTES)};
    err e = add_batch(f, &scratch, items, n);
    arena_close(scratch.arena);
    return e;
}

/* Assigning tasks. */
#include "app/task_assign.h"

#include "app/announced_days.h"
#include "app/names.h"
#include "app/person.h"
#include "app/typed.h"
#include "store/org.h"

enum {
    NAME_CHARS_MAX = 50,
};

struct work {
    struct ids tasks;
    const struct task_assign *assign;
    const struct task_serve *serve;
    struct announcements announced;
    i64 leader, keeper; /* people, 0 = they stay */
    struct task_changed changed;
};

static bool is_role(const struct assignment *to, str role) {
    return str_eq(to->role, role);
}

static bool has_id(struct ids ids, i64 id) {
    for (size_t i = 0; i < ids.n; i++)
        if (ids.v[i] == id)
            return true;
    return false;
}

static err check_org(struct tx *tx, i64 id) {
    struct org org;
    TRY(record_get(tx->c, tx->db, &noun_org, id, &org));
    if (org.closed_on.len > 0)
        return fail(tx->c, ERR_INVALID, "%.*s（%lld）已于 %.*s 撤销", STR(org.name), (long long)id,
                    STR(org.closed_on));
    return OK;
}

/* Gives an org a role; the row that it has or had is used again. */
static err set_role(struct tx *tx, i64 task, i64 org, str role) {
    struct assignment to;
    TRY(assignment_find(tx->c, tx->db, task, org, &to));
    if (to.id == 0) {
        to = (struct assignment){.task = task, .org = org, .role = role};
        return record_add(tx, &noun_assignment, &to);
    }
    if (str_eq(to.role, role))
        return OK;
    to.role = role;
    to.leader = to.keeper = 0;
    return record_set(tx, &noun_assignment, &to);
}

/* Takes a role from all that have it and should not. */
static err end_others(struct tx *tx, struct list old, str role, struct ids stay) {
    for (size_t i = 0; i < old.n; i++) {
        const struct assignment *to = (const struct assignment *)old.v + i;
        if (is_role(to, role) && !has_id(stay, to->org))
            TRY(set_role(tx, to->task, to->org, S("")));
    }
    return OK;
}

/* The people of the one that leads. */
static err set_people(struct tx *tx, const struct work *w, i64 task) {
    struct list list;
    if (w->leader == 0 && w->keeper == 0)
        return OK;
    TRY(assignment_of_task(tx->c, tx->db, task, &list));
    for (size_t i = 0; i < list.n; i++) {
        struct assignment to = ((const struct assignment *)list.v)[i];
        if (!is_role(&to, S("lead")))
            continue;
        to.leader = w->leader != 0 ? w->leader : to.leader;
        to.keeper = w->keeper != 0 ? w->keeper : to.keeper;
        return record_set(tx, &noun_assignment, &to);
    }
    return fail(tx->c, ERR_INVALID, "任务 %lld 还没有牵头部门，请用 --lead 指定", (long long)task);
}

/* Whether somebody who has the task, or answers for it, is replaced. */
static bool replaces(const struct work *w, struct list old) {
    const struct task_assign *a = w->assign;
    for (size_t i = 0; i < old.n; i++) {
        const struct assignment *to = (const struct assignment *)old.v + i;
        bool lead = is_role(to, S("lead")), support = is_role(to, S("support"));
        if (lead && a->lead != 0 && to->org != a->lead)
            return true;
        if (support && (a->alone || (a->support.n > 0 && !has_id(a->support, to->org))))
            return true;
        if (lead && ((w->leader != 0 && to->leader != 0 && to->leader != w->leader) ||
                     (w->keeper != 0 && to->keeper != 0 && to->keeper != w->keeper)))
            return true;
    }
    return false;
}

static err assign_one(struct tx *tx, struct work *w, const struct task_edit *edit) {
    const struct task_assign *a = w->assign;
    const struct ids lead = {&a->lead, 1};
    i64 task = edit->task.id;
    struct list old;
    TRY(assignment_of_task(tx->c, tx->db, task, &old));
    TRY(task_edit_reason(tx->c, edit, replaces(w, old), a->reason));
    TRY(task_edit_keep(tx, edit, "assign", a->reason));
    if (a->lead != 0) {
        TRY(end_others(tx, old, S("lead"), lead));
        TRY(set_role(tx, task, a->lead, S("lead")));
    }
    if (a->alone || a->support.n > 0) {
        TRY(assignment_of_task(tx->c, tx->db, task, &old));
        TRY(end_others(tx, old, S("support"), a->support));
    }
    for (size_t i = 0; i < a->support.n; i++) {
        struct assignment to;
        TRY(assignment_find(tx->c, tx->db, task, a->support.v[i], &to));
        if (is_role(&to, S("lead")))
            return fail(tx->c, ERR_INVALID, "任务 %lld 的牵头部门不能同时配合", (long long)task);
        TRY(set_role(tx, task, a->support.v[i], S("support")));
    }
    TRY(set_people(tx, w, task));
    w->changed.tasks++;
    return task_edit_duties(tx, edit, S(""), &w->changed);
}

static err pick(struct tx *tx, str word, i64 *id_out) {
    struct person person = {0};
    if (word.len > 0)
        TRY(person_pick(tx->c, tx->db, word, &person));
    *id_out = person.id;
    return OK;
}

static err assign_all(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct names names = {0};
    w->changed = (struct task_changed){0};
    TRY(pick(tx, w->assign->leader, &w->leader));
    TRY(pick(tx, w->assign->keeper, &w->keeper));
    if (w->assign->lead != 0)
        TRY(check_org(tx, w->assign->lead));
    for (size_t i = 0; i < w->assign->support.n; i++)
        TRY(check_org(tx, w->assign->support.v[i]));
    for (size_t i = 0; i < w->tasks.n; i++) {
        struct task_edit edit = {.announced = &w->announced, .names = &names};
        TRY(task_edit_open(tx, w->tasks.v[i], &edit));
        TRY(assign_one(tx, w, &edit));
    }
    return OK;
}

err app_task_assign(struct deed *d, struct ids tasks, const struct task_assign *assign,
                    struct task_changed *changed_out) {
    struct work w = {.tasks = tasks, .assign = assign};
    if (assign->lead == 0 && assign->support.n == 0 && !assign->alone && assign->leader.len == 0 &&
        assign->keeper.len == 0)
        return fail(d->c, ERR_INVALID, "没有说分给谁，例如 --lead 3 --support 4,5");
    TRY(typed_reason(d->c, assign->reason));
    TRY(typed_check(d->c, assign->leader, "责任领导", NAME_CHARS_MAX));
    TRY(typed_check(d->c, assign->keeper, "责任人", NAME_CHARS_MAX));
    TRY(announced_days(d->c, &w.announced));
    TRY(tx_run(d, "assign task", assign_all, &w));
    *changed_out = w.changed;
    return OK;
}

/* ---- titles ---- */

static err serve_one(struct tx *tx, struct work *w, const struct task_edit *edit,
                     const struct goal *goal) {
    const struct task_serve *s = w->serve;
    struct task_goal to;
    if (goal->plan != edit->task.plan)
        return fail(tx->c, ERR_INVALID, "创建目标 %lld（%.*s%.*s）不是任务 %lld 所在方案的",
                    (long long)goal->id, STR(goal->level), STR(goal->title),
                    (long long)edit->task.id);
    TRY(task_goal_find(tx->c, tx->db, edit->task.id, goal->id, &to));
    bool serves = to.id != 0 && !to.dropped;
    if (s->no_more && !serves)
        return fail(tx->c, ERR_INVALID, "任务 %lld 没有单独对应%.*s%.*s", (long long)edit->task.id,
                    STR(goal->level), STR(goal->title));
    if (serves && !s->no_more && to.org == s->lead) {
        w->changed.same++;
        return OK;
    }
    TRY(task_edit_reason(tx->c, edit, serves, s->reason));
    TRY(task_edit_keep(tx, edit, s->no_more ? "unserve" : "serve", s->reason));
    w->changed.tasks++;
    to.task = edit->task.id;
    to.goal = goal->id;
    to.dropped = s->no_more;
    to.org = s->no_more ? to.org : s->lead;
    return to.id == 0 ? record_add(tx, &noun_task_goal, &to) : record_set(tx, &noun_task_goal, &to);
}

static err serve_all(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct names names = {0};
    struct goal goal;
    w->changed = (struct task_changed){0};
    TRY(record_get(tx->c, tx->db, &noun_goal, w->serve->goal, &goal));
    if (w->serve->lead != 0)
        TRY(check_org(tx, w->serve->lead));
    for (size_t i = 0; i < w->tasks.n; i++) {
        struct task_edit edit = {.names = &names};
        TRY(task_edit_open(tx, w->tasks.v[i], &edit));
        TRY(serve_one(tx, w, &edit, &goal));
    }
    return OK;
}

err app_task_serve(struct deed *d, struct ids tasks, const struct task_serve *serve,
                   struct task_changed *changed_out) {
    struct work w = {.tasks = tasks, .serve = serve};
    TRY(typed_reason(d->c, serve->reason));
    TRY(tx_run(d, serve->no_more ? "unserve goal" : "serve goal", serve_all, &w));
    *changed_out = w.changed;
    return OK;
}

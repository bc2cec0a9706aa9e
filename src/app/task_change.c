/* Changing what tasks say. */
#include "app/task_change.h"

#include "app/announced_days.h"
#include "app/ledger.h"
#include "app/names.h"
#include "app/roles.h"
#include "app/task_words.h"
#include "app/typed.h"
#include "app/wording.h"
#include "calendar/cadence.h"
#include "calendar/partial.h"
#include "store/org.h"

enum {
    TEXT_CHARS_MAX = 2000,
    FESTIVALS_CHARS_MAX = 200,
};

/* What one transaction is given, and gives. */
struct work {
    const struct task_change *change; /* its words made codes */
    const struct task_new *new;
    struct ids tasks;
    struct announcements announced;
    struct task task;
    struct task_changed changed;
};

static bool is_none(str word) {
    return str_eq(word, S("无")) || str_eq(word, S("none"));
}

/* ---- what was typed ---- */

static err check_due(struct ctx *c, str *due) {
    struct partial date;
    if (due->len == 0 || is_none(*due) || partial_parse(*due, &date))
        return OK;
    return fail(c, ERR_INVALID, "“%.*s”不是时限，请写成 2025-06-30、2025-06 或 2025", STR(*due));
}

static err check_cadence(struct ctx *c, str *cadence) {
    if (cadence->len == 0 || is_none(*cadence))
        return OK;
    for (size_t i = 0; i < cadence_rules_n; i++)
        if (str_eq(*cadence, cadence_rules[i].word) ||
            str_eq(*cadence, wording_cadence(cadence_rules[i].word))) {
            *cadence = cadence_rules[i].word;
            return OK;
        }
    return fail(c, ERR_INVALID,
                "没有“%.*s”这种频次，可以是每周、每月、每季度、每半年、每年、常态化",
                STR(*cadence));
}

/* Names become ids. */
static err check_festivals(struct ctx *c, str *names) {
    static const str marks[] = {T("、"), T("，"), T(","), T(" ")};
    VEC(str) ids = {0};
    if (names->len == 0 || is_none(*names))
        return OK;
    TRY(typed_check(c, *names, "节日", FESTIVALS_CHARS_MAX));
    for (str rest = *names; rest.len > 0;) {
        size_t to = rest.len, len = 0;
        for (size_t i = 0; i < COUNT_OF(marks); i++) {
            size_t at = str_find(rest, marks[i], 0);
            if (at != STR_NONE && at < to) {
                to = at;
                len = marks[i].len;
            }
        }
        str name = str_sub(rest, 0, to);
        const struct festival *f = festival_find(name);
        if (f == NULL)
            return fail(c, ERR_INVALID, "没有“%.*s”这个节日", STR(name));
        *push(c->arena, &ids) = f->id;
        rest = str_sub(rest, to + len, rest.len);
    }
    *names = str_join(c->arena, (strs){ids.v, ids.n}, S(" "));
    return OK;
}

static err check_change(struct ctx *c, struct task_change *change) {
    change->text = str_trim(change->text);
    TRY(typed_check(c, change->text, "任务", TEXT_CHARS_MAX));
    TRY(typed_reason(c, change->reason));
    TRY(check_due(c, &change->due));
    TRY(check_cadence(c, &change->cadence));
    if (change->required && change->optional)
        return fail(c, ERR_INVALID, "规定动作和自选动作只能选一个");
    return check_festivals(c, &change->festivals);
}

/* ---- a task ---- */

static void set(str *member, str word) {
    if (word.len > 0)
        *member = is_none(word) ? S("") : word;
}

static void put(struct task *task, const struct task_change *change) {
    bool date = change->due.len > 0, stage = change->stage != 0;
    bool around = change->festivals.len > 0 && !is_none(change->festivals);
    if (date || stage || around) { /* one of them tells now when it is done */
        task->period_from = task->period_to = task->due = S("");
        task->festivals = S("");
    }
    if (around) {
        task->stage = 0;
        task->cadence = S("");
    }
    task->stage = stage ? change->stage : task->stage;
    set(&task->text, change->text);
    set(&task->due, change->due);
    if (change->cadence.len > 0 && !is_none(change->cadence))
        task->festivals = S("");
    set(&task->cadence, change->cadence);
    set(&task->festivals, change->festivals);
    task->required = change->required || (task->required && !change->optional);
}

static bool is_replaced(str old, str new) {
    return old.len > 0 && !str_eq(old, new);
}

/* Whether the new task says otherwise what the old one said. */
static bool replaces(const struct task *old, const struct task *new) {
    return is_replaced(old->text, new->text) || is_replaced(old->due, new->due) ||
           is_replaced(old->cadence, new->cadence) || is_replaced(old->festivals, new->festivals) ||
           is_replaced(old->period_from, new->period_from) ||
           is_replaced(old->period_to, new->period_to) ||
           (old->stage != 0 && old->stage != new->stage) || old->required != new->required;
}

static bool is_same(struct arena *a, const struct task *x, const struct task *y) {
    return str_eq(record_canonical(a, &noun_task, x), record_canonical(a, &noun_task, y));
}

static err check_stage(struct tx *tx, const struct task *task) {
    struct stage stage;
    if (task->stage == 0)
        return OK;
    TRY(record_get(tx->c, tx->db, &noun_stage, task->stage, &stage));
    if (stage.plan != task->plan)
        return fail(tx->c, ERR_INVALID, "阶段 %lld（%.*s）不是任务 %lld 所在方案的",
                    (long long)stage.id, STR(stage.name), (long long)task->id);
    return OK;
}

static err change_one(struct tx *tx, struct work *w, struct task_edit *edit) {
    struct arena *a = tx->c->arena;
    struct task new = edit->task;
    put(&new, w->change);
    if (is_same(a, &edit->task, &new)) {
        w->changed.same++;
        return OK;
    }
    TRY(check_stage(tx, &new));
    TRY(task_edit_reason(tx->c, edit, replaces(&edit->task, &new), w->change->reason));
    TRY(task_edit_keep(tx, edit, "change", w->change->reason));
    bool renamed = !str_eq(edit->task.text, new.text);
    edit->task = new;
    TRY(record_set(tx, &noun_task, &edit->task));
    w->changed.tasks++;
    return task_edit_duties(tx, edit, renamed ? ledger_title(a, new.text) : S(""), &w->changed);
}

static err change_all(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct names names = {0};
    w->changed = (struct task_changed){0};
    for (size_t i = 0; i < w->tasks.n; i++) {
        struct task_edit edit = {.announced = &w->announced, .names = &names};
        TRY(task_edit_open(tx, w->tasks.v[i], &edit));
        TRY(change_one(tx, w, &edit));
    }
    return OK;
}

err app_task_change(struct deed *d, struct ids tasks, const struct task_change *change,
                    struct task_changed *changed_out) {
    struct task_change checked = *change;
    struct work w = {.change = &checked, .tasks = tasks};
    if (change->text.len + change->due.len + change->cadence.len + change->festivals.len == 0 &&
        change->stage == 0 && !change->required && !change->optional)
        return fail(d->c, ERR_INVALID, "没有说要改什么，例如 --due 2025-06-30");
    TRY(check_change(d->c, &checked));
    TRY(announced_days(d->c, &w.announced));
    TRY(tx_run(d, "change task", change_all, &w));
    *changed_out = w.changed;
    return OK;
}

/* ---- adding ---- */

static err add(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct arena *a = tx->c->arena;
    struct names names = {0};
    struct task_edit edit = {.announced = &w->announced, .names = &names};
    struct list tasks;
    struct org org;
    w->changed = (struct task_changed){0};
    TRY(record_get(tx->c, tx->db, &noun_plan, w->new->plan, &edit.plan));
    TRY(may(tx, tx->deed, edit.plan.org));
    TRY(task_of_plan(tx->c, tx->db, w->new->plan, &tasks));
    const struct task *last = tasks.n > 0 ? (const struct task *)tasks.v + (tasks.n - 1) : NULL;
    edit.task = (struct task){.plan = w->new->plan,
                              .ordinal = last != NULL ? last->ordinal + 1 : 1,
                              .source = w->task.source,
                              .required = true,
                              .confidence = 100};
    put(&edit.task, w->change);
    TRY(check_stage(tx, &edit.task));
    TRY(record_add(tx, &noun_task, &edit.task));
    if (w->new->lead != 0) {
        TRY(record_get(tx->c, tx->db, &noun_org, w->new->lead, &org));
        struct assignment lead = {.task = edit.task.id, .org = org.id, .role = S("lead")};
        TRY(record_add(tx, &noun_assignment, &lead));
    }
    TRY(task_edit_duties(tx, &edit, ledger_title(a, edit.task.text), &w->changed));
    w->changed.tasks = 1;
    w->task = edit.task;
    return OK;
}

err app_task_add(struct deed *d, const struct task_new *in, struct task *task_out,
                 struct task_changed *changed_out) {
    struct task_change checked = *in->like;
    struct work w = {.change = &checked, .new = in};
    w.task.source = in->from.len > 0 ? task_source_find(in->from) : S("hand");
    if (w.task.source.len == 0)
        return fail(d->c, ERR_INVALID,
                    "没有“%.*s”这种来源，可以是文件、指标、上级交办、手工录入、会议议定",
                    STR(in->from));
    TRY(check_change(d->c, &checked));
    if (checked.text.len == 0)
        return fail(d->c, ERR_INVALID, "任务不能为空");
    TRY(announced_days(d->c, &w.announced));
    TRY(tx_run(d, "add task", add, &w));
    *task_out = w.task;
    *changed_out = w.changed;
    return OK;
}

/* ---- dropping ---- */

static err drop_all(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct names names = {0};
    w->changed = (struct task_changed){0};
    for (size_t i = 0; i < w->tasks.n; i++) {
        struct task_edit edit = {.names = &names};
        TRY(task_edit_open(tx, w->tasks.v[i], &edit));
        TRY(task_edit_reason(tx->c, &edit, true, w->change->reason));
        TRY(task_edit_keep(tx, &edit, "drop", w->change->reason));
        edit.task.dropped = true;
        TRY(record_set(tx, &noun_task, &edit.task));
        TRY(task_edit_duties(tx, &edit, S(""), &w->changed));
        w->changed.tasks++;
    }
    return OK;
}

err app_task_drop(struct deed *d, struct ids tasks, str reason, struct task_changed *changed_out) {
    const struct task_change change = {.reason = reason};
    struct work w = {.change = &change, .tasks = tasks};
    TRY(typed_reason(d->c, reason));
    TRY(tx_run(d, "drop task", drop_all, &w));
    *changed_out = w.changed;
    return OK;
}

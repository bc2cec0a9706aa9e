/* Linking tasks to indicators. */
#include "app/link.h"

#include "app/roles.h"
#include "app/typed.h"
#include "store/plan.h"
#include "store/task.h"

enum {
    CODE_CHARS_MAX = 60,
    NOTE_CHARS_MAX = 500,
};

const struct link_relation link_relations[] = {
    {"equal", "等同"},
    {"covers", "覆盖"},
    {"part", "部分"},
};
const size_t link_relations_n = COUNT_OF(link_relations);

const char *link_called(str relation) {
    for (size_t i = 0; i < link_relations_n; i++)
        if (str_eq(relation, str_from(link_relations[i].relation)))
            return link_relations[i].called;
    return "";
}

static str find_relation(str word) {
    for (size_t i = 0; i < link_relations_n; i++)
        if (str_eq(word, str_from(link_relations[i].relation)) ||
            str_eq(word, str_from(link_relations[i].called)))
            return str_from(link_relations[i].relation);
    return S("");
}

struct work {
    i64 task;
    struct link link;
};

static err add(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct task task;
    struct list known;
    struct link link = w->link;
    struct plan plan;
    TRY(record_get(tx->c, tx->db, &noun_task, w->task, &task));
    TRY(record_get(tx->c, tx->db, &noun_plan, task.plan, &plan));
    TRY(may(tx, tx->deed, plan.org));
    TRY(link_from(tx->c, tx->db, link.from_kind, link.from_ref, &known));
    const struct link *v = known.v;
    for (size_t i = 0; i < known.n; i++)
        if (str_eq(v[i].framework, link.framework) && str_eq(v[i].edition, link.edition) &&
            str_eq(v[i].indicator, link.indicator))
            return fail(tx->c, ERR_CONFLICT, "任务 %lld 已经对应指标 %.*s（编号 %lld）",
                        (long long)w->task, STR(link.indicator), (long long)v[i].id);
    link.confirmed_by = tx->who;
    link.confirmed_at = tx->at;
    TRY(record_add(tx, &noun_link, &link));
    w->link = link;
    return OK;
}

/* A code: no spaces and no slash, which divides the parts of a reference. */
static err check_code(struct ctx *c, str code, const char *what, bool needed) {
    TRY(typed_check(c, code, what, CODE_CHARS_MAX));
    if (needed && code.len == 0)
        return fail(c, ERR_INVALID, "%s不能为空", what);
    if (str_has(code, S(" ")) || str_has(code, S("/")))
        return fail(c, ERR_INVALID, "%s“%.*s”里不能有空格和斜杠", what, STR(code));
    return OK;
}

err app_link_add(struct deed *d, i64 task, const struct link *like, struct link *link_out) {
    struct work w = {.task = task, .link = *like};
    w.link.from_kind = S("task");
    w.link.from_ref = str_fmt(d->c->arena, "%lld", (long long)task);
    w.link.relation = like->relation.len > 0 ? find_relation(like->relation) : S("covers");
    if (w.link.relation.len == 0)
        return fail(d->c, ERR_INVALID, "没有“%.*s”这种对应程度，可以是等同、覆盖、部分",
                    STR(like->relation));
    TRY(check_code(d->c, like->framework, "测评体系", true));
    TRY(check_code(d->c, like->edition, "测评体系版本", false));
    TRY(check_code(d->c, like->indicator, "指标编号", true));
    TRY(typed_check(d->c, like->note, "备注", NOTE_CHARS_MAX));
    TRY(tx_run(d, "add link", add, &w));
    *link_out = w.link;
    return OK;
}

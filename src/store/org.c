/* Organisations. */
#include "store/org.h"

#include "store/org.sql.h"

enum {
    ABOVE_MAX = 100000 /* steps upwards: more than any tree is deep */
};

static const struct field org_fields[] = {
    FIELD(struct org, id, .label = "编号"),
    FIELD(struct org, version),
    FIELD(struct org, uid),
    FIELD(struct org, name, .label = "名称"),
    FIELD(struct org, kind, .label = "类别"),
    FIELD(struct org, above, .label = "上级"),
    FIELD(struct org, territory, .label = "属地"),
    FIELD(struct org, line, .label = "主管"),
    FIELD(struct org, opened_on, .label = "设立日期"),
    FIELD(struct org, closed_on, .label = "撤销日期"),
    FIELD(struct org, successor, .label = "承接单位"),
};
const struct shape org_shape = SHAPE(struct org, org_fields);
const struct noun noun_org = NOUN(org, "组织");

static const struct field org_change_fields[] = {
    FIELD(struct org_change, id),
    FIELD(struct org_change, version),
    FIELD(struct org_change, org, .label = "组织"),
    FIELD(struct org_change, kind, .label = "变更"),
    FIELD(struct org_change, happened_on, .label = "日期"),
    FIELD(struct org_change, old_name, .label = "原名"),
    FIELD(struct org_change, other, .label = "相关组织"),
};
const struct shape org_change_shape = SHAPE(struct org_change, org_change_fields);
const struct noun noun_org_change = NOUN(org_change, "组织变更");

err org_find(struct ctx *c, struct db *db, str name, i64 above, struct org *org_out) {
    struct list named;
    if (above == ORG_ANYWHERE)
        TRY(db_list(c, db, ASK(q_org_named, V_TEXT(name)), &named));
    else
        TRY(db_list(c, db, ASK(q_org_named_below, V_TEXT(name), V_INT(above)), &named));
    if (named.n > 1)
        return fail(c, ERR_CONFLICT, "有几个组织都叫“%.*s”，请用编号", STR(name));
    *org_out = named.n == 1 ? *(const struct org *)named.v : (struct org){0};
    return OK;
}

err org_of_uid(struct ctx *c, struct db *db, str uid, struct org *org_out) {
    bool found;
    *org_out = (struct org){0};
    return db_find(c, db, ASK(q_org_of_uid, V_TEXT(uid)), org_out, &found);
}

err org_below(struct ctx *c, struct db *db, i64 above, struct list *orgs_out) {
    return db_list(c, db, ASK(q_org_below, V_INT(above)), orgs_out);
}

err org_history(struct ctx *c, struct db *db, i64 org, struct list *changes_out) {
    return db_list(c, db, ASK(q_org_history, V_INT(org)), changes_out);
}

err org_within(struct ctx *c, struct db *db, i64 org, i64 above, bool *within_out) {
    for (int i = 0; org != 0 && org != above && i < ABOVE_MAX; i++) {
        struct arena_mark mark = arena_mark(c->arena);
        struct org at;
        TRY(record_get(c, db, &noun_org, org, &at));
        org = at.above;
        arena_rewind(c->arena, mark);
    }
    *within_out = org != 0 && org == above;
    return OK;
}

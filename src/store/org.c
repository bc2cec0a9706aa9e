/* Organisations. */
#include "store/org.h"

#include "store/org.sql.h"

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

static const struct field org_name_fields[] = {
    FIELD(struct org_name, id),
    FIELD(struct org_name, name),
};
const struct shape org_name_shape = SHAPE(struct org_name, org_name_fields);

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

err org_all(struct ctx *c, struct db *db, struct list *orgs_out) {
    return db_list(c, db, ASK_ALL(q_org_all), orgs_out);
}

err org_names(struct ctx *c, struct db *db, struct list *names_out) {
    return db_list(c, db, ASK_ALL(q_org_names), names_out);
}

err org_is_over(struct ctx *c, struct db *db, i64 id, i64 other, bool *over_out) {
    struct org org;
    return db_find(c, db, ASK(q_org_upward, V_INT(id), V_INT(other)), &org, over_out);
}

err org_history(struct ctx *c, struct db *db, i64 org, struct list *changes_out) {
    return db_list(c, db, ASK(q_org_history, V_INT(org)), changes_out);
}

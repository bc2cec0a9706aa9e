/* Documents, plans, goals. */
#include "store/plan.h"

#include "store/plan.sql.h"

static const struct field document_fields[] = {
    FIELD(struct document, id, .label = "编号"),
    FIELD(struct document, version),
    FIELD(struct document, uid),
    FIELD(struct document, name, .label = "文件"),
    FIELD(struct document, digest, .label = "摘要"),
    FIELD(struct document, bytes, .label = "大小", .unit = "字节"),
    FIELD(struct document, title, .label = "标题"),
    FIELD(struct document, kind, .label = "文种"),
    FIELD(struct document, number, .label = "文号"),
    FIELD(struct document, issued_on, .label = "成文日期"),
};
const struct shape document_shape = SHAPE(struct document, document_fields);
const struct noun noun_document = NOUN(document, "文件");

static const struct field plan_fields[] = {
    FIELD(struct plan, id, .label = "编号"),
    FIELD(struct plan, version),
    FIELD(struct plan, uid),
    FIELD(struct plan, org, .label = "单位"),
    FIELD(struct plan, document),
    FIELD(struct plan, title, .label = "方案"),
    FIELD(struct plan, year_from, .label = "起始年度"),
    FIELD(struct plan, year_to, .label = "终止年度"),
    FIELD(struct plan, state, .label = "状态"),
};
const struct shape plan_shape = SHAPE(struct plan, plan_fields);
const struct noun noun_plan = NOUN(plan, "方案");

static const struct field goal_fields[] = {
    FIELD(struct goal, id),
    FIELD(struct goal, version),
    FIELD(struct goal, plan, .label = "方案"),
    FIELD(struct goal, title, .label = "称号"),
    FIELD(struct goal, level, .label = "级别"),
    FIELD(struct goal, year, .label = "年度"),
};
const struct shape goal_shape = SHAPE(struct goal, goal_fields);
const struct noun noun_goal = NOUN(goal, "创建目标");

err plan_list(struct ctx *c, struct db *db, struct list *plans_out) {
    return db_list(c, db, ASK_ALL(q_plan_list), plans_out);
}

err plan_of_org(struct ctx *c, struct db *db, i64 org, struct list *plans_out) {
    return db_list(c, db, ASK(q_plan_of_org, V_INT(org)), plans_out);
}

err plan_goals(struct ctx *c, struct db *db, i64 plan, struct list *goals_out) {
    return db_list(c, db, ASK(q_plan_goals, V_INT(plan)), goals_out);
}

err plan_of_document(struct ctx *c, struct db *db, i64 org, str digest, struct plan *plan_out) {
    bool found;
    *plan_out = (struct plan){0};
    return db_find(c, db, ASK(q_plan_of_document, V_INT(org), V_TEXT(digest)), plan_out, &found);
}

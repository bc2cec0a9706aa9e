/* Tasks and assignments. */
#include "store/task.h"

#include "store/task.sql.h"

static const struct field task_fields[] = {
    FIELD(struct task, id, .label = "编号"),
    FIELD(struct task, version),
    FIELD(struct task, uid),
    FIELD(struct task, plan, .label = "方案"),
    FIELD(struct task, ordinal, .label = "序号"),
    FIELD(struct task, path, .label = "所属部分"),
    FIELD(struct task, text, .label = "任务"),
    FIELD(struct task, source, .label = "来源"),
    FIELD(struct task, required, .label = "规定动作"),
    FIELD(struct task, cadence, .label = "频次"),
    FIELD(struct task, due, .label = "时限"),
    FIELD(struct task, period_from, .label = "起"),
    FIELD(struct task, period_to, .label = "止"),
    FIELD(struct task, amounts, .label = "数量"),
    FIELD(struct task, cites, .label = "依据"),
    FIELD(struct task, confidence, .label = "把握程度", .unit = "%"),
    FIELD(struct task, place_from),
    FIELD(struct task, place_to),
    FIELD(struct task, dropped, .label = "已取消"),
    FIELD(struct task, record, .label = "议定会议"),
    FIELD(struct task, stage, .label = "阶段"),
    FIELD(struct task, festivals, .label = "节日"),
};
const struct shape task_shape = SHAPE(struct task, task_fields);
const struct noun noun_task = NOUN(task, "任务");

static const struct field task_past_fields[] = {
    FIELD(struct task_past, id),
    FIELD(struct task_past, version),
    FIELD(struct task_past, task, .label = "任务"),
    FIELD(struct task_past, until_at, .label = "修改时间"),
    FIELD(struct task_past, who, .label = "修改人"),
    FIELD(struct task_past, text, .label = "原文"),
    FIELD(struct task_past, due, .label = "原时限"),
    FIELD(struct task_past, cadence, .label = "原频次"),
    FIELD(struct task_past, reason, .label = "原因"),
    FIELD(struct task_past, deed, .label = "操作"),
    FIELD(struct task_past, required, .label = "规定动作"),
    FIELD(struct task_past, stage, .label = "原阶段"),
    FIELD(struct task_past, festivals, .label = "原节日"),
    FIELD(struct task_past, assigned, .label = "原分工"),
    FIELD(struct task_past, served, .label = "原对应称号"),
};
const struct shape task_past_shape = SHAPE(struct task_past, task_past_fields);
const struct noun noun_task_past = NOUN(task_past, "任务原文");

static const struct field assignment_fields[] = {
    FIELD(struct assignment, id),
    FIELD(struct assignment, version),
    FIELD(struct assignment, task, .label = "任务"),
    FIELD(struct assignment, org, .label = "组织"),
    FIELD(struct assignment, role, .label = "分工"),
    FIELD(struct assignment, leader, .label = "责任领导"),
    FIELD(struct assignment, keeper, .label = "责任人"),
};
const struct shape assignment_shape = SHAPE(struct assignment, assignment_fields);
const struct noun noun_assignment = NOUN(assignment, "分工");

static const struct field task_goal_fields[] = {
    FIELD(struct task_goal, id),
    FIELD(struct task_goal, version),
    FIELD(struct task_goal, task, .label = "任务"),
    FIELD(struct task_goal, goal, .label = "创建目标"),
    FIELD(struct task_goal, org, .label = "牵头部门"),
    FIELD(struct task_goal, dropped, .label = "已取消"),
};
const struct shape task_goal_shape = SHAPE(struct task_goal, task_goal_fields);
const struct noun noun_task_goal = NOUN(task_goal, "对应称号");

err task_of_plan(struct ctx *c, struct db *db, i64 plan, struct list *tasks_out) {
    return db_list(c, db, ASK(q_task_of_plan, V_INT(plan)), tasks_out);
}

err task_of_record(struct ctx *c, struct db *db, i64 record, struct list *tasks_out) {
    return db_list(c, db, ASK(q_task_of_record, V_INT(record)), tasks_out);
}

err task_history(struct ctx *c, struct db *db, i64 task, struct list *past_out) {
    return db_list(c, db, ASK(q_task_history, V_INT(task)), past_out);
}

err assignment_of_task(struct ctx *c, struct db *db, i64 task, struct list *list_out) {
    return db_list(c, db, ASK(q_assignment_of_task, V_INT(task)), list_out);
}

err assignment_supported(struct ctx *c, struct db *db, i64 org, struct list *list_out) {
    return db_list(c, db, ASK(q_assignment_supported, V_INT(org)), list_out);
}

err assignment_find(struct ctx *c, struct db *db, i64 task, i64 org,
                    struct assignment *assignment_out) {
    bool found;
    *assignment_out = (struct assignment){0};
    return db_find(c, db, ASK(q_assignment_of_org, V_INT(task), V_INT(org)), assignment_out,
                   &found);
}

err task_goals(struct ctx *c, struct db *db, i64 task, struct list *goals_out) {
    return db_list(c, db, ASK(q_task_goals, V_INT(task)), goals_out);
}

err task_goal_find(struct ctx *c, struct db *db, i64 task, i64 goal, struct task_goal *goal_out) {
    bool found;
    *goal_out = (struct task_goal){0};
    return db_find(c, db, ASK(q_task_goal_one, V_INT(task), V_INT(goal)), goal_out, &found);
}

err assignment_of_plan(struct ctx *c, struct db *db, i64 plan, struct list *list_out) {
    return db_list(c, db, ASK(q_assignment_of_plan, V_INT(plan)), list_out);
}

err task_goals_of_plan(struct ctx *c, struct db *db, i64 plan, struct list *goals_out) {
    return db_list(c, db, ASK(q_task_goals_of_plan, V_INT(plan)), goals_out);
}

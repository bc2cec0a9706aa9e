/* Duties. */
#include "store/duty.h"

#include "store/duty.sql.h"

static const struct field duty_fields[] = {
    FIELD(struct duty, id, .label = "编号"),
    FIELD(struct duty, version),
    FIELD(struct duty, uid),
    FIELD(struct duty, plan, .label = "方案"),
    FIELD(struct duty, task, .label = "任务"),
    FIELD(struct duty, org, .label = "牵头部门"),
    FIELD(struct duty, key),
    FIELD(struct duty, label, .label = "期次"),
    FIELD(struct duty, title, .label = "责任事项"),
    FIELD(struct duty, opens_on, .label = "开始"),
    FIELD(struct duty, due_on, .label = "时限"),
    FIELD(struct duty, required, .label = "规定动作"),
    FIELD(struct duty, state, .label = "状态"),
    FIELD(struct duty, progress_pct, .label = "进度", .unit = "%"),
    FIELD(struct duty, note, .label = "进展"),
    FIELD(struct duty, return_reason, .label = "退回原因"),
    FIELD(struct duty, return_by_on, .label = "限期"),
    FIELD(struct duty, closed_on, .label = "办结日期"),
};
const struct shape duty_shape = SHAPE(struct duty, duty_fields);
const struct noun noun_duty = NOUN(duty, "责任事项");

static const struct field duty_row_fields[] = {
    FIELD(struct duty_row, id, .label = "编号"),
    FIELD(struct duty_row, plan, .label = "方案"),
    FIELD(struct duty_row, org, .label = "牵头部门"),
    FIELD(struct duty_row, title, .label = "责任事项"),
    FIELD(struct duty_row, label, .label = "期次"),
    FIELD(struct duty_row, opens_on, .label = "开始"),
    FIELD(struct duty_row, due_on, .label = "时限"),
    FIELD(struct duty_row, state, .label = "状态"),
    FIELD(struct duty_row, progress_pct, .label = "进度", .unit = "%"),
    FIELD(struct duty_row, required, .label = "规定动作"),
};
const struct shape duty_row_shape = SHAPE(struct duty_row, duty_row_fields);

err duty_list(struct ctx *c, struct db *db, const struct duty_filter *f, struct list *rows_out) {
    const struct value after = V_TEXT(f->after_due_on), id = V_INT(f->after_id),
                       limit = V_INT(f->limit);
    if (f->org != 0 && f->state.len > 0)
        return db_list(
            c, db, ASK(q_duty_list_of_org_state, after, id, limit, V_INT(f->org), V_TEXT(f->state)),
            rows_out);
    if (f->org != 0)
        return db_list(c, db, ASK(q_duty_list_of_org, after, id, limit, V_INT(f->org)), rows_out);
    if (f->plan != 0)
        return db_list(c, db, ASK(q_duty_list_of_plan, after, id, limit, V_INT(f->plan)), rows_out);
    return db_list(c, db, ASK(q_duty_list_all, after, id, limit), rows_out);
}

err duty_of_task(struct ctx *c, struct db *db, i64 task, struct list *duties_out) {
    return db_list(c, db, ASK(q_duty_of_task, V_INT(task)), duties_out);
}

err duty_of_uid(struct ctx *c, struct db *db, str uid, struct duty *duty_out) {
    bool found;
    *duty_out = (struct duty){0};
    return db_find(c, db, ASK(q_duty_of_uid, V_TEXT(uid)), duty_out, &found);
}

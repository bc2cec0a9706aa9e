/* Measures. */
#include "store/measure.h"

#include "store/measure.sql.h"

static const struct field measure_fields[] = {
    FIELD(struct measure, id, .label = "编号"),
    FIELD(struct measure, version),
    FIELD(struct measure, uid),
    FIELD(struct measure, task, .label = "任务"),
    FIELD(struct measure, org, .label = "部门"),
    FIELD(struct measure, text, .label = "举措"),
    FIELD(struct measure, due_on, .label = "时限"),
    FIELD(struct measure, keeper, .label = "责任人"),
    FIELD(struct measure, state, .label = "状态"),
    FIELD(struct measure, reason, .label = "退回原因"),
    FIELD(struct measure, by_on, .label = "修改限期"),
};
const struct shape measure_shape = SHAPE(struct measure, measure_fields);
const struct noun noun_measure = NOUN(measure, "举措");

err measure_of_task(struct ctx *c, struct db *db, i64 task, struct list *measures_out) {
    return db_list(c, db, ASK(q_measure_of_task, V_INT(task)), measures_out);
}

err measure_of_org(struct ctx *c, struct db *db, i64 org, i64 after, struct list *measures_out) {
    return db_list(c, db, ASK(q_measure_of_org, V_INT(org), V_INT(after)), measures_out);
}

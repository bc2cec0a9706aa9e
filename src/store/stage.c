/* Stages. */
#include "store/stage.h"

#include "store/stage.sql.h"

static const struct field stage_fields[] = {
    FIELD(struct stage, id, .label = "编号"),     FIELD(struct stage, version),
    FIELD(struct stage, plan, .label = "方案"),   FIELD(struct stage, ordinal, .label = "序号"),
    FIELD(struct stage, name, .label = "阶段"),   FIELD(struct stage, from_on, .label = "起"),
    FIELD(struct stage, until_on, .label = "止"),
};
const struct shape stage_shape = SHAPE(struct stage, stage_fields);
const struct noun noun_stage = NOUN(stage, "阶段");

err stage_of_plan(struct ctx *c, struct db *db, i64 plan, struct list *stages_out) {
    return db_list(c, db, ASK(q_stage_of_plan, V_INT(plan)), stages_out);
}

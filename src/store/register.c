/* Registers. */
#include "store/register.h"

#include "store/register.sql.h"

static const struct field register_row_fields[] = {
    FIELD(struct register_row, id, .label = "编号"),
    FIELD(struct register_row, version),
    FIELD(struct register_row, uid),
    FIELD(struct register_row, org, .label = "组织"),
    FIELD(struct register_row, kind, .label = "登记簿"),
    FIELD(struct register_row, title, .label = "事项"),
    FIELD(struct register_row, more),
    FIELD(struct register_row, from_on, .label = "起"),
    FIELD(struct register_row, until_on, .label = "止"),
    FIELD(struct register_row, state, .label = "状态"),
};
const struct shape register_row_shape = SHAPE(struct register_row, register_row_fields);
const struct noun noun_register_row = NOUN(register_row, "登记事项");

err register_list(struct ctx *c, struct db *db, const struct register_filter *f,
                  struct list *rows_out) {
    const struct value kind = V_INT(f->kind), state = V_TEXT(f->state), after = V_INT(f->after_id),
                       limit = V_INT(f->limit);
    if (f->org != 0)
        return db_list(c, db, ASK(q_register_of_org_kind, kind, state, after, limit, V_INT(f->org)),
                       rows_out);
    return db_list(c, db, ASK(q_register_of_kind, kind, state, after, limit), rows_out);
}

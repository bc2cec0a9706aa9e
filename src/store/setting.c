/* Settings. */
#include "store/setting.h"

#include "store/setting.sql.h"

static const struct field setting_fields[] = {
    FIELD(struct setting, id),
    FIELD(struct setting, version),
    FIELD(struct setting, name, .label = "设置"),
    FIELD(struct setting, value, .label = "值"),
};
const struct shape setting_shape = SHAPE(struct setting, setting_fields);
const struct noun noun_setting = NOUN(setting, "设置");

err setting_find(struct ctx *c, struct db *db, str name, struct setting *setting_out) {
    bool found;
    *setting_out = (struct setting){0};
    return db_find(c, db, ASK(q_setting_named, V_TEXT(name)), setting_out, &found);
}

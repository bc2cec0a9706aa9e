/* Links. */
#include "store/link.h"

#include "store/link.sql.h"

static const struct field link_fields[] = {
    FIELD(struct link, id, .label = "编号"),
    FIELD(struct link, version),
    FIELD(struct link, from_kind),
    FIELD(struct link, from_ref, .label = "任务"),
    FIELD(struct link, framework, .label = "测评体系"),
    FIELD(struct link, edition, .label = "版本"),
    FIELD(struct link, indicator, .label = "指标"),
    FIELD(struct link, relation, .label = "对应程度"),
    FIELD(struct link, confirmed_by, .label = "确认人"),
    FIELD(struct link, confirmed_at, .label = "确认时间"),
    FIELD(struct link, note, .label = "备注"),
};
const struct shape link_shape = SHAPE(struct link, link_fields);
const struct noun noun_link = NOUN(link, "指标对应");

err link_from(struct ctx *c, struct db *db, str kind, str ref, struct list *links_out) {
    return db_list(c, db, ASK(q_link_from, V_TEXT(kind), V_TEXT(ref)), links_out);
}

err link_to(struct ctx *c, struct db *db, const struct link *indicator, struct list *links_out) {
    return db_list(c, db,
                   ASK(q_link_to, V_TEXT(indicator->framework), V_TEXT(indicator->edition),
                       V_TEXT(indicator->indicator)),
                   links_out);
}

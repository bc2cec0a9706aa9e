/* Sites. */
#include "store/site.h"

#include "store/site.sql.h"

static const struct field site_fields[] = {
    FIELD(struct site, id, .label = "编号"),
    FIELD(struct site, version),
    FIELD(struct site, uid),
    FIELD(struct site, org, .label = "组织"),
    FIELD(struct site, name, .label = "名称"),
    FIELD(struct site, kind, .label = "类别"),
    FIELD(struct site, place, .label = "位置"),
    FIELD(struct site, closed_on, .label = "撤销日期"),
};
const struct shape site_shape = SHAPE(struct site, site_fields);
const struct noun noun_site = NOUN(site, "点位");

err site_list(struct ctx *c, struct db *db, i64 org, struct list *sites_out) {
    if (org == 0)
        return db_list(c, db, ASK_ALL(q_site_all), sites_out);
    return db_list(c, db, ASK(q_site_of_org, V_INT(org)), sites_out);
}

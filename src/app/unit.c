/* Units. */
#include "app/unit.h"

err app_unit(struct ctx *c, struct db *db, i64 id, struct org *unit_out) {
    struct list tops;
    if (id != 0) {
        TRY(record_get(c, db, &noun_org, id, unit_out));
        return unit_out->closed_on.len == 0
                   ? OK
                   : fail(c, ERR_INVALID, "%.*s 已于 %.*s 撤销，不能再导入方案",
                          STR(unit_out->name), STR(unit_out->closed_on));
    }
    TRY(org_below(c, db, 0, &tops));
    if (tops.n == 0)
        return fail(c, ERR_NOT_FOUND, "还没有单位，请先用 bihuan org add 名称 建立");
    if (tops.n > 1)
        return fail(c, ERR_INVALID, "有 %zu 个单位，请用 --unit 说明是哪一个", tops.n);
    *unit_out = *(const struct org *)tops.v;
    return OK;
}

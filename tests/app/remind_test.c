#include "app/remind.h"

#include "app/desk.h"
#include "app/suites.h"
#include "store/org.h"

/* Today is 2025-06-15. */
static const str text = T("青禾县图书馆2025年创建文明单位实施方案\n一、主要任务\n"
                          "1.李四整理档案，2025年5月底前完成。（责任部门：读者部；责任人：李四）\n"
                          "2.举办讲堂，2025年6月18日前完成。由读者部牵头。\n"
                          "3.做好总结，2025年12月底前完成。由读者部牵头。\n");

static i64 readers_of(struct deed *d, i64 unit) {
    struct org org;
    CHECK_OK(d->c, org_find(d->c, d->db, S("读者部"), unit, &org));
    return org.id;
}

BOTH(a_reminder_names_departments_and_duties_never_people) {
    struct ctx c = {.arena = a}, none = {.arena = a};
    str said;
    struct deed d = desk_new(a, &c, engine, NULL);
    struct imported got = desk_import(a, &d, text);
    i64 org = readers_of(&d, got.plan.org);
    CHECK_OK(&c, app_remind(&d, org, &said));
    CHECK(str_has(said, S("读者部：有 2 项责任事项")));
    CHECK(str_has(said, S("已逾期 15 天")));
    CHECK(str_has(said, S("举办讲堂")) && str_has(said, S("剩 3 天")));
    CHECK(!str_has(said, S("总结")));
    CHECK(str_has(said, S("责任人整理档案")) && !str_has(said, S("李四")));
    CHECK_OK(&c, app_remind(&d, got.plan.org, &said));
    CHECK(str_has(said, S("目前没有")));
    d.c = &none;
    CHECK_INT(app_remind(&d, 99999, &said), ERR_NOT_FOUND);
}

SUITE(remind_tests, BOTH_CASES(a_reminder_names_departments_and_duties_never_people))

#include "app/link.h"

#include "app/desk.h"
#include "app/suites.h"

static const str text = T("青禾县图书馆2025年创建文明单位实施方案\n一、主要任务\n"
                          "1.整理档案，2025年5月底前完成。（责任部门：读者部；责任人：李四）\n");

/* What is wrong with a link, and what is said. To add one: a row. */
static const struct {
    struct link like;
    const char *says;
} wrong[] = {
    {{.framework = T(""), .indicator = T("1.2")}, "测评体系不能为空"},
    {{.framework = T("national"), .indicator = T("")}, "指标编号不能为空"},
    {{.framework = T("a/b"), .indicator = T("1.2")}, "不能有空格和斜杠"},
    {{.framework = T("national"), .indicator = T("1 2")}, "不能有空格和斜杠"},
    {{.framework = T("national"), .indicator = T("1.2"), .relation = T("像")}, "对应程度"},
    {{.framework = T("national"), .indicator = T("\x07")}, "控制字符"},
};

BOTH(a_task_answers_an_indicator_once) {
    struct ctx c = {.arena = a}, twice = {.arena = a};
    struct link link;
    struct list from, to;
    struct deed d = desk_new(a, &c, engine, NULL);
    desk_import(a, &d, text);
    const struct link like = {.framework = S("national-unit"),
                              .edition = S("2024"),
                              .indicator = S("1.2.3"),
                              .relation = S("部分")};
    CHECK_OK(&c, app_link_add(&d, 1, &like, &link));
    CHECK_STR(link.relation, S("part"));
    CHECK_INT(link.confirmed_by, d.who);
    CHECK_INT(link.confirmed_at, d.now);
    CHECK_OK(&c, link_from(&c, d.db, S("task"), S("1"), &from));
    CHECK_OK(&c, link_to(&c, d.db, &like, &to));
    CHECK_INT(from.n, 1);
    CHECK_INT(to.n, 1);
    d.c = &twice;
    CHECK_INT(app_link_add(&d, 1, &like, &link), ERR_CONFLICT);
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        struct ctx own = {.arena = a};
        d.c = &own;
        CHECK_INT(app_link_add(&d, 1, &wrong[i].like, &link), ERR_INVALID);
        CHECK(str_has(own.text, str_from(wrong[i].says)));
    }
    d.c = &c;
    desk_proven(a, &d);
}

SUITE(link_tests, BOTH_CASES(a_task_answers_an_indicator_once))

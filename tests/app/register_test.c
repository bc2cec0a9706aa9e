#include "app/register.h"

#include "app/desk.h"
#include "app/kind.h"
#include "app/org.h"
#include "app/suites.h"

static struct deed filled(struct arena *a, struct ctx *c, enum db_engine engine) {
    struct deed d = desk_new(a, c, engine, NULL);
    struct org org;
    i64 added;
    CHECK_OK(c, app_kinds_ship(&d, &added));
    CHECK_OK(c, app_org_add(&d, (struct org){.name = S("图书馆")}, &org));
    return d;
}

BOTH(a_row_holds_until_it_is_closed) {
    str set[] = {T("类型=责任书"), T("签订人=读者部")};
    struct ctx c = {.arena = a}, late = {.arena = a};
    struct register_row row;
    struct book book;
    struct deed d = filled(a, &c, engine);
    const struct register_in in = {.kind = S("pledge"),
                                   .title = S("创建责任书"),
                                   .until_on = S("2025-06-14"),
                                   .set = {set, COUNT_OF(set)}};
    CHECK_OK(&c, app_register_add(&d, &in, &row));
    CHECK_OK(&c, app_register_book(&d, S("责任书承诺书"), 0, false, &book));
    const struct register_line *line = book.sheets->rows;
    CHECK_INT(book.sheets->n, 1);
    CHECK_STR(line->more, S("类型：责任书；签订人：读者部"));
    CHECK_STR(line->mark, S("已到期"));
    const struct register_in later = {.until_on = S("2025-12-31")};
    CHECK_OK(&c, app_register_edit(&d, row.id, &later, &row));
    CHECK_OK(&c, app_register_book(&d, S("pledge"), row.org, false, &book));
    line = book.sheets->rows;
    CHECK_STR(line->mark, S(""));
    CHECK_OK(&c, app_register_close(&d, row.id, &row));
    CHECK_OK(&c, app_register_book(&d, S("pledge"), 0, false, &book));
    CHECK_INT(book.sheets->n, 0);
    CHECK_OK(&c, app_register_book(&d, S("pledge"), 0, true, &book));
    CHECK_INT(book.sheets->n, 1);
    d.c = &late;
    CHECK_INT(app_register_edit(&d, row.id, &later, &row), ERR_INVALID);
    CHECK(str_has(late.text, S("已经结束")));
    desk_proven(a, &d);
}

BOTH(rows_that_cannot_be_are_refused) {
    static str wrong[] = {T("类型=口头")};
    static const struct {
        struct register_in in;
        str says;
    } cases[] = {
        {{.kind = T("家访"), .title = T("x")}, T("没有“家访”")},
        {{.kind = T("pledge"), .title = T(" ")}, T("不能为空")},
        {{.kind = T("pledge"), .title = T("x")}, T("缺“类型”")},
        {{.kind = T("pledge"), .title = T("x"), .set = {wrong, 1}}, T("只能填：责任书、承诺书")},
        {{.kind = T("pledge"), .title = T("秘密★")}, T("密级标志")},
        {{.kind = T("pledge"), .title = T("x"), .until_on = T("明年")}, T("不是有效的日期")},
        {{.kind = T("pledge"),
          .title = T("x"),
          .from_on = T("2025-02-01"),
          .until_on = T("2025-01-01")},
         T("早于")},
        {{.kind = T("pledge"), .title = T("x"), .org = 9}, T("编号为 9 的组织")},
    };
    struct ctx c = {.arena = a};
    struct deed d = filled(a, &c, engine);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct ctx own = {.arena = a};
        struct register_row row;
        d.c = &own;
        CHECK(app_register_add(&d, &cases[i].in, &row) != OK);
        CHECK(str_has(own.text, cases[i].says));
    }
}

SUITE(register_tests, BOTH_CASES(a_row_holds_until_it_is_closed),
      BOTH_CASES(rows_that_cannot_be_are_refused))

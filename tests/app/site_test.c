#include "app/site.h"

#include "app/desk.h"
#include "app/org.h"
#include "app/suites.h"

BOTH(a_site_is_moved_and_closed) {
    struct ctx c = {.arena = a};
    struct org one, two;
    struct site site, twin;
    struct book book;
    struct deed d = desk_new(a, &c, engine, NULL);
    CHECK_OK(&c, app_org_add(&d, (struct org){.name = S("图书馆")}, &one));
    CHECK_OK(&c, app_org_add(&d, (struct org){.name = S("读者部"), .above = one.id}, &two));
    CHECK_OK(&c, app_site_add(&d, (struct site){.name = S("职工书屋")}, &site));
    CHECK_INT(site.org, one.id);
    CHECK_OK(&c, app_site_move(&d, site.id, two.id));
    CHECK_OK(&c, app_site_book(&d, two.id, &book));
    CHECK_STR(((const struct site_line *)book.sheets->rows)->org, S("读者部"));
    CHECK_OK(&c, app_site_add(&d, (struct site){.name = S("职工书屋")}, &twin));
    struct ctx clash = {.arena = a}, late = {.arena = a};
    d.c = &clash;
    CHECK_INT(app_site_move(&d, twin.id, two.id), ERR_CONFLICT);
    CHECK(str_has(clash.text, S("已有点位“职工书屋”")));
    d.c = &c;
    CHECK_OK(&c, app_site_close(&d, site.id));
    CHECK_OK(&c, app_site_book(&d, 0, &book));
    CHECK_INT(book.sheets->n, 1);
    d.c = &late;
    CHECK_INT(app_site_close(&d, site.id), ERR_INVALID);
    CHECK(str_has(late.text, S("已于 2025-06-15 撤销")));
    desk_proven(a, &d);
}

BOTH(sites_that_cannot_be_are_refused) {
    static const struct {
        struct site like;
        str says;
    } cases[] = {{{.name = T("　")}, T("不能为空")},
                 {{.name = T("a\001")}, T("控制字符")},
                 {{.name = T("x"), .org = 9}, T("编号为 9 的组织")},
                 {{.name = T("x")}, T("还没有单位")}};
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct ctx own = {.arena = a};
        struct site site;
        d.c = &own;
        CHECK(app_site_add(&d, cases[i].like, &site) != OK);
        CHECK(str_has(own.text, cases[i].says));
    }
}

SUITE(site_tests, BOTH_CASES(a_site_is_moved_and_closed),
      BOTH_CASES(sites_that_cannot_be_are_refused))

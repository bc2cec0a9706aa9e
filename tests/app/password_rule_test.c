#include "app/password_rule.h"

#include "app/suites.h"
#include "test.h"

static const struct {
    str password;
    bool administrator;
    const char *complaint; /* NULL = it is good */
} cases[] = {
    {T("Qinghe-42"), false, NULL},
    {T("青禾的Book42馆"), false, NULL},
    {T("qinghe 42"), false, NULL},
    {T("Qing-42"), false, "至少 8 位"},
    {T(""), false, "至少 8 位"},
    {T("青禾青禾青禾青禾"), false, "至少要有三种"},
    {T("qinghe4242"), false, "至少要有三种"},
    {T("Qinghe-4242"), true, "至少 12 位（管理员账号）"},
    {T("Qinghe-42424"), true, NULL},
    {T("Wangli-4242"), false, "不能含有登录名"},
    {T("P@ssw0rd"), false, "太常见"},
    {T("Admin@123456"), true, "太常见"},
    {T("1qaz@WSX"), false, "太常见"},
    {T("Qinghe\t-42"), false, "控制字符"},
    {T("Qinghe\0-42"), false, "控制字符"},
    {T("Qinghe-42\xFF"), false, "不是 UTF-8"},
};

TEST(each_password_is_judged) {
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct ctx c = {.arena = a};
        err e = password_rule_check(&c, cases[i].password, S("wangli"), cases[i].administrator);
        if ((e == OK) != (cases[i].complaint == NULL))
            print_error("row %zu: %.*s\n", i, STR(c.text));
        CHECK_INT(e, cases[i].complaint == NULL ? OK : ERR_INVALID);
        CHECK(cases[i].complaint == NULL || str_has(c.text, str_from(cases[i].complaint)));
    }
}

TEST(a_short_login_may_stand_in_it_by_chance) {
    struct ctx c = {.arena = a}, same = {.arena = a};
    CHECK_INT(password_rule_check(&c, S("Beijing-2042"), S("ing"), false), OK);
    CHECK_INT(password_rule_check(&same, S("Wang-2042"), S("wang-2042"), false), ERR_INVALID);
}

TEST(a_huge_one_is_refused_at_once) {
    struct ctx c = {.arena = a};
    char *huge = take(a, char, 1 << 20);
    memset(huge, 'A', 1 << 20);
    CHECK_INT(password_rule_check(&c, (str){huge, 1 << 20}, S("wang"), false), ERR_INVALID);
    CHECK(str_has(c.text, S("最多 200 个字")));
}

SUITE(password_rule_tests, CASE(each_password_is_judged),
      CASE(a_short_login_may_stand_in_it_by_chance), CASE(a_huge_one_is_refused_at_once))

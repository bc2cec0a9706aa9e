#include "app/more.h"

#include "app/suites.h"
#include "store/kind.h"
#include "test.h"

static const struct kind_field fields_v[] = {
    {.name = T("theme"), .label = T("主题"), .type = T("text"), .required = true},
    {.name = T("hours"), .label = T("学时"), .type = T("number"), .unit = T("小时")},
    {.name = T("signed_on"), .label = T("签订日期"), .type = T("day")},
    {.name = T("level"), .label = T("级别"), .type = T("choice"), .choices = T("高、中、低")},
};
static const struct list fields = {fields_v, COUNT_OF(fields_v)};

/* Pairs laid on what there was. To add one: a row. */
TEST(fields_are_filled_in_by_their_type) {
    static const struct {
        str old, pair, more;
    } cases[] = {
        {T(""), T("主题=党章"), T("{\"theme\":\"党章\"}")},
        {T(""), T("theme=党章"), T("{\"theme\":\"党章\"}")},
        {T("{\"theme\":\"党章\"}"), T("级别=高"), T("{\"level\":\"高\",\"theme\":\"党章\"}")},
        {T("{\"theme\":\"党章\"}"), T("主题="), T("")},
        {T(""), T("学时=1,200.50"), T("{\"hours\":\"1200.5\"}")},
        {T(""), T("学时=十二"), T("{\"hours\":\"12\"}")},
        {T(""), T("签订日期=2025-06-30"), T("{\"signed_on\":\"2025-06-30\"}")},
        {T(""), T("主题=a=b,\"c\"\\"), T("{\"theme\":\"a=b,\\\"c\\\"\\\\\"}")},
        {T("no json"), T("主题=甲"), T("{\"theme\":\"甲\"}")},
        {T("{\"gone\":\"旧\"}"), T("主题=甲"), T("{\"gone\":\"旧\",\"theme\":\"甲\"}")},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct ctx c = {.arena = a};
        str pair = cases[i].pair, more;
        CHECK_INT(more_set(&c, fields, cases[i].old, (strs){&pair, 1}, &more), OK);
        CHECK_STR(more, cases[i].more);
    }
}

TEST(what_does_not_fit_is_refused) {
    static const struct {
        str pair, says;
    } cases[] = {
        {T("主题"), T("要写成 字段=值")},
        {T("主提=x"), T("可以填：主题、学时、签订日期、级别")},
        {T("学时=很多"), T("要填数")},
        {T("学时=2小时"), T("要填数")},
        {T("签订日期=2025-02-30"), T("要填日期")},
        {T("级别=很高"), T("只能填：高、中、低")},
        {T("级别=高、中"), T("只能填")},
        {T("主题=a\nb"), T("控制字符")},
        {T("主题=\xff"), T("UTF-8")},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct ctx c = {.arena = a};
        str pair = cases[i].pair, more = S("untouched");
        CHECK_INT(more_set(&c, fields, S(""), (strs){&pair, 1}, &more), ERR_INVALID);
        CHECK(str_has(c.text, cases[i].says));
        CHECK_STR(more, S("untouched"));
    }
}

TEST(people_read_labels_and_units) {
    str more = S("{\"hours\":\"2.5\",\"theme\":\"党章\"}");
    CHECK_STR(more_words(a, fields, more), S("主题：党章；学时：2.5小时"));
    CHECK_STR(more_words(a, fields, S("")), S(""));
    CHECK_STR(more_get(a, more, S("hours")), S("2.5"));
    CHECK_STR(more_missing(a, fields, more), S(""));
    CHECK_STR(more_missing(a, fields, S("{\"hours\":\"1\"}")), S("主题"));
}

SUITE(more_tests, CASE(fields_are_filled_in_by_their_type), CASE(what_does_not_fit_is_refused),
      CASE(people_read_labels_and_units))

#include "base/json_value.h"

#include "test.h"

TEST(an_object_gives_its_members) {
    struct json json;
    CHECK(json_parse(a, S(" {\"a\":\"\\u515a\\n\", \"b\":[1,2.5,null,true]} "), &json, NULL));
    CHECK_STR(json_get(&json, S("a"))->text, S("党\n"));
    CHECK_INT(json_get(&json, S("b"))->n, 4);
    CHECK(json_get(&json, S("c")) == NULL);
}

/* What is no JSON, and where the fault is. To add one: a row. */
TEST(what_is_no_json_is_refused) {
    static const struct {
        str text;
        size_t at;
    } cases[] = {{T(""), 0},         {T("{\"a\":1,\"a\":2}"), 10}, {T("[1,]"), 3}, {T("01"), 2},
                 {T("\"\xff\""), 3}, {T("\"\\ud800\""), 7},        {T("{} x"), 3}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct json json;
        size_t bad = 99;
        CHECK(!json_parse(a, cases[i].text, &json, &bad));
        CHECK_INT(bad, cases[i].at);
    }
}

TEST(depth_has_an_end) {
    struct json json;
    char deep[200];
    memset(deep, '[', sizeof deep);
    CHECK(!json_parse(a, (str){deep, sizeof deep}, &json, NULL));
}

SUITE(json_value_tests, CASE(an_object_gives_its_members), CASE(what_is_no_json_is_refused),
      CASE(depth_has_an_end))

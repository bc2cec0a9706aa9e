#include "cli/call.h"

#include "test.h"

#include <stdlib.h>

static void locale(const char *all, const char *messages, const char *lang) {
    setenv("LC_ALL", all, 1);
    setenv("LC_MESSAGES", messages, 1);
    setenv("LANG", lang, 1);
}

TEST(the_first_locale_that_is_set_decides) {
    locale("", "", "zh_CN.UTF-8");
    CHECK(call_is_chinese());
    locale("", "en_US.UTF-8", "zh_CN.UTF-8");
    CHECK(!call_is_chinese());
    locale("zh_TW.UTF-8", "en_US.UTF-8", "C");
    CHECK(call_is_chinese());
    locale("C", "zh_CN", "zh_CN");
    CHECK(!call_is_chinese());
    locale("", "", "");
    CHECK(!call_is_chinese());
}

SUITE(call_tests, CASE(the_first_locale_that_is_set_decides))

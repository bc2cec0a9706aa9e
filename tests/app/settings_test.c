#include "app/desk.h"
#include "app/settings.h"
#include "app/suites.h"

BOTH(a_setting_has_its_default_until_somebody_chooses) {
    struct ctx c = {.arena = a};
    str value;
    struct deed d = desk_new(a, &c, engine, NULL);
    CHECK_OK(&c, app_setting(&c, d.db, "chain.algorithm", &value));
    CHECK_STR(value, S("sha256"));
    CHECK_OK(&c, app_setting_set(&d, S("chain.algorithm"), S("sm3")));
    CHECK_OK(&c, app_setting_set(&d, S("chain.algorithm"), S("sm3")));
    CHECK_OK(&c, app_setting(&c, d.db, "chain.algorithm", &value));
    CHECK_STR(value, S("sm3"));
    desk_proven(a, &d);
}

BOTH(what_is_no_setting_or_no_choice_is_refused) {
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    CHECK_INT(app_setting_set(&d, S("chain.algoritm"), S("sm3")), ERR_INVALID);
    CHECK_STR(c.text, S("没有“chain.algoritm”这个设置，是不是 chain.algorithm？"));
    c = (struct ctx){.arena = a};
    CHECK_INT(app_setting_set(&d, S("chain.algorithm"), S("md5")), ERR_INVALID);
    CHECK_STR(c.text, S("设置 chain.algorithm 不能是“md5”，可以是 sha256、sm3"));
}

SUITE(settings_tests, BOTH_CASES(a_setting_has_its_default_until_somebody_chooses),
      BOTH_CASES(what_is_no_setting_or_no_choice_is_refused))

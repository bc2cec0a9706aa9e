#include "app/settings.h"

#include "app/desk.h"
#include "app/suites.h"

#include "app/org.h"
#include "store/audit_check.h"

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

/* From the change on that chooses it; what was linked before stays as it is. */
BOTH(new_links_are_made_with_the_algorithm_that_was_chosen) {
    struct ctx c = {.arena = a};
    struct org org;
    struct audit_fault fault;
    struct deed d = desk_new(a, &c, engine, NULL);
    CHECK_OK(&c, app_org_add(&d, (struct org){.name = S("局")}, &org));
    desk_proven(a, &d);
    CHECK_OK(&c, audit_check(&c, d.db, S(""), &fault));
    CHECK_STR(fault.algorithm, S("sha256"));
    CHECK_OK(&c, app_setting_set(&d, S("chain.algorithm"), S("sm3")));
    desk_proven(a, &d);
    CHECK_OK(&c, audit_check(&c, d.db, S(""), &fault));
    CHECK_STR(fault.algorithm, S("sm3"));
    CHECK_INT(fault.links, 2);
    CHECK_OK(&c, app_setting_set(&d, S("chain.algorithm"), S("sha256")));
    desk_proven(a, &d);
    CHECK_OK(&c, audit_check(&c, d.db, fault.head, &fault));
    CHECK_STR(fault.algorithm, S("sha256"));
    CHECK_STR(fault.sentence, S(""));
}

BOTH(settings_are_listed_with_what_holds) {
    struct ctx c = {.arena = a};
    struct list lines;
    struct deed d = desk_new(a, &c, engine, NULL);
    CHECK_OK(&c, app_setting_list(&c, d.db, &lines));
    CHECK_INT(lines.n, setting_rows_n);
    CHECK_STR(((const struct setting_line *)lines.v)[0].value, S("sha256"));
    CHECK(!((const struct setting_line *)lines.v)[0].chosen);
    CHECK_OK(&c, app_setting_set(&d, S("chain.algorithm"), S("sm3")));
    CHECK_OK(&c, app_setting_list(&c, d.db, &lines));
    CHECK_STR(((const struct setting_line *)lines.v)[0].value, S("sm3"));
    CHECK(((const struct setting_line *)lines.v)[0].chosen);
}

SUITE(settings_tests, BOTH_CASES(new_links_are_made_with_the_algorithm_that_was_chosen),
      BOTH_CASES(settings_are_listed_with_what_holds),
      BOTH_CASES(a_setting_has_its_default_until_somebody_chooses),
      BOTH_CASES(what_is_no_setting_or_no_choice_is_refused))

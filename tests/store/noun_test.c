#include "store/noun.h"
#include "store/org.h"
#include "store/suites.h"

#include "base/canonical.h"
#include "store/fixture.h"

BOTH(a_record_is_added_changed_and_found) {
    struct ctx c = {.arena = a};
    struct org got;
    struct db *db = fixture_open(a, engine, NULL);
    struct org org = fixture_org(a, db, S("政工科"), 0);
    CHECK_INT(org.id, 1);
    CHECK_INT(org.version, 1);
    CHECK_INT(org.uid.len, 32);
    struct tx tx = fixture_tx(&c, db, "rename org");
    org.name = S("党建办");
    CHECK_OK(&c, record_set(&tx, &noun_org, &org));
    fixture_end(&tx);
    CHECK_INT(org.version, 2);
    CHECK_OK(&c, record_get(&c, db, &noun_org, 1, &got));
    CHECK_STR(got.name, S("党建办"));
    CHECK_INT(got.version, 2);
    CHECK_STR(got.uid, org.uid);
}

BOTH(the_second_of_two_changes_is_told) {
    struct ctx c = {.arena = a}, late = {.arena = a};
    struct db *db = fixture_open(a, engine, NULL);
    struct org mine = fixture_org(a, db, S("政工科"), 0), theirs = mine;
    struct tx tx = fixture_tx(&c, db, "rename org");
    theirs.name = S("党建办");
    CHECK_OK(&c, record_set(&tx, &noun_org, &theirs));
    fixture_end(&tx);
    struct tx again = fixture_tx(&late, db, "rename org");
    mine.name = S("组织科");
    CHECK_INT(record_set(&again, &noun_org, &mine), ERR_CONFLICT);
    CHECK(str_has(late.text, S("组织 1 刚刚被别人改过")));
    db_rollback(db);
}

BOTH(what_is_not_there_is_named) {
    struct ctx c = {.arena = a};
    struct org got;
    struct db *db = fixture_open(a, engine, NULL);
    CHECK_INT(record_get(&c, db, &noun_org, 12, &got), ERR_NOT_FOUND);
    CHECK_STR(c.text, S("没有编号为 12 的组织"));
}

BOTH(hostile_names_stay_names) {
    static const str names[] = {T("'; DROP TABLE org; --"), T("\"x\""), T("a\nb:3:c"), T("$1 ?")};
    struct ctx c = {.arena = a};
    struct org got;
    struct db *db = fixture_open(a, engine, NULL);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct org org = fixture_org(a, db, names[i], 0);
        CHECK_OK(&c, org_find(&c, db, names[i], ORG_ANYWHERE, &got));
        CHECK_INT(got.id, org.id);
    }
}

TEST(a_canonical_text_leaves_out_what_is_empty) {
    struct org org = {.id = 7, .version = 3, .name = S("政工科"), .above = 1};
    CHECK_STR(record_canonical(a, &noun_org, &org),
              S("bihuan 1 org\nabove:1:1\nid:1:7\nname:9:政工科\n"));
}

TEST(no_value_can_pretend_to_be_two) {
    struct org one = {.id = 1, .name = S("x\nkind:1:y")},
               two = {.id = 1, .name = S("x"), .kind = S("y")};
    CHECK(!str_eq(record_canonical(a, &noun_org, &one), record_canonical(a, &noun_org, &two)));
}

SUITE(noun_tests, BOTH_CASES(a_record_is_added_changed_and_found),
      BOTH_CASES(the_second_of_two_changes_is_told), BOTH_CASES(what_is_not_there_is_named),
      BOTH_CASES(hostile_names_stay_names), CASE(a_canonical_text_leaves_out_what_is_empty),
      CASE(no_value_can_pretend_to_be_two))

#include "store/account.h"
#include "store/suites.h"

#include "store/fixture.h"
#include "store/person.h"

static struct account added(struct arena *a, struct db *db, struct account like) {
    struct ctx c = {.arena = a};
    struct org org = fixture_org(a, db, like.login, 0);
    struct person person = {.name = S("王丽")};
    struct tx tx = fixture_tx(&c, db, "add account");
    CHECK_OK(&c, record_add(&tx, &noun_person, &person));
    like.person = person.id;
    like.org = org.id;
    like.state = S("active");
    CHECK_OK(&c, record_add(&tx, &noun_account, &like));
    fixture_end(&tx);
    return like;
}

static err try_add(struct arena *a, struct db *db, const struct noun *noun, void *record) {
    struct ctx c = {.arena = a};
    struct tx tx = fixture_tx(&c, db, "twice");
    err e = record_add(&tx, noun, record);
    if (e == OK)
        fixture_end(&tx);
    else
        db_rollback(db);
    return e;
}

BOTH(an_account_is_found_by_each_of_its_keys) {
    struct ctx c = {.arena = a};
    struct account got;
    struct db *db = fixture_open(a, engine, NULL);
    struct account one = added(a, db, (struct account){.login = S("wang"), .os_user = S("wl")});
    struct account two = added(a, db, (struct account){.login = S("li"), .token = S("00ff")});
    CHECK_OK(&c, account_find(&c, db, S("wang"), &got));
    CHECK_INT(got.id, one.id);
    CHECK_OK(&c, account_of_os_user(&c, db, S("wl"), &got));
    CHECK_INT(got.id, one.id);
    CHECK_OK(&c, account_of_token(&c, db, S("00ff"), &got));
    CHECK_INT(got.id, two.id);
    CHECK_OK(&c, account_find(&c, db, S("wang' OR '1'='1"), &got));
    CHECK_INT(got.id, 0);
}

/* Empty keys are many, and nobody is found by one. */
BOTH(no_key_is_nobodys_key) {
    struct ctx c = {.arena = a};
    struct account got;
    struct db *db = fixture_open(a, engine, NULL);
    added(a, db, (struct account){.login = S("wang")});
    added(a, db, (struct account){.login = S("li")});
    CHECK_OK(&c, account_of_os_user(&c, db, S(""), &got));
    CHECK_INT(got.id, 0);
    CHECK_OK(&c, account_of_token(&c, db, S(""), &got));
    CHECK_INT(got.id, 0);
}

BOTH(two_do_not_share_a_key) {
    struct db *db = fixture_open(a, engine, NULL);
    struct account one =
        added(a, db, (struct account){.login = S("wang"), .os_user = S("wl"), .token = S("00ff")});
    const struct account bare = {.person = one.person, .org = one.org, .state = S("active")};
    struct account login = bare, user = bare, token = bare, other = bare;
    login.login = S("wang");
    CHECK_INT(try_add(a, db, &noun_account, &login), ERR_CONFLICT);
    user.login = S("b");
    user.os_user = S("wl");
    CHECK_INT(try_add(a, db, &noun_account, &user), ERR_CONFLICT);
    token.login = S("c");
    token.token = S("00ff");
    CHECK_INT(try_add(a, db, &noun_account, &token), ERR_CONFLICT);
    other.login = S("d");
    CHECK_INT(try_add(a, db, &noun_account, &other), OK);
}

BOTH(a_role_is_held_once_and_again_after_its_end) {
    struct ctx c = {.arena = a};
    struct list held;
    struct db *db = fixture_open(a, engine, NULL);
    struct account one = added(a, db, (struct account){.login = S("wang")});
    struct role role = {.account = one.id, .org = one.org, .kind = S("clerk")}, again = role;
    CHECK_INT(try_add(a, db, &noun_role, &role), OK);
    CHECK_INT(try_add(a, db, &noun_role, &again), ERR_CONFLICT);
    struct tx tx = fixture_tx(&c, db, "withdraw role");
    role.until_on = S("2025-06-15");
    CHECK_OK(&c, record_set(&tx, &noun_role, &role));
    fixture_end(&tx);
    CHECK_OK(&c, role_of_account(&c, db, one.id, &held));
    CHECK_INT(held.n, 0);
    again = (struct role){.account = one.id, .org = one.org, .kind = S("clerk")};
    CHECK_INT(try_add(a, db, &noun_role, &again), OK);
    CHECK_OK(&c, role_held(&c, db, S("clerk"), &held));
    CHECK_INT(held.n, 1);
    CHECK_INT(((const struct role *)held.v)->id, again.id);
}

BOTH(who_is_disabled_holds_nothing) {
    struct ctx c = {.arena = a};
    struct list held;
    struct db *db = fixture_open(a, engine, NULL);
    struct account one = added(a, db, (struct account){.login = S("wang")});
    struct role role = {.account = one.id, .org = one.org, .kind = S("system")};
    CHECK_INT(try_add(a, db, &noun_role, &role), OK);
    struct tx tx = fixture_tx(&c, db, "disable account");
    one.state = S("disabled");
    CHECK_OK(&c, record_set(&tx, &noun_account, &one));
    fixture_end(&tx);
    CHECK_OK(&c, role_held(&c, db, S("system"), &held));
    CHECK_INT(held.n, 0);
}

SUITE(account_tests, BOTH_CASES(an_account_is_found_by_each_of_its_keys),
      BOTH_CASES(no_key_is_nobodys_key), BOTH_CASES(two_do_not_share_a_key),
      BOTH_CASES(a_role_is_held_once_and_again_after_its_end),
      BOTH_CASES(who_is_disabled_holds_nothing))

#include "app/account.h"

#include "app/people.h"
#include "app/person.h"
#include "app/sign_in.h"
#include "app/suites.h"
#include "store/person.h"

static str huge(struct arena *a) {
    char *bytes = take(a, char, 1 << 20);
    memset(bytes, 'x', 1 << 20);
    return (str){bytes, 1 << 20};
}

/* A unit with an administrator, who acts. */
static struct deed office(struct arena *a, struct ctx *c, enum db_engine engine, i64 *unit_out) {
    struct deed d = desk_new(a, c, engine, NULL);
    *unit_out = people_org(&d, S("馆"), 0);
    people_add(&d, S("chief"), "system clerk", *unit_out);
    return people_as(&d, S("chief"));
}

static struct account get(struct deed *d, str login) {
    struct account account;
    CHECK_OK(d->c, account_find(d->c, d->db, login, &account));
    return account;
}

/* What the last call gave, with an empty ctx for the next. */
static err told(struct deed *d, err e) {
    struct ctx *fresh = take(d->c->arena, struct ctx, 1);
    fresh->arena = d->c->arena;
    d->c = fresh;
    return e;
}

BOTH(an_account_is_invited_and_its_token_is_not_kept) {
    struct ctx c = {.arena = a};
    i64 unit;
    str digest;
    struct deed d = office(a, &c, engine, &unit);
    str token = people_token(&d, S("Wang.Li"), "department", unit);
    struct account account = get(&d, S("wang.li"));
    CHECK_STR(account.state, S("invited"));
    CHECK_STR(account.password, S(""));
    CHECK_INT(account.token_until_at, d.now + 24 * 3600);
    CHECK_INT(token.len, 32);
    CHECK(!str_eq(account.token, token));
    CHECK_OK(d.c, token_digest(d.c, token, &digest));
    CHECK_STR(account.token, digest);
    desk_proven(a, &d);
}

BOTH(hostile_words_are_refused_and_leave_nothing) {
    const str logins[] = {S(""),          S(" \t"),  S("a"),        S("a b"),
                          S("x';DROP--"), S("a\0b"), S("a\033[2J"), S("a\xFF"),
                          S("王/丽"),     S("a%sb"), huge(a)};
    const str names[] = {S(""), S("\xE3\x80\x80"), S("王\n丽"), S("王\0丽"), S("\xFF"), huge(a)};
    struct ctx c = {.arena = a};
    struct list lines;
    i64 unit;
    str token, role = S("king'); --");
    struct deed d = office(a, &c, engine, &unit);
    struct account_new in = {.name = S("王丽"), .org = unit};
    for (size_t i = 0; i < COUNT_OF(logins); i++) {
        in.login = logins[i];
        CHECK_INT(told(&d, app_account_add(&d, &in, &token)), ERR_INVALID);
    }
    in.login = S("wang");
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        in.name = names[i];
        CHECK_INT(told(&d, app_account_add(&d, &in, &token)), ERR_INVALID);
    }
    in.name = S("王'); DROP TABLE person; --");
    in.roles = (strs){&role, 1};
    CHECK_INT(told(&d, app_account_add(&d, &in, &token)), ERR_INVALID);
    CHECK_OK(d.c, app_account_lines(&d, &lines));
    CHECK_INT(lines.n, 1);
    in.roles.n = 0;
    CHECK_OK(d.c, app_account_add(&d, &in, &token));
    CHECK_OK(d.c, app_account_lines(&d, &lines));
    CHECK_STR(((const struct account_line *)lines.v)[1].name, S("王'); DROP TABLE person; --"));
    CHECK_INT(told(&d, app_account_lock(&d, huge(a))), ERR_INVALID);
    CHECK_INT(told(&d, app_account_lock(&d, S("' OR 1=1 --"))), ERR_NOT_FOUND);
    desk_proven(a, &d);
}

BOTH(logins_and_users_of_the_machine_are_held_once) {
    struct ctx c = {.arena = a};
    i64 unit;
    str token;
    struct deed d = office(a, &c, engine, &unit);
    (void)people_token(&d, S("wang"), "", unit);
    struct account_new in = {.login = S(" WANG "), .name = S("王丽"), .org = unit};
    CHECK_INT(told(&d, app_account_add(&d, &in, &token)), ERR_CONFLICT);
    in.login = S("li");
    in.os_user = S("chief");
    CHECK_INT(told(&d, app_account_add(&d, &in, &token)), ERR_CONFLICT);
    CHECK_INT(told(&d, app_account_bind(&d, S("wang"), S("chief"))), ERR_CONFLICT);
    CHECK_OK(d.c, app_account_bind(&d, S("wang"), S("wl")));
    CHECK_STR(get(&d, S("wang")).os_user, S("wl"));
    CHECK_OK(d.c, app_account_bind(&d, S("wang"), S("")));
    CHECK_STR(get(&d, S("wang")).os_user, S(""));
    desk_proven(a, &d);
}

static err add_person(struct tx *tx, void *arg) {
    return record_add(tx, &noun_person, arg);
}

BOTH(a_person_who_was_named_before_is_the_same) {
    struct ctx c = {.arena = a};
    i64 unit;
    str token;
    struct person person = {.name = S("何秀兰")};
    struct deed d = desk_new(a, &c, engine, NULL);
    unit = people_org(&d, S("馆"), 0);
    people_add(&d, S("chief"), "system", unit);
    CHECK_OK(&c, tx_run(&d, "fill", add_person, &person));
    struct account_new in = {.login = S("he1"), .name = S("何秀兰"), .org = unit};
    CHECK_OK(&c, app_account_add(&d, &in, &token));
    CHECK_INT(get(&d, S("he1")).person, person.id);
    in.login = S("he2"); /* another of that name: the first has an account already */
    CHECK_OK(&c, app_account_add(&d, &in, &token));
    CHECK(get(&d, S("he2")).person != person.id);
}

BOTH(the_three_administrators_are_three) {
    struct ctx c = {.arena = a};
    i64 unit;
    str token, both[] = {S("security"), S("审计管理员")};
    struct deed d = office(a, &c, engine, &unit);
    const struct account_new in = {
        .login = S("guard"), .name = S("卫"), .org = unit, .roles = {both, 2}};
    CHECK_INT(told(&d, app_account_add(&d, &in, &token)), ERR_INVALID);
    CHECK_INT(get(&d, S("guard")).id, 0);
    CHECK_INT(app_role_grant(&d, S("chief"), S("auditor"), 0), ERR_INVALID);
    CHECK_STR(d.c->text, S("账号 chief 已经是系统管理员，不能兼任审计管理员（三员分立）"));
    told(&d, OK);
    CHECK_INT(told(&d, app_role_grant(&d, S("chief"), S("clerk"), 0)), ERR_CONFLICT);
    CHECK_OK(d.c, app_role_grant(&d, S("chief"), S("leader"), 0));
    /* what was withdrawn no longer stands in the way */
    people_add(&d, S("other"), "system", unit);
    CHECK_OK(d.c, app_role_withdraw(&d, S("other"), S("system"), 0));
    CHECK_OK(d.c, app_role_grant(&d, S("other"), S("auditor"), 0));
    desk_proven(a, &d);
}

BOTH(somebody_can_always_let_people_in) {
    struct ctx c = {.arena = a};
    i64 unit;
    str token;
    struct deed d = desk_new(a, &c, engine, NULL);
    unit = people_org(&d, S("馆"), 0);
    const struct account_new first = {.login = S("wang"), .name = S("王丽"), .org = unit};
    CHECK_INT(told(&d, app_account_add(&d, &first, &token)), ERR_INVALID);
    people_add(&d, S("chief"), "system", unit);
    CHECK_INT(told(&d, app_account_lock(&d, S("chief"))), ERR_INVALID);
    CHECK_INT(told(&d, app_account_disable(&d, S("chief"))), ERR_INVALID);
    CHECK_INT(told(&d, app_role_withdraw(&d, S("chief"), S("system"), 0)), ERR_INVALID);
    people_add(&d, S("second"), "system", unit);
    CHECK_OK(d.c, app_account_lock(&d, S("second")));
    CHECK_INT(told(&d, app_account_disable(&d, S("chief"))), ERR_INVALID);
    CHECK_OK(d.c, app_account_unlock(&d, S("second")));
    CHECK_OK(d.c, app_account_disable(&d, S("chief")));
    desk_proven(a, &d);
}

BOTH(roles_reach_no_further_than_their_account) {
    struct ctx c = {.arena = a};
    i64 unit;
    struct deed d = office(a, &c, engine, &unit);
    i64 one = people_org(&d, S("办公室"), unit), two = people_org(&d, S("读者部"), unit);
    (void)people_token(&d, S("wang"), "department", one);
    CHECK_INT(told(&d, app_role_grant(&d, S("wang"), S("clerk"), unit)), ERR_INVALID);
    CHECK_INT(told(&d, app_role_grant(&d, S("wang"), S("clerk"), two)), ERR_INVALID);
    CHECK_INT(told(&d, app_role_grant(&d, S("wang"), S("clerk"), 999)), ERR_NOT_FOUND);
    CHECK_INT(told(&d, app_role_withdraw(&d, S("wang"), S("clerk"), 0)), ERR_NOT_FOUND);
    CHECK_INT(told(&d, app_role_grant(&d, S("nobody"), S("clerk"), 0)), ERR_NOT_FOUND);
}

BOTH(who_leaves_loses_all_and_his_history_stays) {
    struct ctx c = {.arena = a};
    struct role role;
    struct list held;
    i64 unit;
    str token;
    struct deed d = office(a, &c, engine, &unit);
    people_add(&d, S("wang"), "clerk department", unit);
    struct account account = get(&d, S("wang"));
    CHECK_OK(d.c, role_of_account(d.c, d.db, account.id, &held));
    CHECK_INT(held.n, 2);
    i64 id = ((const struct role *)held.v)->id;
    CHECK_OK(d.c, app_account_disable(&d, S("wang")));
    account = get(&d, S("wang"));
    CHECK_STR(account.state, S("disabled"));
    CHECK_STR(account.token, S(""));
    CHECK_STR(account.os_user, S(""));
    CHECK_OK(d.c, record_get(d.c, d.db, &noun_role, id, &role));
    CHECK_STR(role.from_on, d.today);
    CHECK_STR(role.until_on, d.today);
    CHECK_INT(told(&d, app_account_unlock(&d, S("wang"))), ERR_INVALID);
    CHECK_INT(told(&d, app_role_grant(&d, S("wang"), S("clerk"), 0)), ERR_INVALID);
    CHECK_INT(told(&d, app_account_bind(&d, S("wang"), S("wl"))), ERR_INVALID);
    CHECK_OK(d.c, app_account_invite(&d, S("wang"), &token)); /* comes back */
    CHECK_OK(d.c, app_role_grant(&d, S("wang"), S("clerk"), 0));
    desk_proven(a, &d);
}

BOTH(the_account_of_a_person_who_leaves_ends) {
    struct ctx c = {.arena = a};
    i64 unit;
    struct deed d = office(a, &c, engine, &unit);
    people_add(&d, S("wang"), "clerk", unit);
    CHECK_OK(d.c, app_person_left(&d, get(&d, S("wang")).person, S("")));
    CHECK_STR(get(&d, S("wang")).state, S("disabled"));
    CHECK_INT(told(&d, app_person_left(&d, get(&d, S("chief")).person, S(""))), ERR_INVALID);
    CHECK_STR(get(&d, S("chief")).state, S("invited"));
    desk_proven(a, &d);
}

SUITE(account_tests, BOTH_CASES(an_account_is_invited_and_its_token_is_not_kept),
      BOTH_CASES(hostile_words_are_refused_and_leave_nothing),
      BOTH_CASES(logins_and_users_of_the_machine_are_held_once),
      BOTH_CASES(a_person_who_was_named_before_is_the_same),
      BOTH_CASES(the_three_administrators_are_three), BOTH_CASES(somebody_can_always_let_people_in),
      BOTH_CASES(roles_reach_no_further_than_their_account),
      BOTH_CASES(who_leaves_loses_all_and_his_history_stays),
      BOTH_CASES(the_account_of_a_person_who_leaves_ends))

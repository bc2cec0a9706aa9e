#include "app/sign_in.h"

#include "app/people.h"
#include "app/suites.h"
#include "store/audit.h"

#include <time.h>

#define RIGHT S("Qinghe-42")

/* A unit with an administrator; wang has the password RIGHT. Nobody acts. */
static struct deed office(struct arena *a, struct ctx *c, enum db_engine engine) {
    struct account account;
    struct deed d = desk_new(a, c, engine, NULL);
    i64 unit = people_org(&d, S("馆"), 0);
    people_add(&d, S("chief"), "system clerk", unit);
    str token = people_token(&d, S("wang"), "department", unit);
    CHECK_OK(c, app_accept(&d, token, RIGHT, &account));
    CHECK_STR(account.state, S("active"));
    d.account = DEED_NOBODY;
    d.who = 0;
    return d;
}

/* One try by a desk of its own. gives  what comes of it; *text_out is what is said */
static err try_in(struct deed *d, str login, str password, str *text_out) {
    struct ctx own = {.arena = d->c->arena};
    struct deed as = *d;
    as.c = &own;
    as.account = DEED_NOBODY;
    err e = app_sign_in(&as, login, password);
    *text_out = own.text;
    return e;
}

static err try_token(struct deed *d, str token, str password) {
    struct ctx own = {.arena = d->c->arena};
    struct account account;
    struct deed as = *d;
    as.c = &own;
    return app_accept(&as, token, password, &account);
}

BOTH(the_right_password_lets_in_and_is_noted) {
    struct ctx c = {.arena = a};
    struct list tries, entries;
    struct account account;
    struct deed d = office(a, &c, engine);
    CHECK_OK(&c, app_sign_in(&d, S("WANG"), RIGHT));
    CHECK_OK(&c, account_find(&c, d.db, S("wang"), &account));
    CHECK_INT(d.account, account.id);
    CHECK_INT(d.who, account.person);
    CHECK_OK(&c, sign_in_latest(&c, d.db, account.id, &tries));
    CHECK_INT(tries.n, 2); /* the token, then the password */
    const struct sign_in *last = tries.v;
    CHECK_STR(last->means, S("password"));
    CHECK_STR(last->outcome, S("good"));
    CHECK_OK(&c, audit_history(&c, d.db, S("sign_in"), last->id, &entries));
    CHECK_INT(entries.n, 1);
    CHECK_INT(((const struct audit *)entries.v)->who, account.person);
    desk_proven(a, &d);
}

BOTH(no_word_tells_whether_a_name_exists) {
    struct ctx c = {.arena = a};
    struct list tries;
    str wrong, unknown, invited, text;
    struct deed d = office(a, &c, engine);
    CHECK_INT(try_in(&d, S("wang"), S("Qinghe-43"), &wrong), ERR_DENIED);
    CHECK_INT(try_in(&d, S("nobody"), RIGHT, &unknown), ERR_DENIED);
    CHECK_INT(try_in(&d, S("chief"), S(""), &invited), ERR_DENIED);
    CHECK_STR(unknown, wrong);
    CHECK_STR(invited, wrong);
    CHECK_OK(&c, sign_in_latest(&c, d.db, 0, &tries));
    CHECK_INT(tries.n, 1);
    char *huge = take(a, char, 1 << 20);
    memset(huge, 'x', 1 << 20);
    CHECK_INT(try_in(&d, (str){huge, 1 << 20}, RIGHT, &text), ERR_INVALID);
    CHECK_INT(try_in(&d, S("wang"), (str){huge, 1 << 20}, &text), ERR_INVALID);
    CHECK_INT(try_in(&d, S("wang"), S("Qinghe-42\0"), &text), ERR_INVALID);
    CHECK_INT(try_in(&d, S("' OR '1'='1"), RIGHT, &text), ERR_DENIED);
    desk_proven(a, &d);
}

static i64 spent_us(struct arena *a, struct deed *d, str login) {
    enum {
        ROUNDS = 3
    };
    i64 least = INT64_MAX;
    str text;
    for (int i = 0; i < ROUNDS; i++) {
        struct timespec from, to;
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
        CHECK_INT(try_in(d, login, S("Qinghe-43"), &text), ERR_DENIED);
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
        i64 us = (to.tv_sec - from.tv_sec) * 1000000 + (to.tv_nsec - from.tv_nsec) / 1000;
        least = us < least ? us : least;
    }
    return least;
}

/* A name without an account costs as much as a wrong password: far more than half, where without
 * care it would be a hundredth. */
BOTH(no_time_tells_whether_a_name_exists) {
    struct ctx c = {.arena = a};
    struct deed d = office(a, &c, engine);
    i64 known = spent_us(a, &d, S("wang")), unknown = spent_us(a, &d, S("nobody"));
    CHECK(unknown * 2 > known && known * 2 > unknown);
}

BOTH(five_wrong_ones_lock_for_a_quarter_of_an_hour) {
    struct ctx c = {.arena = a};
    struct account account;
    str text;
    struct deed d = office(a, &c, engine);
    for (int i = 0; i < SIGN_IN_FAILURES_MAX; i++) {
        CHECK_OK(&c, account_find(&c, d.db, S("wang"), &account));
        CHECK_INT(account.failures, i);
        CHECK_INT(try_in(&d, S("wang"), S("Qinghe-43"), &text), ERR_DENIED);
    }
    CHECK_INT(try_in(&d, S("wang"), RIGHT, &text), ERR_DENIED);
    d.now += SIGN_IN_LOCK_SECONDS - 1;
    CHECK_INT(try_in(&d, S("wang"), RIGHT, &text), ERR_DENIED);
    d.now += 1;
    CHECK_INT(try_in(&d, S("wang"), RIGHT, &text), OK);
    desk_proven(a, &d);
}

BOTH(a_right_one_in_between_starts_the_count_anew) {
    struct ctx c = {.arena = a};
    struct account account;
    str text;
    struct deed d = office(a, &c, engine);
    CHECK_INT(try_in(&d, S("wang"), S("Qinghe-43"), &text), ERR_DENIED);
    CHECK_INT(try_in(&d, S("wang"), RIGHT, &text), OK);
    CHECK_OK(&c, account_find(&c, d.db, S("wang"), &account));
    CHECK_INT(account.failures, 0);
}

BOTH(an_administrator_ends_the_lock_sooner) {
    struct ctx c = {.arena = a};
    str text;
    struct deed d = office(a, &c, engine);
    for (int i = 0; i < SIGN_IN_FAILURES_MAX; i++)
        CHECK_INT(try_in(&d, S("wang"), S("Qinghe-43"), &text), ERR_DENIED);
    struct deed chief = people_as(&d, S("chief"));
    CHECK_OK(chief.c, app_account_unlock(&chief, S("wang")));
    CHECK_INT(try_in(&d, S("wang"), RIGHT, &text), OK);
}

BOTH(who_is_locked_or_gone_is_told_so_with_the_right_password_only) {
    struct ctx c = {.arena = a};
    str text;
    struct deed d = office(a, &c, engine), chief = people_as(&d, S("chief"));
    CHECK_OK(chief.c, app_account_lock(&chief, S("wang")));
    CHECK_INT(try_in(&d, S("wang"), S("Qinghe-43"), &text), ERR_DENIED);
    CHECK(str_starts(text, S("登录名或口令不对")));
    CHECK_INT(try_in(&d, S("wang"), RIGHT, &text), ERR_DENIED);
    CHECK(str_has(text, S("已被锁定或停用")));
    CHECK_OK(chief.c, app_account_disable(&chief, S("wang")));
    CHECK_INT(try_in(&d, S("wang"), RIGHT, &text), ERR_DENIED);
    CHECK(str_starts(text, S("登录名或口令不对")));
}

BOTH(a_token_serves_once_and_for_a_day) {
    struct ctx c = {.arena = a};
    struct deed d = office(a, &c, engine), chief = people_as(&d, S("chief"));
    str token = people_token(&chief, S("li"), "", 1), next, text;
    CHECK_INT(try_token(&d, S(""), RIGHT), ERR_DENIED);
    CHECK_INT(try_token(&d, S("00112233445566778899aabbccddeeff"), RIGHT), ERR_DENIED);
    CHECK_INT(try_token(&d, S("' OR '1'='1"), RIGHT), ERR_DENIED);
    CHECK_INT(try_token(&d, token, S("short")), ERR_INVALID); /* it is not used up by that */
    CHECK_INT(try_token(&d, token, RIGHT), OK);
    CHECK_INT(try_token(&d, token, RIGHT), ERR_DENIED);
    CHECK_INT(try_in(&d, S("li"), RIGHT, &text), OK);
    CHECK_OK(chief.c, app_account_invite(&chief, S("li"), &next));
    CHECK_INT(try_in(&d, S("li"), RIGHT, &text), ERR_DENIED); /* forgotten is forgotten */
    d.now += TOKEN_SECONDS;
    CHECK_INT(try_token(&d, next, RIGHT), ERR_DENIED);
    d.now -= 1;
    CHECK_INT(try_token(&d, next, RIGHT), OK);
    desk_proven(a, &d);
}

BOTH(a_password_is_changed_to_another_one) {
    struct ctx c = {.arena = a}, same = {.arena = a};
    str text;
    struct deed d = office(a, &c, engine);
    CHECK_OK(&c, app_sign_in(&d, S("wang"), RIGHT));
    d.c = &same;
    CHECK_INT(app_password(&d, RIGHT), ERR_INVALID);
    d.c = &c;
    CHECK_OK(&c, app_password(&d, S("Qinghe-44")));
    CHECK_INT(try_in(&d, S("wang"), RIGHT, &text), ERR_DENIED);
    CHECK_INT(try_in(&d, S("wang"), S("Qinghe-44"), &text), OK);
    d.c = &(struct ctx){.arena = a};
    d.account = DEED_NOBODY;
    CHECK_INT(app_password(&d, S("Qinghe-45")), ERR_DENIED);
}

/* Twelve characters for administrators, also for who becomes one. */
BOTH(an_administrator_has_a_longer_password) {
    struct ctx c = {.arena = a}, early = {.arena = a};
    str token;
    struct deed d = office(a, &c, engine), chief = people_as(&d, S("chief"));
    chief.c = &early;
    CHECK_INT(app_role_grant(&chief, S("wang"), S("auditor"), 0), ERR_INVALID);
    CHECK(str_has(early.text, S("bihuan user invite wang")));
    chief.c = &c;
    CHECK_OK(&c, app_account_invite(&chief, S("wang"), &token));
    CHECK_OK(&c, app_role_grant(&chief, S("wang"), S("auditor"), 0));
    CHECK_INT(try_token(&d, token, S("Qinghe-4242")), ERR_INVALID);
    CHECK_INT(try_token(&d, token, S("Qinghe-42424")), OK);
}

SUITE(sign_in_tests, BOTH_CASES(the_right_password_lets_in_and_is_noted),
      BOTH_CASES(no_word_tells_whether_a_name_exists),
      BOTH_CASES(no_time_tells_whether_a_name_exists),
      BOTH_CASES(five_wrong_ones_lock_for_a_quarter_of_an_hour),
      BOTH_CASES(a_right_one_in_between_starts_the_count_anew),
      BOTH_CASES(an_administrator_ends_the_lock_sooner),
      BOTH_CASES(who_is_locked_or_gone_is_told_so_with_the_right_password_only),
      BOTH_CASES(a_token_serves_once_and_for_a_day),
      BOTH_CASES(a_password_is_changed_to_another_one),
      BOTH_CASES(an_administrator_has_a_longer_password))

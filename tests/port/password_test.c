/* Passwords. */
#include "test.h"

#include "port/password.h"
#include "port/suites.h"

TEST(what_is_kept_names_its_cost_and_is_never_the_same) {
    struct ctx c = {.arena = a};
    str one, two;
    CHECK_INT(password_write(&c, S("正确的口令1A"), &one), OK);
    CHECK_INT(password_write(&c, S("正确的口令1A"), &two), OK);
    CHECK(str_starts(one, S("$argon2id$v=19$m=65536,t=2,p=1$")));
    CHECK(!str_eq(one, two));
    CHECK(!str_has(one, S("口令")));
}

TEST(only_the_same_bytes_fit) {
    static const struct {
        str password;
        bool right;
    } cases[] = {
        {T("a\0b"), true}, {T("a\0c"), false}, {T("a"), false}, {T(""), false}, {T("a\0b "), false},
    };
    struct ctx c = {.arena = a};
    str kept;
    CHECK_INT(password_write(&c, S("a\0b"), &kept), OK);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        bool right;
        CHECK_INT(password_check(&c, kept, cases[i].password, &right), OK);
        CHECK_INT(right, cases[i].right);
    }
}

TEST(nothing_fits_what_is_no_such_string) {
    static const str bad[] = {T(""), T("x"), T("$argon2id$"), T("$argon2id$v=19$m=65536,t=2,p=1$$"),
                              T("$argon2id$v=19$m=4294967295,t=4294967295,p=1$YQ$YQ")};
    struct ctx c = {.arena = a};
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        bool right;
        CHECK_INT(password_check(&c, bad[i], S(""), &right), OK);
        CHECK(!right);
    }
}

SUITE(password_tests, CASE(what_is_kept_names_its_cost_and_is_never_the_same),
      CASE(only_the_same_bytes_fit), CASE(nothing_fits_what_is_no_such_string))

#include "base/err.h"

#include "test.h"

static err reads(struct ctx *c) {
    return fail(c, ERR_NOT_FOUND, "没有文件 %s", "甲.txt");
}

static err passes_on(struct ctx *c) {
    TRY(reads(c));
    return OK;
}

TEST(the_first_cause_is_kept) {
    struct ctx c = {.arena = a};
    CHECK_INT(passes_on(&c), ERR_NOT_FOUND);
    CHECK_INT(fail(&c, ERR_IO, "later"), ERR_NOT_FOUND);
    CHECK_STR(c.text, S("没有文件 甲.txt"));
}

TEST(a_long_sentence_is_not_cut) {
    struct ctx c = {.arena = a};
    char name[5000];
    for (size_t i = 0; i < sizeof name - 1; i++)
        name[i] = 'n';
    name[sizeof name - 1] = '\0';
    fail(&c, ERR_IO, "%s!", name);
    CHECK_INT(c.text.len, 5000);
    CHECK(str_ends(c.text, S("n!")));
}

TEST(every_code_has_words_and_a_status) {
    for (int e = 0; e < ERR_COUNT; e++) {
        CHECK(str_from(err_name((err)e)).len > 0);
        CHECK(str_from(err_sentence((err)e)).len > 0);
        CHECK_INT(err_exit((err)e), e == OK ? 0 : 1);
    }
    CHECK_STR(str_from(err_name(ERR_TOO_BIG)), S("TOO_BIG"));
}

SUITE(err_tests, CASE(the_first_cause_is_kept), CASE(a_long_sentence_is_not_cut),
      CASE(every_code_has_words_and_a_status))

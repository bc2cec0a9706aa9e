#include "app/batch.h"

#include "app/suites.h"
#include "base/limit.h"
#include "base/out.h"
#include "test.h"

/* What words mean: the ids divided by spaces, or a part of what is said to be wrong. */
static const struct {
    const char *word;
    const char *means;
    err e;
} cases[] = {
    {"3", "3", OK},
    {"3,5,8-12", "3 5 8 9 10 11 12", OK},
    {"3，5、8-8", "3 5 8", OK},
    {"5,3,5,2-4", "5 3 2 4", OK},
    {"", "不是编号", ERR_INVALID},
    {"0", "不是编号", ERR_INVALID},
    {"3,", "不是编号", ERR_INVALID},
    {"-3", "不是编号", ERR_INVALID},
    {"3-", "不是编号", ERR_INVALID},
    {"三", "不是编号", ERR_INVALID},
    {"3;DROP TABLE duty", "不是编号", ERR_INVALID},
    {"12-8", "请写成 8-12", ERR_INVALID},
    {"9999999999999999", "不是编号", ERR_INVALID},
    {"1-999999999999999", "一次最多办理 5000 条", ERR_TOO_BIG},
    {"1-5001", "一次最多办理 5000 条", ERR_TOO_BIG},
};

TEST(ids_and_ranges_are_read) {
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct ctx c = {.arena = a};
        struct ids ids = {0};
        str word = str_from(cases[i].word);
        struct out o = out_open(a);
        err e = batch_read(&c, (strs){&word, 1}, &ids);
        for (size_t k = 0; e == OK && k < ids.n; k++)
            out_fmt(&o, "%s%lld", k > 0 ? " " : "", (long long)ids.v[k]);
        if (e != cases[i].e)
            print_error("%s\n", cases[i].word);
        CHECK_INT(e, cases[i].e);
        CHECK(e == OK ? str_eq(out_str(&o), str_from(cases[i].means))
                      : str_has(c.text, str_from(cases[i].means)));
    }
}

TEST(words_add_up_to_the_limit_and_no_further) {
    struct ctx c = {.arena = a}, over = {.arena = a};
    struct ids ids;
    str words[] = {S("1-2500"), S("2501-5000"), S("5001")};
    CHECK_INT(batch_read(&c, (strs){words, 2}, &ids), OK);
    CHECK_INT(ids.n, limit_value(LIMIT_BATCH));
    CHECK_INT(batch_read(&over, (strs){words, 3}, &ids), ERR_TOO_BIG);
}

SUITE(batch_tests, CASE(ids_and_ranges_are_read), CASE(words_add_up_to_the_limit_and_no_further))

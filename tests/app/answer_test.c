/* The wire between worker and parent. */
#include "test.h"

#include "app/answer.h"
#include "app/suites.h"

static str written(struct arena *a, const struct answer *in) {
    struct out o = out_open(a);
    answer_write(&o, in);
    out_raw(&o, in->doc);
    return out_str(&o);
}

TEST(comes_back_as_it_was_sent) {
    const struct answer sent = {.format = FORMAT_DOCX, .text = S(""), .doc = S("packed")};
    struct answer got;
    CHECK(answer_read(a, written(a, &sent), &got));
    CHECK_INT(got.code, OK);
    CHECK_INT(got.format, FORMAT_DOCX);
    CHECK_STR(got.doc, S("packed"));
    CHECK_INT((uintptr_t)got.doc.ptr % 8, 0);
}

TEST(carries_a_sentence_of_one_line) {
    const struct answer sent = {.code = ERR_INVALID, .text = S("压缩包\n不完整\xff"), .doc = S("")};
    struct answer got;
    CHECK(answer_read(a, written(a, &sent), &got));
    CHECK_INT(got.code, ERR_INVALID);
    CHECK_STR(got.text, S("压缩包 不完整\uFFFD"));
    CHECK_INT(got.doc.len, 0);
}

TEST(is_not_believed) {
    const struct answer sent = {.code = ERR_INVALID, .text = S("12345678"), .doc = S("")};
    str good = written(a, &sent);
    struct answer got;
    for (size_t n = 0; n < good.len; n++)
        CHECK(!answer_read(a, str_dup(a, str_sub(good, 0, n)), &got));
    for (size_t i = 0; i < 24; i++) {
        char *bad = take(a, char, good.len);
        for (size_t k = 0; k < good.len; k++)
            bad[k] = good.ptr[k];
        bad[i] = (char)0xEE;
        CHECK(!answer_read(a, (str){bad, good.len}, &got) || i >= 20);
    }
    const struct answer silent = {.code = ERR_INVALID, .text = S(""), .doc = S("")};
    CHECK(!answer_read(a, written(a, &silent), &got));
}

SUITE(answer_tests, CASE(comes_back_as_it_was_sent), CASE(carries_a_sentence_of_one_line),
      CASE(is_not_believed))

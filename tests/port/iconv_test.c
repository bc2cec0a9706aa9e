#include "port/iconv.h"

#include "test.h"

static str decode(struct arena *a, struct iconv_from from, str bytes, size_t *bad_out) {
    struct ctx c = {.arena = a};
    str text = S("");
    if (iconv_text(&c, from, bytes, &text, bad_out) != OK)
        return c.text;
    CHECK_INT(c.code, OK);
    return text;
}

TEST(text_is_decoded_and_lost_bytes_are_marked) {
    struct iconv_from gb = {"GB18030", NULL, 1}, wide = {"UTF-16LE", NULL, 2};
    size_t bad = 9;
    CHECK_STR(decode(a, gb, S("\xD6\xD0\xB9\xFA"), &bad), S("中国"));
    CHECK_INT(bad, 0);
    CHECK_STR(decode(a, gb, S("\xD6\xD0\xFF\xB9\xFA\xD6"), &bad), S("中\uFFFD国\uFFFD"));
    CHECK_INT(bad, 2);
    CHECK_STR(decode(a, wide, S("\x2D\x4E\x00\xDC\xFD\x56\x41"), &bad), S("中\uFFFD国\uFFFD"));
    CHECK_INT(bad, 2);
    CHECK_STR(decode(a, gb, S(""), &bad), S(""));
}

TEST(a_second_encoding_helps_out) {
    struct iconv_from big5 = {"BIG5-HKSCS", "CP950", 1};
    size_t bad = 9;
    CHECK_STR(decode(a, big5, S("\xA4\xA4\xA3\xE1\xFF"), &bad), S("中€\uFFFD"));
    CHECK_INT(bad, 1);
}

TEST(an_unknown_encoding_is_told) {
    struct iconv_from none = {"KLINGON", NULL, 1};
    size_t bad;
    CHECK(str_has(decode(a, none, S("x"), &bad), S("系统不支持编码 KLINGON")));
}

SUITE(iconv_tests, CASE(text_is_decoded_and_lost_bytes_are_marked),
      CASE(a_second_encoding_helps_out), CASE(an_unknown_encoding_is_told))

#include "base/utf8.h"

#include "test.h"

static const struct {
    str bytes;
    size_t bad; /* offset of the first invalid byte */
} cases[] = {
    {{"", 0}, STR_NONE},
    {{NULL, 0}, STR_NONE},
    {{"文明单位", 12}, STR_NONE},
    {{"12345678文", 11}, STR_NONE},
    {{"1234567\x80", 8}, 7},
    {{"\xF0\xA0\x80\x80", 4}, STR_NONE},    /* beyond the BMP */
    {{"\xE6\x96", 2}, 0},                   /* cut off */
    {{"\xE6\x96\x41", 3}, 0},               /* third byte is a letter */
    {{"\x80", 1}, 0},                       /* a continuation alone */
    {{"\xC0\x80", 2}, 0},                   /* overlong NUL */
    {{"\xC1\xBF", 2}, 0},                   /* overlong */
    {{"\xE0\x9F\xBF", 3}, 0},               /* overlong */
    {{"\xE0\xA0\x80", 3}, STR_NONE},        /* U+0800 */
    {{"\xF0\x8F\xBF\xBF", 4}, 0},           /* overlong */
    {{"\xED\xA0\x80", 3}, 0},               /* surrogate */
    {{"\xED\x9F\xBF", 3}, STR_NONE},        /* U+D7FF */
    {{"\xF4\x8F\xBF\xBF", 4}, STR_NONE},    /* U+10FFFF */
    {{"\xF4\x90\x80\x80", 4}, 0},           /* beyond */
    {{"\xF5\x80\x80\x80", 4}, 0},           /* never a lead byte */
    {{"ok\xFF", 3}, 2},                     /* never any byte */
    {{"aaaaaaaaaaaaaaaa\xE6\x96", 18}, 16}, /* after two steps of eight */
};

TEST(finds_the_first_invalid_byte) {
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK_INT(utf8_bad(cases[i].bytes), cases[i].bad);
}

TEST(every_character_goes_there_and_back) {
    for (u32 c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        char bytes[4];
        size_t len = utf8_put(bytes, c), at = 0;
        str s = {bytes, len};
        CHECK_INT(utf8_bad(s), STR_NONE);
        CHECK_INT(utf8_next(s, &at), c);
        CHECK_INT(at, len);
        CHECK_INT(utf8_back(s, len), 0);
    }
}

TEST(walks_back_one_character) {
    str s = S("a文é");
    CHECK_INT(utf8_back(s, s.len), 4);
    CHECK_INT(utf8_back(s, 4), 1);
    CHECK_INT(utf8_back(s, 1), 0);
}

TEST(three_measures) {
    str s = S("(一)串é");
    CHECK_INT(s.len, 10);
    CHECK_INT(utf8_chars(s), 5);
    CHECK_INT(utf8_columns(s), 7);
}

TEST(columns_as_a_terminal_counts) {
    static const struct {
        u32 c;
        int width;
    } of[] = {
        {'a', 1},     {0x4E00, 2}, {0xFF0C, 2}, {0x3000, 2}, {0x201C, 1},   {0x2460, 1},
        {'\t', 0},    {0, 0},      {0x200B, 0}, {0xFEFF, 0}, {0x0301, 0},   {0x20000, 2},
        {0x1F600, 2}, {0x00E9, 1}, {0xFE0F, 0}, {0xAC00, 2}, {0x10FFFF, 1},
    };
    for (size_t i = 0; i < COUNT_OF(of); i++)
        CHECK_INT(utf8_column_width(of[i].c), of[i].width);
}

TEST(cuts_at_characters) {
    CHECK_STR(utf8_cut(S("文明单位"), 2), S("文明"));
    CHECK_STR(utf8_cut(S("ab"), 5), S("ab"));
    CHECK_STR(utf8_fit(S("a文明"), 4), S("a文"));
    CHECK_STR(utf8_fit(S("a文明"), 5), S("a文明"));
    CHECK_STR(utf8_fit(S("文"), 1), S(""));
}

TEST(han_is_told_from_the_rest) {
    CHECK(utf8_is_han(0x6587) && utf8_is_han(0x3007) && utf8_is_han(0x20000));
    CHECK(!utf8_is_han('a') && !utf8_is_han(0xFF0C) && !utf8_is_han(0x3042));
}

TEST(repairs_each_invalid_byte) {
    size_t bad = 0;
    CHECK_STR(utf8_repair(a, S("文\xFF明\xE6\x96"), &bad), S("文\uFFFD明\uFFFD\uFFFD"));
    CHECK_INT(bad, 3);
    CHECK_STR(utf8_repair(a, S("文明"), &bad), S("文明"));
    CHECK_INT(bad, 0);
}

SUITE(utf8_tests, CASE(finds_the_first_invalid_byte), CASE(every_character_goes_there_and_back),
      CASE(walks_back_one_character), CASE(three_measures), CASE(columns_as_a_terminal_counts),
      CASE(cuts_at_characters), CASE(han_is_told_from_the_rest), CASE(repairs_each_invalid_byte))

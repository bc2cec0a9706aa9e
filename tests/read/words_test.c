#include "test.h"

#include "read/words.h"

static str word(const void *table, size_t i) {
    return ((const str *)table)[i];
}

static const str list[] = {T("责任"), T("责任单位"), T("单位"), T(""),
                           T("𠮷日"), T("责任"),     T("a")};

/* The words of a text, in order: "number:word ". */
static str found(struct arena *a, str s) {
    struct words *w = words_make(a, list, COUNT_OF(list), word);
    str all = S("");
    u32 id = 0;
    for (size_t at = 0, len; (len = words_next(w, s, &at, &id)) > 0; at += len)
        all = str_fmt(a, "%.*s%u:%.*s ", STR(all), id, STR(str_sub(s, at, at + len)));
    return all;
}

TEST(the_longest_word_wins) {
    CHECK_STR(found(a, S("明确责任单位,落实责任人")), S("1:责任单位 0:责任 "));
    CHECK_STR(found(a, S("责任单")), S("0:责任 "));
    CHECK_STR(found(a, S("责单位任")), S("2:单位 "));
}

TEST(a_word_that_stands_twice_is_the_first) {
    CHECK_STR(found(a, S("责任责任")), S("0:责任 0:责任 "));
}

TEST(nothing_to_find) {
    u32 id = 99;
    struct words *w = words_make(a, list, COUNT_OF(list), word);
    CHECK_STR(found(a, S("")), S(""));
    CHECK_STR(found(a, S("责")), S(""));
    size_t at = 0;
    CHECK_INT(words_next(w, S("负责"), &at, &id), 0);
    CHECK_INT(at, S("负责").len);
    CHECK_INT(words_at(w, S("人责任"), 0, &id), 0);
    struct words *none = words_make(a, list, 0, word);
    CHECK_INT(words_at(none, S("责任"), 0, &id), 0);
    CHECK_INT(id, 99);
}

TEST(found_where_asked) {
    u32 id = 0;
    struct words *w = words_make(a, list, COUNT_OF(list), word);
    CHECK_INT(words_at(w, S("人责任"), 3, &id), 6);
    CHECK_INT(id, 0);
    CHECK_INT(words_at(w, S("a"), 0, &id), 1);
    CHECK_INT(id, 6);
}

/* Characters beyond the BMP may stand inside a word and in the text; none begins a word. */
TEST(characters_beyond_the_bmp) {
    static const str more[] = {T("吉𠮷"), T("吉")};
    u32 id = 0;
    struct words *w = words_make(a, more, COUNT_OF(more), word);
    CHECK_INT(words_at(w, S("吉𠮷"), 0, &id), 7);
    CHECK_INT(id, 0);
    CHECK_INT(words_at(w, S("吉𠮸"), 0, &id), 3);
    CHECK_INT(id, 1);
    CHECK_STR(found(a, S("𠮷责任𠮷")), S("0:责任 "));
}

SUITE(words_tests, CASE(the_longest_word_wins), CASE(a_word_that_stands_twice_is_the_first),
      CASE(nothing_to_find), CASE(found_where_asked), CASE(characters_beyond_the_bmp))

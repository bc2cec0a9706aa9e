#include "export/term.h"

#include "base/utf8.h"
#include "test.h"

TEST(controls_cannot_reach_the_terminal) {
    CHECK_STR(term_text(a, S("平常的字")), S("平常的字"));
    CHECK_STR(term_text(a, S("a\x1b[31mb")), S("a\xEF\xBF\xBD[31mb"));
    CHECK_STR(term_text(a, S("a\tb\nc")), S("a b c"));
    CHECK_STR(term_text(a, S("a\xE2\x80\xAE"
                             "b")),
              S("a\xEF\xBF\xBD"
                "b")); /* U+202E turns the direction */
    CHECK_STR(term_text(a, S("a\xC2\x9B"
                             "b")),
              S("a\xEF\xBF\xBD"
                "b")); /* U+009B is CSI */
    CHECK_STR(term_text(a, S("")), S(""));
}

static str fold_all(struct arena *a, str text, size_t columns) {
    struct out o = out_open(a);
    while (text.len > 0) {
        str piece = term_fold(&text, columns);
        CHECK(utf8_columns(piece) <= columns || utf8_chars(piece) == 1);
        out_raw(&o, piece);
        out_char(&o, '|');
    }
    return out_str(&o);
}

TEST(folds_by_columns) {
    CHECK_STR(fold_all(a, S("一二三四五"), 4), S("一二|三四|五|"));
    CHECK_STR(fold_all(a, S("一二三四五"), 5), S("一二|三四|五|"));
    CHECK_STR(fold_all(a, S("一二"), 1), S("一|二|"));
    CHECK_STR(fold_all(a, S("plan the work"), 9), S("plan the|work|"));
}

TEST(marks_stay_with_their_text) {
    CHECK_STR(fold_all(a, S("一二三，四"), 6), S("一二|三，四|"));
    CHECK_STR(fold_all(a, S("一二（三）四"), 6), S("一二|（三）|四|"));
    CHECK_STR(fold_all(a, S("到2026-03-05为止"), 10), S("到|2026-03-05|为止|"));
    CHECK_STR(fold_all(a, S("不少于12次"), 8), S("不少于|12次|"));
}

TEST(a_long_word_is_cut) {
    CHECK_STR(fold_all(a, S("abcdefghij"), 4), S("abcd|efgh|ij|"));
    CHECK_STR(fold_all(a, S("，，，，"), 2), S("，|，|，|，|"));
}

TEST(tones_need_colour) {
    struct term plain = {.columns = 80}, coloured = {.columns = 80, .colour = true};
    struct out o = out_open(a);
    term_begin(&o, &plain, TONE_BAD);
    term_end(&o, &plain, TONE_BAD);
    term_strong(&o, &plain);
    CHECK_INT(out_str(&o).len, 0);
    term_begin(&o, &coloured, TONE_BAD);
    term_end(&o, &coloured, TONE_BAD);
    CHECK_STR(out_str(&o), S("\x1b[31m\x1b[0m"));
}

SUITE(term_tests, CASE(controls_cannot_reach_the_terminal), CASE(folds_by_columns),
      CASE(marks_stay_with_their_text), CASE(a_long_word_is_cut), CASE(tones_need_colour))

#include "export/lines.h"

#include "test.h"

TEST(finds_line_and_column) {
    str text = S("一二\n\n三四五\nend");
    struct lines l = lines_of(a, text);
    CHECK_INT(l.n, 4);
    CHECK_INT(lines_line(&l, 0), 1);
    CHECK_INT(lines_line(&l, 6), 1); /* the line end belongs to its line */
    CHECK_INT(lines_line(&l, 7), 2);
    CHECK_INT(lines_line(&l, 8), 3);
    CHECK_INT(lines_column(&l, 14), 3);
    CHECK_STR(lines_text(&l, 11), S("三四五"));
    CHECK_STR(lines_text(&l, 7), S(""));
    CHECK_STR(lines_text(&l, (u32)text.len), S("end"));
}

TEST(an_empty_text_has_one_line) {
    struct lines l = lines_of(a, S(""));
    CHECK_INT(l.n, 1);
    CHECK_INT(lines_line(&l, 0), 1);
    CHECK_STR(lines_text(&l, 0), S(""));
}

TEST(places_are_widened_to_characters) {
    str text = S("一二三");
    span got = lines_snap(text, (span){1, 4});
    CHECK_INT(got.from, 0);
    CHECK_INT(got.to, 6);
    got = lines_snap(text, (span){100, 200});
    CHECK_INT(got.from, 9);
    CHECK_INT(got.to, 9);
}

SUITE(lines_tests, CASE(finds_line_and_column), CASE(an_empty_text_has_one_line),
      CASE(places_are_widened_to_characters))

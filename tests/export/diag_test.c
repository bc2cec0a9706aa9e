#include "export/diag.h"

#include "base/utf8.h"
#include "test.h"

static str print(struct arena *a, str view, struct diag d, size_t columns) {
    struct term t = {.columns = columns, .chinese = true};
    struct lines lines = lines_of(a, view);
    struct out o = out_open(a);
    diag_write(&o, &t, &lines, &d);
    return out_str(&o);
}

static struct diag sample(u32 from, u32 to) {
    return (struct diag){
        .file = S("方案.txt"),
        .line = 2,
        .column = 3,
        .severity = S("warning"),
        .code = S("no-owner"),
        .message = S("没有责任部门"),
        .place = {from, to},
    };
}

TEST(caret_stands_under_chinese) {
    str view = S("标题\n开展读书活动\n");
    CHECK_STR(print(a, view, sample(13, 19), 80),
              S("方案.txt:2:3: warning: 没有责任部门 [no-owner]\n"
                "    开展读书活动\n"
                "        ^~~~\n"));
}

TEST(advice_and_further_places) {
    str view = S("标题\n开展读书活动\n再读\n");
    struct diag d = sample(13, 19);
    span more[] = {{26, 29}, {29, 32}};
    d.advice = S("写明牵头部门。");
    d.more = (spans){more, 2};
    CHECK_STR(print(a, view, d, 80), S("方案.txt:2:3: warning: 没有责任部门 [no-owner]\n"
                                       "    开展读书活动\n"
                                       "        ^~~~\n"
                                       "    建议：写明牵头部门。\n"
                                       "    另见 3:1、3:2\n"));
}

TEST(the_document_as_a_whole_has_no_context) {
    struct diag d = sample(0, 0);
    d.line = d.column = 0;
    CHECK_STR(print(a, S("标题\n"), d, 80), S("方案.txt:1:1: warning: 没有责任部门 [no-owner]\n"));
}

/* The column, from 0, in which a needle stands in a line. */
static size_t column_of(str line, str needle) {
    size_t at = str_find(line, needle, 0);
    assert_true(at != STR_NONE);
    return utf8_columns(str_sub(line, 0, at));
}

TEST(long_lines_are_cut_around_the_place) {
    struct out text = out_open(a);
    for (size_t i = 0; i < 3000; i++)
        out_raw(&text, i == 1500 ? S("XXX") : S("长"));
    str view = out_str(&text);
    static const size_t widths[] = {20, 40, 80, 160};
    for (size_t i = 0; i < COUNT_OF(widths); i++) {
        str rest = print(a, view, sample(4500, 4503), widths[i]), head, context, caret;
        str_line(&rest, &head);
        str_line(&rest, &context);
        str_line(&rest, &caret);
        CHECK(utf8_columns(context) <= widths[i]);
        CHECK_INT(column_of(context, S("XXX")), column_of(caret, S("^~~")));
        CHECK(str_ends(context, S("...")));
    }
}

TEST(a_place_over_several_lines_ends_with_the_first) {
    str view = S("标题\n开展读书活动\n再读\n");
    str text = print(a, view, sample(7, 30), 80);
    CHECK(str_ends(text, S("    ^~~~~~~~~~~~\n")));
}

TEST(bad_places_and_bad_texts_do_no_harm) {
    str view = S("标题\n开\x1b[2J展\n");
    struct diag d = sample(8, 9); /* inside a character */
    d.message = S("含有\x1b[31m控制符");
    str text = print(a, view, d, 80);
    CHECK(str_find(text, S("\x1b"), 0) == STR_NONE);
    print(a, view, sample(5, 4000), 80);
    print(a, view, sample(4000, 5000), 80);
}

SUITE(diag_tests, CASE(caret_stands_under_chinese), CASE(advice_and_further_places),
      CASE(the_document_as_a_whole_has_no_context), CASE(long_lines_are_cut_around_the_place),
      CASE(a_place_over_several_lines_ends_with_the_first),
      CASE(bad_places_and_bad_texts_do_no_harm))

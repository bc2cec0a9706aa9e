#include "doc/pdftext.h"

#include "doc/fixture.h"
#include "test.h"

static str lines_of(struct arena *a, str text) {
    struct ctx c = {.arena = a};
    struct source in = {.name = S(""), .bytes = text, .charset = S(""), .format = FORMAT_PDFTEXT};
    struct doc doc;
    assert_int_equal(doc_read(&c, &in, &doc), OK);
    CHECK_STR(doc.format, S("pdf"));
    return doc_lines(a, &doc);
}

TEST(lines_broken_by_the_edge_are_joined) {
    CHECK_STR(lines_of(a, S("关于工作的方案\n"
                            "为推进文明单位创建工作，进一步提升干部职工\n"
                            "的文明素质，制定本方案。\n"
                            "一、指导思想\n"
                            "（一）坚持以新时代思想为指导，全面贯彻落实党\n"
                            "的二十大精神\n"
                            "二、工作目标\n")),
              S("P page1 关于工作的方案\n"
                "P page1 为推进文明单位创建工作，进一步提升干部职工的文明素质，制定本方案。\n"
                "P page1 一、指导思想\n"
                "P page1 （一）坚持以新时代思想为指导，全面贯彻落实党的二十大精神\n"
                "P page1 二、工作目标\n"));
}

TEST(an_item_an_indent_or_a_blank_line_begins_anew) {
    CHECK_STR(lines_of(a, S("开展学雷锋志愿服务活动\n1.组织道德讲堂每季度一期\n"
                            "  缩进的一行是新的一段\n\n上一段未完也另起一段了\n")),
              S("P page1 开展学雷锋志愿服务活动\nP page1 1.组织道德讲堂每季度一期\n"
                "P page1 缩进的一行是新的一段\nP page1 上一段未完也另起一段了\n"));
}

TEST(what_only_looks_like_an_item_goes_on) {
    CHECK_STR(
        lines_of(
            a, S("工作由领导小组牵头，由各责任部门\n（单位）具体落实，全年投入共计\n2.5万元。\n")),
        S("P page1 工作由领导小组牵头，由各责任部门（单位）具体落实，全年投入共计2.5万元。\n"));
    CHECK_STR(lines_of(a, S("一行写满了而且正好是一句话的末尾。\n后面一行仍然是同一段里的文字\n")),
              S("P page1 一行写满了而且正好是一句话的末尾。后面一行仍然是同一段里的文字\n"));
}

TEST(pages_are_counted_and_their_numbers_dropped) {
    CHECK_STR(
        lines_of(a,
                 S("第一页的文字写到了最后一行的\n\n— 1 —\n\f末尾才结束。\n第 2 页 共 2 页\n\f")),
        S("P page1 第一页的文字写到了最后一行的末尾才结束。\n"));
    CHECK_STR(lines_of(a, S("甲。\n\f乙。\n\f")), S("P page1 甲。\nP page2 乙。\n"));
}

TEST(words_of_latin_letters_get_their_space_back) {
    CHECK_STR(lines_of(a, S("the quick and clever brown fox\njumps over the dog.\n")),
              S("P page1 the quick and clever brown fox jumps over the dog.\n"));
}

SUITE(pdftext_tests, CASE(lines_broken_by_the_edge_are_joined),
      CASE(an_item_an_indent_or_a_blank_line_begins_anew),
      CASE(what_only_looks_like_an_item_goes_on), CASE(pages_are_counted_and_their_numbers_dropped),
      CASE(words_of_latin_letters_get_their_space_back))

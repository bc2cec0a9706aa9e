#include "export/tree.h"

#include "base/utf8.h"
#include "test.h"

TEST(indents_by_depth) {
    struct twig twigs[] = {
        {1, S("一、总体要求"), S("")},
        {2, S("(一)学习教育"), S("（3 项任务）")},
        {40, S("①深"), S("")},
    };
    struct term t = {.columns = 40};
    struct out o = out_open(a);
    tree_write(&o, &t, twigs, COUNT_OF(twigs));
    CHECK_STR(out_str(&o), S("一、总体要求\n"
                             "  (一)学习教育 （3 项任务）\n"
                             "                ①深\n"));
}

TEST(folds_long_headings) {
    struct twig twig = {2, S("深入学习宣传贯彻落实各项要求"), S("（3 项任务）")};
    struct term t = {.columns = 20};
    struct out o = out_open(a);
    tree_write(&o, &t, &twig, 1);
    str rest = out_str(&o), line;
    while (str_line(&rest, &line))
        CHECK(utf8_columns(line) <= 20);
}

SUITE(tree_tests, CASE(indents_by_depth), CASE(folds_long_headings))

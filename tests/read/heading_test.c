/* Rules a, b and c: a line by itself, a run-in heading, flattened text. */
#include "test.h"

#include "read/heading.h"
#include "read/pair.h"
#include "read/shown.h"

TEST(a_line_by_itself) {
    CHECK_OUTLINE(PLAN "一、加强领导,落实责任\n二、成立机构。\n三、健全制度;\n四、加强督查:\n",
                  "一、加强领导,落实责任 [requirement]\n"
                  "二、 [task]\n"
                  "三、 [task]\n"
                  "四、加强督查 [task]\n");
}

TEST(a_run_in_heading_where_every_item_has_one) {
    CHECK_OUTLINE(PLAN "一、主要任务\n1.办好讲堂。每季一期。\n2.办好橱窗:每月一换。\n"
                       "3.办好书屋;按时开放。\n",
                  "一、主要任务 [measures]\n"
                  "  1.办好讲堂 [task]\n"
                  "  2.办好橱窗 [task]\n"
                  "  3.办好书屋 [task]\n");
    CHECK_OUTLINE(PLAN "一、主要任务\n1.办好讲堂。每季一期。\n2.办好橱窗。\n",
                  "一、主要任务 [measures]\n"
                  "  1. [task]\n"
                  "  2. [task]\n");
}

TEST(thirty_characters_and_no_more) {
    CHECK_OUTLINE(PLAN "一、主要任务\n"
                       "1.一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十。正文。\n",
                  "一、主要任务 [measures]\n"
                  "  1.一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十 [task]\n");
    CHECK_OUTLINE(PLAN "一、主要任务\n"
                       "1.一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一。正文。\n",
                  "一、主要任务 [measures]\n"
                  "  1. [task]\n");
}

/* Another list of the document has no say in it. */
TEST(each_list_for_itself) {
    CHECK_OUTLINE(PLAN "一、主要任务\n(一)学习\n1.办好讲堂。每季一期。\n(二)宣传\n1.办好橱窗。\n",
                  "一、主要任务 [measures]\n"
                  "  (一)学习 [measures]\n"
                  "    1.办好讲堂 [task]\n"
                  "  (二)宣传 [measures]\n"
                  "    1. [task]\n");
}

TEST(a_first_clause_may_be_the_whole_item) {
    CHECK_OUTLINE(PLAN "一、主要任务\n1.抓学习。要求如下:一是学原文;二是写笔记。\n",
                  "一、主要任务 [measures]\n"
                  "  1.抓学习 [measures]\n"
                  "    一是学原文 [task]\n"
                  "    二是写笔记 [task]\n");
}

TEST(labels_are_no_headings) {
    CHECK_OUTLINE(PLAN "一、组织领导\n工作职责:\n1.拟定计划。\n2.组织检查。\n其他事项:\n",
                  "一、组织领导 [organisation]\n"
                  "  1. [task]\n"
                  "  2. [task]\n");
}

TEST(subheads_of_an_article) {
#define BODY_1 "村里的变化是一点一滴积累起来的,从一条路到一片院落,"
#define BODY_2 "从一场戏到一次评比,大家心里有了盼头,手上也有了干劲。\n"
#define BODY BODY_1 BODY_2
    CHECK_OUTLINE("让文明之花开满乡村\n" BODY "以文化人润心田\n" BODY "以规立德树新风\n" BODY,
                  "~以文化人润心田 [other]\n"
                  "~以规立德树新风 [other]\n");
    CHECK_OUTLINE("让文明之花开满乡村\n" BODY "记者走访见闻\n" BODY, "");
}

TEST(a_sentence_ends_outside_quotes_and_brackets) {
    static const struct {
        const char *s, *first;
    } sentences[] = {
        {"甲。乙", "甲"},
        {"甲;乙", "甲"},
        {"甲:乙", "甲"},
        {"甲!乙", "甲"},
        {"甲?乙", "甲"},
        {"甲,乙、丙", "甲,乙、丙"},
        {"甲(乙;丙)。丁", "甲(乙;丙)"},
        {"“甲:乙”。丁", "“甲:乙”"},
        {"《甲:乙》;丁", "《甲:乙》"},
        {"甲(乙。丙", "甲(乙"}, /* never closed */
        {"甲乙.丙丁", "甲乙"},
        {"甲2.5丙", "甲2.5丙"},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT_OF(sentences); i++) {
        str s = str_from(sentences[i].s);
        CHECK_STR(str_sub(s, 0, sentence_end(s)), str_from(sentences[i].first));
    }
}

TEST(flattened_headings_are_cut_by_sense) {
    static const struct {
        const char *s, *heading;
    } cuts[] = {
        {"指导思想坚持以人民为中心", "指导思想"},
        {"工作目标到2024年底", "工作目标"},
        {"动员部署(2024年3月)召开动员会", "动员部署(2024年3月)"},
        {"加强队伍建设坚持正确导向", "加强队伍建设"},
        {"提升服务水平要优化流程", "提升服务水平"},
        {"于是大家都来了", ""},
    };
    for (size_t i = 0; i < COUNT_OF(cuts); i++) {
        str s = str_from(cuts[i].s);
        CHECK_STR(str_sub(s, 0, heading_cut(s)), str_from(cuts[i].heading));
    }
}

SUITE(heading_tests, CASE(a_line_by_itself), CASE(a_run_in_heading_where_every_item_has_one),
      CASE(thirty_characters_and_no_more), CASE(each_list_for_itself),
      CASE(a_first_clause_may_be_the_whole_item), CASE(labels_are_no_headings),
      CASE(subheads_of_an_article), CASE(a_sentence_ends_outside_quotes_and_brackets),
      CASE(flattened_headings_are_cut_by_sense))

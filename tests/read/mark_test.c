/* Which markers open an item. */
#include "test.h"

#include "read/pair.h"
#include "read/shown.h"

TEST(inline_lists) {
    CHECK_OUTLINE(PLAN "一、主要任务\n"
                       "1.抓好学习。办好读书班。一是建立制度;二是检查督促。三是通报结果。\n"
                       "2.抓好宣传。办好橱窗。\n",
                  "一、主要任务 [measures]\n"
                  "  1.抓好学习 [measures]\n"
                  "    一是建立制度 [task]\n"
                  "    二是检查督促 [task]\n"
                  "    三是通报结果 [task]\n"
                  "  2.抓好宣传 [task]\n");
    CHECK_OUTLINE(PLAN "一、主要任务\n"
                       "首先,召开会议;其次,签订责任书;最后,检查验收。\n",
                  "一、主要任务 [measures]\n"
                  "  首先,召开会议 [task]\n"
                  "  其次,签订责任书 [task]\n"
                  "  最后,检查验收 [task]\n");
    CHECK_OUTLINE(PLAN "一、主要任务\n"
                       "1.建立制度:(1)例会制度;(2)通报制度。\n"
                       "2.建立队伍:①宣讲队;②志愿队。\n",
                  "一、主要任务 [measures]\n"
                  "  1.建立制度 [measures]\n"
                  "    (1) [task]\n"
                  "    (2) [task]\n"
                  "  2.建立队伍 [measures]\n"
                  "    ① [task]\n"
                  "    ② [task]\n");
}

TEST(inline_marks_of_one_paragraph_start_its_lines_too) {
    CHECK_OUTLINE(PLAN "一、主要任务\n一是召开会议。\n二是签订责任书。\n",
                  "一、主要任务 [measures]\n"
                  "  一是召开会议 [task]\n"
                  "  二是签订责任书 [task]\n");
}

/* A list of one is no list: 一是 may be said of anything. */
TEST(a_single_inline_mark_is_text) {
    CHECK_OUTLINE(PLAN "一、主要任务\n1.目的有二,一是育人,对此要有认识。\n2.抓宣传。\n",
                  "一、主要任务 [measures]\n"
                  "  1. [task]\n"
                  "  2. [task]\n");
}

TEST(numbers_that_open_nothing) {
    CHECK_OUTLINE(PLAN "一、主要任务\n"
                       "1.投入经费,计1.5万元;全长2.5公里。完成3.2项。\n"
                       "2.做到标准统一、程序规范,二、三级网格同步推进。\n",
                  "一、主要任务 [measures]\n"
                  "  1. [task]\n"
                  "  2. [task]\n");
}

TEST(attachment_lists_are_no_items) {
    CHECK_OUTLINE(PLAN "一、主要任务\n1.抓好学习。\n附件:1.领导小组名单\n2.任务分工表\n",
                  "一、主要任务 [measures]\n  1. [task]\n");
    CHECK_OUTLINE(PLAN "一、主要任务\n1.抓好学习。\n附件:1.领导小组名单2.任务分工表3.评分标准\n",
                  "一、主要任务 [measures]\n  1. [task]\n");
}

TEST(an_annex_with_its_text_is_an_item) {
    CHECK_OUTLINE(PLAN "一、主要任务\n1.抓好学习。\n附件1 责任分解\n1.办公室负责协调工作。\n",
                  "一、主要任务 [measures]\n"
                  "  1. [task]\n"
                  "附件1责任分解 [measures]\n"
                  "  1. [task]\n");
}

#define LONG_1 "各部室要把创建工作摆上重要日程,主要负责人亲自抓,分管负责人具体抓,"
#define LONG_2 "定期研究解决工作中的困难,把任务分解到岗位,把责任落实到人员,"
#define LONG_3 "形成上下联动、齐抓共管的工作格局,确保各项任务落到实处"
#define LONG LONG_1 LONG_2 LONG_3

/* The whole document on one line: markers are found after sentence ends, OCR points, or nothing. */
TEST(flattened_text) {
    CHECK_OUTLINE("关于开展2024年创建工作的意见一、指导思想" LONG "。" LONG
                  ".二、主要任务(一)加强领导。" LONG "。(二)加强宣传。" LONG
                  "。三、保障措施1.落实经费。" LONG "。2.落实人员。" LONG "。",
                  "一、指导思想 [guiding]\n"
                  "二、主要任务 [measures]\n"
                  "  (一)加强领导 [task]\n"
                  "  (二)加强宣传 [task]\n"
                  "三、保障措施 [requirement]\n"
                  "  1.落实经费 [requirement]\n"
                  "  2.落实人员 [requirement]\n");
}

TEST(words_of_flattened_text_are_no_markers) {
    CHECK_OUTLINE("关于开展2024年创建工作的意见一、指导思想" LONG
                  "。二、主要任务(一)加强领导。" LONG "统一、规范、有序" LONG
                  "。(二)加强宣传。" LONG "。" LONG "。",
                  "一、指导思想 [guiding]\n"
                  "二、主要任务 [measures]\n"
                  "  (一)加强领导 [task]\n"
                  "  (二)加强宣传 [task]\n");
}

TEST(papers_below_a_lone_attachment_line) {
    CHECK_OUTLINE(PLAN "一、主要任务\n1.开展培训。\n附件：\n1.领导小组名单\n2.任务分工表\n",
                  "一、主要任务 [measures]\n  1. [task]\n");
}

TEST(a_calendar_and_labels_are_chapters) {
    CHECK_OUTLINE(PLAN
                  "指导思想：\n以人为本，提高素质。\n活动安排\n三月：\n1、植树\n四月：\n1、扫墓\n",
                  "~指导思想 [guiding]\n~活动安排 [phase]\n  ~三月 [phase]\n    1、植树 [phase]\n"
                  "  ~四月 [phase]\n    1、扫墓 [phase]\n");
}

SUITE(mark_tests, CASE(inline_lists), CASE(inline_marks_of_one_paragraph_start_its_lines_too),
      CASE(a_single_inline_mark_is_text), CASE(numbers_that_open_nothing),
      CASE(attachment_lists_are_no_items), CASE(an_annex_with_its_text_is_an_item),
      CASE(flattened_text), CASE(words_of_flattened_text_are_no_markers),
      CASE(papers_below_a_lone_attachment_line), CASE(a_calendar_and_labels_are_chapters))

/* Levels come from the nesting of the document, not from the style of a marker. */
#include "test.h"

#include "read/pair.h"
#include "read/shown.h"

TEST(the_customary_order) {
    CHECK_OUTLINE(PLAN "一、主要任务\n(一)学习\n1.党员\n(1)集中\n①每月一次。\n②做好记录。\n"
                       "(2)自学\n2.职工\n(二)宣传\n二、保障措施\n",
                  "一、主要任务 [measures]\n"
                  "  (一)学习 [measures]\n"
                  "    1.党员 [measures]\n"
                  "      (1)集中 [measures]\n"
                  "        ① [task]\n"
                  "        ② [task]\n"
                  "      (2)自学 [task]\n"
                  "    2.职工 [task]\n"
                  "  (二)宣传 [task]\n"
                  "二、保障措施 [requirement]\n");
}

TEST(the_style_is_not_the_level) {
    CHECK_OUTLINE(PLAN "1.主要任务\n(一)抓学习。\n(二)抓宣传。\n2.保障措施\n",
                  "1.主要任务 [measures]\n"
                  "  (一) [task]\n"
                  "  (二) [task]\n"
                  "2.保障措施 [requirement]\n");
    CHECK_OUTLINE(PLAN "(一)主要任务\n1.抓学习。\n2.抓宣传。\n(二)保障措施\n",
                  "(一)主要任务 [measures]\n"
                  "  1. [task]\n"
                  "  2. [task]\n"
                  "(二)保障措施 [requirement]\n");
    CHECK_OUTLINE(PLAN "第一部分 主要任务\n一、抓学习\n二、抓宣传\n第二部分 保障措施\n",
                  "第一部分主要任务 [measures]\n"
                  "  一、抓学习 [task]\n"
                  "  二、抓宣传 [task]\n"
                  "第二部分保障措施 [requirement]\n");
}

TEST(a_level_may_be_left_out) {
    CHECK_OUTLINE(PLAN
                  "一、主要任务\n1.抓学习。\n2.抓宣传。\n二、工作举措\n(一)抓队伍\n1.抓培训。\n",
                  "一、主要任务 [measures]\n"
                  "  1. [task]\n"
                  "  2. [task]\n"
                  "二、工作举措 [measures]\n"
                  "  (一)抓队伍 [measures]\n"
                  "    1. [task]\n");
}

TEST(numbers_run_on_over_sections) {
    CHECK_OUTLINE(PLAN
                  "一、主要任务\n1.抓学习。\n2.抓宣传。\n二、工作举措\n3.抓队伍。\n4.抓阵地。\n",
                  "一、主要任务 [measures]\n"
                  "  1. [task]\n"
                  "  2. [task]\n"
                  "二、工作举措 [measures]\n"
                  "  3. [task]\n"
                  "  4. [task]\n");
    CHECK_OUTLINE(PLAN "一、主要任务\n(一)抓学习。\n二、工作举措\n(二)抓队伍。\n",
                  "一、主要任务 [measures]\n"
                  "  (一) [task]\n"
                  "二、工作举措 [measures]\n"
                  "  (二) [task]\n");
}

TEST(numbers_begin_again) {
    CHECK_OUTLINE(PLAN "一、主要任务\n(一)学习\n1.党员。\n2.职工。\n(二)宣传\n1.橱窗。\n2.网站。\n",
                  "一、主要任务 [measures]\n"
                  "  (一)学习 [measures]\n"
                  "    1. [task]\n"
                  "    2. [task]\n"
                  "  (二)宣传 [measures]\n"
                  "    1. [task]\n"
                  "    2. [task]\n");
}

TEST(delimiters_may_change_within_a_list) {
    CHECK_OUTLINE(PLAN "一、主要任务\n1．抓学习。\n2、抓宣传。\n3.抓队伍。\n二.保障措施\n",
                  "一、主要任务 [measures]\n"
                  "  1. [task]\n"
                  "  2、 [task]\n"
                  "  3. [task]\n"
                  "二.保障措施 [requirement]\n");
}

TEST(a_heading_that_lost_its_number_keeps_its_place) {
    CHECK_OUTLINE(PLAN "一、主要任务\n1.抓学习。\n工作举措\n1.抓队伍。\n三、保障措施\n",
                  "一、主要任务 [measures]\n"
                  "  1. [task]\n"
                  "~工作举措 [measures]\n"
                  "  1. [task]\n"
                  "三、保障措施 [requirement]\n");
    CHECK_OUTLINE(PLAN "一、主要任务\n(一)抓学习\n1.集中学。\n抓宣传活动\n1.办橱窗。\n(三)抓队伍\n",
                  "一、主要任务 [measures]\n"
                  "  (一)抓学习 [measures]\n"
                  "    1. [task]\n"
                  "  ~抓宣传活动 [measures]\n"
                  "    1. [task]\n"
                  "  (三)抓队伍 [task]\n");
}

TEST(duplicate_numbers_stay) {
    CHECK_OUTLINE(PLAN "一、主要任务\n1.抓学习。\n2.抓宣传。\n2.抓队伍。\n3.抓阵地。\n",
                  "一、主要任务 [measures]\n"
                  "  1. [task]\n"
                  "  2. [task]\n"
                  "  2. [task]\n"
                  "  3. [task]\n");
}

TEST(lead_ins_of_a_summary_open_sections) {
    CHECK_OUTLINE("某馆2023年工作总结\n一、主要工作\n1.办好讲堂。全年办讲堂4期。\n"
                  "回顾一年的工作,还存在一些不足:一是队伍不强;二是阵地不多。\n"
                  "下一步,我们将做好以下工作:一是建强队伍;二是建好阵地。\n",
                  "一、主要工作 [result]\n"
                  "  1.办好讲堂 [result]\n"
                  "~不足 [problem]\n"
                  "  一是队伍不强 [problem]\n"
                  "  二是阵地不多 [problem]\n"
                  "~下一步 [next]\n"
                  "  一是建强队伍 [task]\n"
                  "  二是建好阵地 [task]\n");
}

SUITE(nest_tests, CASE(the_customary_order), CASE(the_style_is_not_the_level),
      CASE(a_level_may_be_left_out), CASE(numbers_run_on_over_sections), CASE(numbers_begin_again),
      CASE(delimiters_may_change_within_a_list),
      CASE(a_heading_that_lost_its_number_keeps_its_place), CASE(duplicate_numbers_stay),
      CASE(lead_ins_of_a_summary_open_sections))

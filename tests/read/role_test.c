#include "test.h"

#include "read/pair.h"
#include "read/shown.h"

TEST(a_plan_from_end_to_end) {
    CHECK_OUTLINE(PLAN
                  "一、背景\n二、总体要求\n(一)指导思想\n(二)工作目标\n三、组织机构\n四、重点任务\n"
                  "(一)抓学习\n五、进度安排\n六、保障措施\n(一)加强领导\n七、奖惩\n",
                  "一、背景 [background]\n"
                  "二、总体要求 [guiding]\n"
                  "  (一)指导思想 [guiding]\n"
                  "  (二)工作目标 [goal]\n"
                  "三、组织机构 [organisation]\n"
                  "四、重点任务 [measures]\n"
                  "  (一)抓学习 [task]\n"
                  "五、进度安排 [phase]\n"
                  "六、保障措施 [requirement]\n"
                  "  (一)加强领导 [requirement]\n"
                  "七、奖惩 [other]\n");
}

TEST(phases_are_told_by_what_they_hold) {
    CHECK_OUTLINE(PLAN
                  "一、工作部署\n第一阶段:动员(3月)。召开会议。\n第二阶段:实施(4月)。开展活动。\n",
                  "一、工作部署 [phase]\n"
                  "  第一阶段:动员(3月) [phase]\n"
                  "  第二阶段:实施(4月) [phase]\n");
}

TEST(a_section_without_items_is_itself_the_task) {
    CHECK_OUTLINE(PLAN "一、开展宣传活动。由工会负责。\n二、开展志愿服务。由团委负责。\n",
                  "一、开展宣传活动 [task]\n"
                  "二、开展志愿服务 [task]\n");
}

TEST(duties_are_tasks_and_rosters_are_not) {
    CHECK_OUTLINE(PLAN "一、组织领导\n(一)领导小组\n组长:王一\n成员:李二\n(二)部门职责\n"
                       "1.办公室负责日常协调。\n2.财务科负责经费保障。\n",
                  "一、组织领导 [organisation]\n"
                  "  (一)领导小组 [organisation]\n"
                  "  (二)部门职责 [organisation]\n"
                  "    1. [task]\n"
                  "    2. [task]\n");
}

TEST(a_summary_reports) {
    CHECK_OUTLINE(
        "某馆2023年工作总结\n一、加强领导,落实责任\n(一)抓学习。学习12次。\n二、存在问题\n"
        "(一)队伍不强\n三、2024年工作安排\n(一)建强队伍\n",
        "一、加强领导,落实责任 [result]\n"
        "  (一)抓学习 [result]\n"
        "二、存在问题 [problem]\n"
        "  (一)队伍不强 [problem]\n"
        "三、2024年工作安排 [next]\n"
        "  (一)建强队伍 [task]\n");
}

TEST(an_article_gives_no_tasks) {
    struct paper p =
        paper_of(a, "a.txt", "创建工作的思考\n一、加强领导\n1.各单位要重视。\n二、抓好落实\n");
    CHECK_STR(shown_outline(a, p.facts),
              S("一、加强领导 [other]\n  1. [other]\n二、抓好落实 [other]\n"));
    CHECK_INT(p.facts->tasks.n, 0);
}

TEST(scope_and_content_of_inspection_are_no_tasks) {
    CHECK_TASKS(PLAN "一、检查范围\n(一)机关各科室。\n(二)直属各单位。\n二、检查内容\n"
                     "(一)学习情况。\n(二)台账情况。\n三、奖惩办法\n(一)评为优秀的通报表扬。\n",
                "");
}

TEST(problems_stay_problems_beside_next_steps) {
    struct paper p = paper_of(a, "a.txt",
                              "某局2023年工作总结\n一、工作成效\n开展了活动。\n"
                              "二、存在的不足及下一步打算\n(一)存在的不足\n1.学习不深。\n"
                              "(二)下一步打算\n1.开展培训。\n");
    CHECK_STR(shown_tasks(a, p.facts), S("二/(二)/1 开展培训。\n"));
}

TEST(a_goal_that_somebody_answers_for_is_a_task) {
    CHECK_TASKS(PLAN "一、预期目标\n1.就诊满意率达到95%。\n牵头单位：医务科\n责任单位：各科室\n"
                     "2.提升服务水平。\n",
                "一/1 就诊满意率达到95%。牵头单位 owners=医务科 co=各科室 amounts=95%\n"
                "一/2 提升服务水平。\n");
}

SUITE(role_tests, CASE(a_plan_from_end_to_end), CASE(phases_are_told_by_what_they_hold),
      CASE(a_section_without_items_is_itself_the_task), CASE(duties_are_tasks_and_rosters_are_not),
      CASE(a_summary_reports), CASE(an_article_gives_no_tasks),
      CASE(scope_and_content_of_inspection_are_no_tasks),
      CASE(problems_stay_problems_beside_next_steps),
      CASE(a_goal_that_somebody_answers_for_is_a_task))

/* Tasks: which items are, and what comes to them from the lines around them. */
#include "test.h"

#include "read/pair.h"
#include "read/shown.h"

TEST(a_period_comes_from_the_nearest_heading) {
    CHECK_TASKS(PLAN "一、工作步骤\n"
                     "(一)动员阶段(2月—3月)\n1.召开会议。\n2.4月底前签订责任书。\n"
                     "(二)实施阶段\n时间:4月至10月\n1.开展活动。\n2.6月至7月开展培训。\n"
                     "(三)总结阶段\n1.总结经验。\n",
                "一/(一)/1 召开会议。 period=2024-02..2024-03\n"
                "一/(一)/2 4月底前签订责任书。 due=2024-04 period=2024-02..2024-03\n"
                "一/(二)/1 开展活动。 period=2024-04..2024-10\n"
                "一/(二)/2 6月至7月开展培训。 period=2024-06..2024-07\n"
                "一/(三)/1 总结经验。\n");
}

TEST(a_period_of_the_whole_document_is_not_inherited) {
    CHECK_TASKS("某馆2024年工作方案(2024年3月至10月)\n一、主要任务\n1.召开会议。\n",
                "一/1 召开会议。\n");
}

TEST(a_tail_on_a_line_of_its_own_counts_for_the_list) {
    CHECK_TASKS(PLAN "一、主要任务\n(一)抓学习\n1.集中学。\n2.个人学。\n责任单位:办公室、工会\n"
                     "(二)抓宣传\n1.办橱窗。\n",
                "一/(一)/1 集中学。 owners=办公室|工会\n"
                "一/(一)/2 个人学。责任单位:办公室、工会 owners=办公室|工会\n"
                "一/(二)/1 办橱窗。\n");
}

TEST(a_tail_behind_the_last_inline_item_counts_for_all) {
    CHECK_TASKS(PLAN "一、主要任务\n1.抓学习。要求如下:一是学原文;二是写笔记;三是谈体会。"
                     "(责任单位:党支部)\n2.抓宣传。办橱窗。\n",
                "一/1/一是 学原文; owners=党支部\n"
                "一/1/二是 写笔记; owners=党支部\n"
                "一/1/三是 谈体会。(责任单位:党支部) owners=党支部\n"
                "一/2 抓宣传。办橱窗。\n");
}

TEST(a_tail_of_each_item_is_its_own) {
    CHECK_TASKS(PLAN "一、主要任务\n1.集中学。责任单位:党支部\n2.个人学。责任单位:工会\n",
                "一/1 集中学。责任单位:党支部 owners=党支部\n"
                "一/2 个人学。责任单位:工会 owners=工会\n");
}

TEST(a_unit_as_label_names_the_owner) {
    CHECK_TASKS(PLAN "一、职责分工\n1.办公室:拟定方案;组织协调;检查督促。\n2.财务科:保障经费。\n",
                "一/1 办公室:拟定方案;组织协调;检 owners=办公室\n"
                "一/2 财务科:保障经费。 owners=财务科\n");
}

/* What a lead-in promises is told by the items below it. */
TEST(lead_ins_are_no_tasks) {
    CHECK_TASKS(PLAN "一、主要任务\n全年要完成10项任务。\n(一)抓学习。各科室要在3月底前制定计划。\n"
                     "1.集中学12次。\n2.个人学。\n",
                "一/(一)/1 集中学12次。 amounts=12次\n"
                "一/(一)/2 个人学。\n");
}

TEST(sections_and_phases_without_items_are_leaves) {
    CHECK_TASKS(PLAN
                "一、开展宣传\n由工会办好橱窗。\n二、工作步骤\n第一阶段:动员(3月)。召开会议。\n",
                "一 开展宣传由工会办好橱窗。 owners=工会\n"
                "二/第一阶段 动员(3月)。召开会议。 period=2024-03..2024-03\n");
}

TEST(next_steps_of_a_summary_are_tasks) {
    CHECK_TASKS("某馆2023年工作总结\n一、主要工作\n1.办好讲堂。全年办讲堂4期。\n"
                "下一步,我们将做好以下工作:一是建强队伍;二是办好阵地。\n",
                "下一步/一是 建强队伍;\n下一步/二是 办好阵地。\n");
}

TEST(no_tasks_in_articles_principles_and_rosters) {
    CHECK_TASKS("创建工作的思考\n一、要加强领导\n1.各单位要重视。\n", "");
    CHECK_TASKS(PLAN "一、基本原则\n(一)坚持以人为本。\n二、创建目标\n(一)建成文明单位。\n"
                     "三、组织领导\n(一)领导小组\n组长:王一\n",
                "");
}

TEST(titles_are_cited_once_each) {
    CHECK_TASKS(PLAN
                "一、主要任务\n1.对照《测评体系》和《关于〈创建办法〉的通知》,用好《测评体系》。\n",
                "一/1 对照《测评体系》和《关于〈创建 cites=测评体系|关于〈创建办法〉的通知\n");
}

TEST(sections_and_confidence) {
    struct paper p = paper_of(a, "a.txt",
                              PLAN "一、主要任务\n1.由办公室召开会议2次。\n二、工作要求\n"
                                   "1.统一思想,提高认识。\n2.各科室要报送信息。\n");
    const struct task_fact *t = p.facts->tasks.v;
    CHECK_INT(p.facts->tasks.n, 3);
    CHECK_STR(t[0].section, S("measures"));
    CHECK_STR(t[1].section, S("requirement"));
    CHECK(t[1].confidence < t[0].confidence); /* an attitude */
    CHECK(t[1].confidence < t[2].confidence);
    CHECK(task_is_attitude(&t[1]) && !task_is_attitude(&t[2]) && !task_is_attitude(&t[0]));
}

SUITE(task_tests, CASE(a_period_comes_from_the_nearest_heading),
      CASE(a_period_of_the_whole_document_is_not_inherited),
      CASE(a_tail_on_a_line_of_its_own_counts_for_the_list),
      CASE(a_tail_behind_the_last_inline_item_counts_for_all), CASE(a_tail_of_each_item_is_its_own),
      CASE(a_unit_as_label_names_the_owner), CASE(lead_ins_are_no_tasks),
      CASE(sections_and_phases_without_items_are_leaves), CASE(next_steps_of_a_summary_are_tasks),
      CASE(no_tasks_in_articles_principles_and_rosters), CASE(titles_are_cited_once_each),
      CASE(sections_and_confidence))

#include "test.h"

#include "read/pair.h"
#include "read/shown.h"
#include "read/verdict.h"

TEST(year_mismatch) {
    static const struct verdict v[] = {
        {"2024年创建工作实施方案\n2023年创建工作实施方案\n一、主要任务\n1.由工会办橱窗。\n", true,
         "two titles"},
        {PLAN "为做好工作,制定2023年工作方案。\n一、主要任务\n1.由工会办橱窗。\n", true,
         "the text gives itself another year"},
        {PLAN "为做好工作,制定2024年工作方案。\n一、主要任务\n1.由工会办橱窗。\n", false,
         "the same year"},
        {PLAN "2023年我馆获得县级文明单位称号。\n一、主要任务\n1.由工会办橱窗。\n", false,
         "last year may be told of"},
        {"某馆2023-2025年规划\n为做好工作,制定2024年任务。\n一、主要任务\n1.由工会办橱窗。\n",
         false, "a year within the span"},
    };
    CHECK_VERDICTS("year-mismatch", v);
}

TEST(goal_conflict) {
    static const struct verdict v[] = {
        {PLAN "一、创建目标\n在获得省级文明单位的基础上,创建省级文明单位。\n", true,
         "the level is held already"},
        {PLAN "一、创建目标\n在获得市级文明单位的基础上,创建省级文明单位。\n", false,
         "one level higher"},
        {PLAN "一、创建目标\n保持省级文明单位称号。\n", false, "to keep it"},
        {"某馆2023年工作总结\n一、主要工作\n获得省级文明单位称号,继续创建省级文明单位。\n", false,
         "a report tells how it went"},
    };
    CHECK_VERDICTS("goal-conflict", v);
}

TEST(numbering_gap) {
    static const struct verdict v[] = {
        {PLAN "一、主要任务\n1.办橱窗。\n2.办书屋。\n4.办讲堂。\n", true, "three is missing"},
        {PLAN "一、主要任务\n1.办橱窗。\n2.办书屋。\n2.办讲堂。\n", true, "two stands twice"},
        {PLAN "一、主要任务\n1.办橱窗。\n工作举措\n1.办书屋。\n三、保障措施\n1.保经费。\n", true,
         "a heading lost its number"},
        {PLAN "一、主要任务\n1.办橱窗。\n2.办书屋。\n二、工作举措\n3.办讲堂。\n", false,
         "numbers run on over sections"},
        {PLAN "一、主要任务\n1.办橱窗。\n二、工作举措\n1.办讲堂。\n", false, "numbers begin again"},
        {PLAN "一、主要任务\n首先,办橱窗;其次,办书屋;最后,办讲堂。\n", false,
         "首先 to 最后 needs no 再次"},
    };
    CHECK_VERDICTS("numbering-gap", v);
}

#define LONG_SENTENCE "组织全体职工开展爱国卫生运动和清洁整治活动。\n"

TEST(duplicate_clause) {
    static const struct verdict v[] = {
        {PLAN "一、主要任务\n1." LONG_SENTENCE "2." LONG_SENTENCE, true, "the same sentence twice"},
        {PLAN "一、主要任务\n1." LONG_SENTENCE "2.组织全体党员开展爱国卫生运动和清洁整治活动。\n",
         false, "one word differs"},
        {PLAN "一、主要任务\n1.召开会议。\n2.召开会议。\n", false, "too short to be a copy"},
        {PLAN "一、主要任务\n1.增强四个意识、坚定四个自信、做到两个维护,抓好学习教育。\n"
              "2.增强四个意识、坚定四个自信、做到两个维护,抓好学习教育。\n",
         false, "set phrases recur"},
        {PLAN "一、主要任务\n1.办橱窗。责任单位:办公室、宣传科、机关工会委员会\n"
              "2.办书屋。责任单位:办公室、宣传科、机关工会委员会\n",
         false, "the same owners"},
    };
    CHECK_VERDICTS("duplicate-clause", v);
}

TEST(missing_part) {
    static const struct verdict v[] = {
        {PLAN "一、主要任务\n1.由工会办橱窗。\n", true, "nothing but tasks"},
        {"某馆文件\n某发〔2024〕3号\n" PLAN
         "一、组织领导\n组长:王小一\n二、工作步骤\n第一阶段:动员(3月)。召开会议。\n"
         "三、保障措施\n1.落实专项经费。\n某馆\n2024年3月1日\n",
         false, "all that a plan has"},
        {"某馆2023年工作总结\n一、主要工作\n1.办讲堂。全年办讲堂4期。\n二、下一步打算\n1."
         "办书屋。\n",
         false, "a report needs no roster"},
    };
    CHECK_VERDICTS("missing-part", v);
}

TEST(no_tasks) {
    static const struct verdict v[] = {
        {"创建工作的思考\n近年来,创建工作不断深入。\n", true, "an article"},
        {PLAN "为了做好工作,现制定本方案。\n", true, "a plan without numbers"},
        {PLAN "一、主要任务\n1.由工会办橱窗。\n", false, "one task is enough"},
    };
    CHECK_VERDICTS("no-tasks", v);
}

/* A clean document gets no line at all. */
TEST(nothing_to_say) {
    struct paper p =
        paper_of(a, "a.txt",
                 "某馆文件\n某发〔2024〕3号\n" PLAN "一、组织领导\n组长:王小一\n二、主要任务\n"
                 "1.由工会每季度办橱窗1期。\n2.由办公室于3月底前召开动员会。\n三、保障措施\n"
                 "1.由财务科于2月底前落实专项经费。\n某馆\n2024年1月5日\n");
    CHECK_STR(shown_codes(a, p.facts), S(""));
}

TEST(the_worst_comes_first) {
    struct paper p = paper_of(a, "a.txt",
                              "某馆200年创建方案\n发布时间:2024-03-01\n一、组织领导\nXXX任组长。\n"
                              "二、主要任务\n1.定期召开会议。\n3.办好橱窗。\n");
    CHECK_STR(shown_codes(a, p.facts),
              S("lost-digits template-residue no-owner no-deadline numbering-gap weak-task "
                "vague-cadence missing-part not-part-of-document"));
}

SUITE(check_plan_tests, CASE(year_mismatch), CASE(goal_conflict), CASE(numbering_gap),
      CASE(duplicate_clause), CASE(missing_part), CASE(no_tasks), CASE(nothing_to_say),
      CASE(the_worst_comes_first))

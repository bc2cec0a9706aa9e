#include "test.h"

#include "read/pair.h"
#include "read/shown.h"
#include "read/verdict.h"

TEST(no_owner) {
    static const struct verdict v[] = {
        {PLAN "一、主要任务\n1.召开会议2次。\n2.由工会办好橱窗。\n", true, "one task names nobody"},
        {PLAN "一、主要任务\n1.由办公室召开会议2次。\n2.由工会办好橱窗。\n", false,
         "every task names somebody"},
        {PLAN "一、主要任务\n1.由工会办好橱窗。\n二、工作要求\n1.统一思想,提高认识。\n", false,
         "an attitude needs no owner"},
        {PLAN "一、主要任务\n1.办好橱窗。\n2.办好书屋。\n责任单位:工会\n", false,
         "a tail counts for the list"},
        {"创建工作的思考\n要加强领导。\n", false, "an article has no tasks"},
    };
    CHECK_VERDICTS("no-owner", v);
}

TEST(no_deadline) {
    static const struct verdict v[] = {
        {PLAN "一、主要任务\n1.由办公室召开会议。\n2.由工会办好橱窗,6月底前完成。\n", true,
         "one task has no time"},
        {PLAN "一、主要任务\n1.由办公室每季度召开会议。\n2.由工会办好橱窗,6月底前完成。\n", false,
         "a cadence is a time"},
        {PLAN "一、工作步骤\n(一)动员阶段(3月)\n1.召开会议。\n", false, "a period is a time"},
        {PLAN "一、主要任务\n1.由工会办好橱窗,6月底前完成。\n二、工作要求\n1.统一思想,提高认识。\n",
         false, "an attitude needs no time"},
    };
    CHECK_VERDICTS("no-deadline", v);
}

TEST(weak_task) {
    static const struct verdict v[] = {
        {PLAN "一、主要任务\n1.加强人文环境,做到内在素质与外在形象相统一。\n", true,
         "nothing that could be checked"},
        {PLAN "一、主要任务\n1.加强人文环境,办好橱窗3期。\n", false, "an amount"},
        {PLAN "一、主要任务\n1.由工会负责加强人文环境。\n", false, "somebody answers for it"},
        {PLAN "一、主要任务\n1.召开动员大会。\n", false, "a deed that leaves a trace"},
        {PLAN "一、工作要求\n1.统一思想,提高认识。\n", false,
         "requirements are attitudes by nature"},
    };
    CHECK_VERDICTS("weak-task", v);
}

TEST(vague_cadence) {
    static const struct verdict v[] = {
        {PLAN "一、主要任务\n1.由办公室定期召开例会。\n", true, "定期"},
        {PLAN "一、主要任务\n1.由办公室定期召开例会,每季度1次。\n", false, "told how often"},
        {PLAN "一、指导思想\n定期分析形势。\n二、主要任务\n1.由办公室召开例会。\n", false,
         "not said of a task"},
        {PLAN "一、主要任务\n1.由办公室不断改进服务。\n", false, "不断 is no rhythm"},
    };
    CHECK_VERDICTS("vague-cadence", v);
}

#define ITEM(n, text) n ".由办公室召开会议," text "前完成。\n"

TEST(uneven_year) {
    static const struct verdict v[] = {
        {PLAN "一、主要任务\n" ITEM("1", "12月底") ITEM("2", "12月底") ITEM("3", "11月底")
             ITEM("4", "10月底") ITEM("5", "3月底"),
         true, "four of five in the last quarter"},
        {PLAN "一、主要任务\n" ITEM("1", "12月底") ITEM("2", "12月底") ITEM("3", "6月底")
             ITEM("4", "4月底") ITEM("5", "3月底"),
         false, "two of five"},
        {PLAN "一、主要任务\n" ITEM("1", "12月底") ITEM("2", "12月底") ITEM("3", "11月底"), false,
         "too few to judge"},
        {PLAN "一、主要任务\n1.由办公室召开会议。\n2.由工会办橱窗。\n3.由团委办书屋。\n"
              "4.由妇联办讲堂。\n5.由工会办比赛。\n",
         true, "no date at all: it says that it cannot judge"},
        {PLAN "一、工作步骤\n(一)动员阶段(3月—4月)\n1.召开会议。\n2.签订责任书。\n3.开展宣传。\n"
              "(二)实施阶段(4月—10月)\n1.开展活动。\n2.开展检查。\n3.开展培训。\n",
         false, "stages share a month and begin early"},
    };
    CHECK_VERDICTS("uneven-year", v);
    struct paper p = paper_of(a, "a.txt", v[3].text);
    const struct diagnostic *d = p.facts->diagnostics.v;
    for (size_t i = 0; i < p.facts->diagnostics.n; i++)
        if (str_eq(d[i].code, S("uneven-year")))
            CHECK(str_has(d[i].message, S("无法判断")));
}

#define SUMMARY "某馆2023年工作总结\n一、主要工作\n1.办讲堂。全年办讲堂4期。\n二、存在问题\n"

TEST(problem_without_step) {
    static const struct verdict v[] = {
        {SUMMARY "1.档案资料归集不及时。\n三、下一步打算\n1.开展文体活动。\n", true,
         "no step fits"},
        {SUMMARY "1.档案资料归集不及时。\n三、下一步打算\n1.及时归集档案资料。\n", false,
         "the step takes it up"},
        {SUMMARY "1.档案资料归集不及时。\n", false, "no steps at all: nothing to compare with"},
    };
    CHECK_VERDICTS("problem-without-step", v);
}

/* Similar places are one line, which names how many. */
TEST(one_line_a_finding) {
    struct paper p =
        paper_of(a, "a.txt", PLAN "一、主要任务\n1.召开会议。\n2.办好橱窗。\n3.办好书屋。\n");
    const struct diagnostic *d = p.facts->diagnostics.v;
    size_t n = 0;
    for (size_t i = 0; i < p.facts->diagnostics.n; i++) {
        if (!str_eq(d[i].code, S("no-owner")))
            continue;
        n++;
        CHECK_STR(d[i].message, S("3 项任务都没有写明责任部门"));
        CHECK_INT(d[i].more.n, 2);
        CHECK_INT(d[i].line, 3);
        CHECK_INT(d[i].column, 1);
    }
    CHECK_INT(n, 1);
}

SUITE(check_task_tests, CASE(no_owner), CASE(no_deadline), CASE(weak_task), CASE(vague_cadence),
      CASE(uneven_year), CASE(problem_without_step), CASE(one_line_a_finding))

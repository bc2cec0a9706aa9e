/* Ledgers: one row of the finest column is one task. */
#include "test.h"

#include "read/pair.h"
#include "read/shown.h"

static str tasks_of(struct arena *a, const char *name, const char *text) {
    return shown_tasks(a, paper_of(a, name, text).facts);
}

TEST(a_plain_table) {
    CHECK_STR(tasks_of(a, "a.csv",
                       "序号,工作任务,牵头部门,配合部门,完成时限\n"
                       "1,举办讲堂4期,工会,团委、妇联,6月底前\n"
                       "2,修订《管理办法》,办公室,,2024年3月\n"),
              S("表1/1 举办讲堂4期 owners=工会 co=团委|妇联 due=XXXX-06 amounts=4期\n"
                "表1/2 修订《管理办法》 owners=办公室 due=2024-03 cites=管理办法\n"));
}

TEST(without_numbers_rows_are_counted) {
    CHECK_STR(tasks_of(a, "a.csv", "工作任务,责任部门\n召开会议,办公室\n办好橱窗,工会\n"),
              S("表1/1 召开会议 owners=办公室\n表1/2 办好橱窗 owners=工会\n"));
}

TEST(a_header_of_two_rows) {
    CHECK_STR(tasks_of(a, "a.html",
                       "<table><tr><th rowspan=2>序号</th><th rowspan=2>工作任务</th>"
                       "<th colspan=2>责任</th></tr><tr><th>牵头部门</th><th>配合部门</th></tr>"
                       "<tr><td>1</td><td>召开会议</td><td>办公室</td><td>工会</td></tr></table>"),
              S("表1/1 召开会议 owners=办公室 co=工会\n"));
}

#define ROW(n, task, who) "<tr><td>" n "</td><td>" task "</td><td>" who "</td></tr>"
#define HEAD "<tr><th>序号</th><th>工作任务</th><th>责任部门</th></tr>"
#define SECTION(text) "<tr><td colspan=3>" text "</td></tr>"

TEST(section_rows_add_their_number) {
    struct paper p = paper_of(a, "a.html",
                              "<table>" HEAD SECTION("一、抓学习") ROW("1", "召开会议", "办公室")
                                  SECTION("二、抓宣传") ROW("2", "办好橱窗", "工会") "</table>");
    CHECK_STR(shown_tasks(a, p.facts), S("表1/一/1 召开会议 owners=办公室\n"
                                         "表1/二/2 办好橱窗 owners=工会\n"));
    CHECK_STR(shown_outline(a, p.facts), S("一、抓学习 [measures]\n二、抓宣传 [measures]\n"));
    const struct task_fact *t = p.facts->tasks.v;
    CHECK_STR(t[0].section, S("row"));
    CHECK_INT(t[1].node, 2);
}

TEST(groups_span_rows) {
    struct paper p = paper_of(
        a, "a.html",
        "<table><tr><th>序号</th><th>任务类别</th><th>工作任务</th><th>责任部门</th></tr>"
        "<tr><td rowspan=2>1</td><td rowspan=2>阅读推广</td><td>举办沙龙</td><td>推广部</td></tr>"
        "<tr><td>更新荐书栏</td><td>推广部</td></tr>"
        "<tr><td>2</td><td>馆舍安全</td><td>开展演练</td><td>办公室</td></tr></table>");
    CHECK_STR(shown_tasks(a, p.facts), S("表1/1/1 举办沙龙 owners=推广部\n"
                                         "表1/1/2 更新荐书栏 owners=推广部\n"
                                         "表1/2 开展演练 owners=办公室\n"));
    CHECK_STR(shown_outline(a, p.facts), S("~阅读推广 [measures]\n~馆舍安全 [measures]\n"));
}

TEST(titles_totals_and_empty_rows_are_no_tasks) {
    CHECK_STR(tasks_of(a, "a.html",
                       "<table>" SECTION("某馆2024年任务清单") HEAD ROW("1", "召开会议", "办公室")
                           ROW("", "", "") ROW("合计", "1项", "")
                               SECTION("备注:按季度填报") "</table>"),
              S("表1/1 召开会议 owners=办公室\n"));
}

TEST(numbers_in_a_cell_do_not_split_it) {
    CHECK_STR(tasks_of(a, "a.html",
                       "<table>" HEAD ROW("1", "1.召开会议;2.签订责任书;3.通报结果",
                                          "办公室") "</table>"),
              S("表1/1 1.召开会议;2.签订责任书; owners=办公室\n"));
}

TEST(a_month_in_front_of_the_task_is_its_period) {
    CHECK_STR(tasks_of(a, "a.html",
                       "<table>" HEAD ROW("1", "3-4月:完成调研", "办公室")
                           ROW("2", "5～6月：制定方案", "办公室") "</table>"),
              S("表1/1 3-4月:完成调研 owners=办公室 period=XXXX-03..XXXX-04\n"
                "表1/2 5~6月:制定方案 owners=办公室 period=XXXX-05..XXXX-06\n"));
}

TEST(duplicate_numbers_stay) {
    CHECK_STR(tasks_of(a, "a.csv", "序号,工作任务,责任部门\n1,召开会议,办公室\n1,办好橱窗,工会\n"),
              S("表1/1 召开会议 owners=办公室\n表1/1 办好橱窗 owners=工会\n"));
}

TEST(only_owner_columns_and_the_task_name_owners) {
    CHECK_STR(
        tasks_of(a, "a.csv", "序号,工作任务,责任部门,备注\n1,召开会议,办公室,由财务科负责保障\n"),
        S("表1/1 召开会议 owners=办公室\n"));
}

/* Rosters, scores and tables without a header are no ledgers. */
TEST(other_tables_give_no_tasks) {
    CHECK_STR(tasks_of(a, "a.csv", "姓名,职务,电话\n王一,主任,1234567\n"), S(""));
    CHECK_STR(tasks_of(a, "a.csv", "1,召开会议,办公室\n2,办好橱窗,工会\n"), S(""));
    CHECK_STR(tasks_of(a, "a.csv", "工作任务\n召开会议\n"), S(""));
}

TEST(a_plan_with_a_table_has_both) {
    CHECK_STR(
        tasks_of(a, "a.html",
                 "<h1>某馆2024年工作方案</h1><p>一、主要任务</p><p>1.召开会议。</p>"
                 "<p>附件：任务分工表</p><table>" HEAD ROW("1", "办好橱窗", "工会") "</table>"),
        S("一/1 召开会议。\n表1/1 办好橱窗 owners=工会\n"));
}

TEST(dates_in_digits_absent_owners_and_repeated_amounts) {
    CHECK_STR(tasks_of(a, "a.csv",
                       "任务,责任单位,完成时限,数量\n举办讲座3场,待明确,2024-03-15 09:30,3场\n"
                       "清理沟渠,办公室,\"6月、12月\",\n更新橱窗,工会,2024/5,\n"),
              S("表1/1 举办讲座3场 due=2024-03-15 amounts=3场\n"
                "表1/2 清理沟渠 owners=办公室 due=XXXX-12\n"
                "表1/3 更新橱窗 owners=工会 due=2024-05\n"));
}

SUITE(table_tests, CASE(a_plain_table), CASE(without_numbers_rows_are_counted),
      CASE(a_header_of_two_rows), CASE(section_rows_add_their_number), CASE(groups_span_rows),
      CASE(titles_totals_and_empty_rows_are_no_tasks), CASE(numbers_in_a_cell_do_not_split_it),
      CASE(a_month_in_front_of_the_task_is_its_period), CASE(duplicate_numbers_stay),
      CASE(only_owner_columns_and_the_task_name_owners), CASE(other_tables_give_no_tasks),
      CASE(a_plan_with_a_table_has_both), CASE(dates_in_digits_absent_owners_and_repeated_amounts))

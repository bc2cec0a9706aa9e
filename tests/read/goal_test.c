#include "test.h"

#include "base/out.h"
#include "read/pair.h"
#include "read/shown.h"

/* "level title year held" a line. */
static str goals_of(struct arena *a, const char *text) {
    struct list goals = paper_of(a, "a.txt", text).facts->goals;
    const struct goal_fact *g = goals.v;
    struct out o = out_open(a);
    for (size_t i = 0; i < goals.n; i++)
        out_fmt(&o, "%.*s %.*s %d%s\n", STR(g[i].level), STR(g[i].title), (int)g[i].year,
                g[i].held ? " held" : "");
    return out_str(&o);
}

TEST(titles_to_be_won_and_titles_held) {
    CHECK_STR(goals_of(a, PLAN "一、创建目标\n在获得县级文明单位的基础上,2024年建成市级文明单位,"
                               "力争2026年进入省级文明单位行列。\n二、主要任务\n1.召开会议。\n"),
              S("县级 文明单位 0 held\n市级 文明单位 2024\n省级 文明单位 2026\n"));
    CHECK_STR(goals_of(a, PLAN "一、创建目标\n争创全国青年文明号。\n二、主要任务\n1.召开会议。\n"),
              S("国家级 青年文明号 0\n"));
}

TEST(the_title_of_the_document_counts) {
    CHECK_STR(goals_of(a, "某馆2024年创建市级文明单位工作方案\n一、主要任务\n1.召开会议。\n"),
              S("市级 文明单位 2024\n"));
}

TEST(each_goal_once) {
    CHECK_STR(goals_of(a, PLAN "一、创建目标\n(一)建成市级文明单位。\n(二)确保建成市级文明单位。\n"
                               "二、主要任务\n1.召开会议。\n"),
              S("市级 文明单位 0\n"));
}

TEST(a_mention_is_no_goal) {
    CHECK_STR(goals_of(a, PLAN "一、主要任务\n1.组织参观市级文明单位。\n"), S(""));
    CHECK_STR(goals_of(a, PLAN "一、创建目标\n提高服务水平。\n二、主要任务\n1.召开会议。\n"),
              S(""));
}

TEST(a_goal_has_its_clause_and_place) {
    struct paper p =
        paper_of(a, "a.txt", PLAN "一、创建目标\n巩固提高，２０２４年建成市级文明单位。\n");
    const struct goal_fact *g = p.facts->goals.v;
    CHECK_INT(p.facts->goals.n, 1);
    CHECK_STR(g->text, S("2024年建成市级文明单位"));
    CHECK_STR(str_sub(p.doc->view, g->place.from, g->place.to), S("２０２４年建成市级文明单位"));
}

SUITE(goal_tests, CASE(titles_to_be_won_and_titles_held), CASE(the_title_of_the_document_counts),
      CASE(each_goal_once), CASE(a_mention_is_no_goal), CASE(a_goal_has_its_clause_and_place))

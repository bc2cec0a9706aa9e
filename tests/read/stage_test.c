#include "read/stage.h"

#include "base/out.h"
#include "read/pair.h"
#include "read/shown.h"
#include "test.h"

/* Plans, and their stages: name from-to, divided by spaces. To add one: a row. */
static const struct {
    const char *text;
    const char *stages;
} cases[] = {
    {PLAN "一、实施步骤\n（一）第一阶段：宣传发动（2024年1月—3月）\n1.召开动员大会。\n"
          "（二）全面实施阶段（4月至10月）\n1.报送进展，5月底前完成。\n",
     "宣传发动 2024-01-2024-03 全面实施 2024-04-2024-10"},
    {PLAN "一、实施步骤\n第一阶段：动员部署（3月—4月）。召开动员大会。\n"
          "第二阶段：全面推进（5月—10月）。每月报送1次进展。\n",
     "动员部署 2024-03-2024-04 全面推进 2024-05-2024-10"},
    {PLAN "一、实施步骤\n（一）宣传发动（2024年1月—3月）\n召开动员大会。\n"
          "（二）巩固迎验（2024年11月—12月）\n整理档案。\n",
     "宣传发动 2024-01-2024-03 巩固迎验 2024-11-2024-12"},
    {PLAN "一、主要任务\n1.召开会议（2024年3月）。\n2.第一阶段工作要及早安排。\n", ""},
};

TEST(stages_are_found_with_their_time) {
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct paper paper = paper_of(a, "a.txt", cases[i].text);
        struct list stages = stage_find(a, paper.doc, paper.facts);
        const struct stage_fact *v = stages.v;
        struct out o = out_open(a);
        for (size_t k = 0; k < stages.n; k++)
            out_fmt(&o, "%s%.*s %.*s-%.*s", k > 0 ? " " : "", STR(v[k].name), STR(v[k].period.from),
                    STR(v[k].period.to));
        CHECK_STR(out_str(&o), str_from(cases[i].stages));
    }
}

TEST(what_stands_below_a_stage_is_in_it) {
    struct paper paper = paper_of(a, "a.txt", cases[0].text);
    struct list stages = stage_find(a, paper.doc, paper.facts);
    const struct task_fact *tasks = paper.facts->tasks.v;
    CHECK_INT(paper.facts->tasks.n, 2);
    CHECK_INT(stage_of(paper.facts, stages, tasks[0].node), 0);
    CHECK_INT(stage_of(paper.facts, stages, tasks[1].node), 1);
    CHECK_INT(stage_of(paper.facts, stages, 1), -1);
    CHECK_INT(stage_of(paper.facts, stages, 999), -1);
}

SUITE(stage_tests, CASE(stages_are_found_with_their_time), CASE(what_stands_below_a_stage_is_in_it))

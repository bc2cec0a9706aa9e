#include "test.h"

#include "read/pair.h"
#include "read/stale.h"
#include "read/verdict.h"

#define OF(year, words)                                                                            \
    "某馆" year "工作方案\n一、指导思想\n" words "\n二、主要任务\n1.由工会办橱窗。\n"

TEST(references_that_have_aged) {
    static const struct verdict v[] = {
        {OF("2024年", "贯彻党的十九大精神。"), true, "a congress that a later one followed"},
        {OF("2022年", "贯彻党的十九大精神。"), false, "the latest of its time"},
        {OF("2024年", "贯彻党的二十大精神。"), false, "the latest"},
        {OF("2024年", "贯彻党的十九大和党的二十大精神。"), false, "the latest is named too"},
        {OF("2022年", "落实“十三五”规划。"), true, "a period that is over"},
        {OF("2020年", "落实“十三五”规划。"), false, "its last year"},
        {OF("2024-2026年", "落实“十四五”规划。"), true, "the plan runs over a later period"},
        {OF("2024年", "落实“十四五”规划。"), false, "within its time"},
        {OF("2023年", "落实《公民道德建设实施纲要》。"), true, "replaced"},
        {OF("2023年", "落实《新时代公民道德建设实施纲要》。"), false, "the new one"},
        {OF("2023年", "对照《2021年版文明单位测评体系》。"), true, "an older edition"},
        {OF("2021年", "对照《2021年版文明单位测评体系》。"), false, "the edition of the year"},
        {OF("", "开展创先争优活动。"), true, "no year, but the campaign dates the text"},
        {"某馆2024年工作总结\n一、主要工作\n贯彻党的十九大精神,办讲堂4期。\n", false,
         "a report may speak of the past"},
    };
    CHECK_VERDICTS("stale-reference", v);
}

TEST(every_row_is_found_in_the_year_after) {
    size_t bad = 0;
    for (size_t i = 0; i < stales_n; i++) {
        const char *words = str_z(a, stales[i].words);
        i64 until = stales[i].until;
        str late = str_fmt(a, OF("%lld年", "落实%s。"), (long long)until + 1, words);
        str in_time = str_fmt(a, OF("%lld年", "落实%s。"), (long long)until, words);
        const struct verdict v[] = {
            {str_z(a, late), true, words},
            {str_z(a, in_time), false, words},
        };
        bad += verdicts_fail(a, "stale-reference", v, COUNT_OF(v));
    }
    CHECK_INT(bad, 0);
}

SUITE(check_stale_tests, CASE(references_that_have_aged),
      CASE(every_row_is_found_in_the_year_after))

/* What a summary reports. */
#include "test.h"

#include "base/out.h"
#include "read/pair.h"

static str texts(struct arena *a, struct list list) {
    const struct finding *f = list.v;
    struct out o = out_open(a);
    for (size_t i = 0; i < list.n; i++) {
        out_fmt(&o, "%d %.*s", (int)f[i].node, STR(f[i].text));
        const struct quantity *q = f[i].quantities.v;
        for (size_t k = 0; k < f[i].quantities.n; k++) {
            out_raw(&o, S(" | "));
            out_milli(&o, q[k].n);
            out_raw(&o, q[k].unit);
        }
        out_char(&o, '\n');
    }
    return out_str(&o);
}

#define SUMMARY_1 "某馆2023年工作总结\n一、主要工作\n"
#define SUMMARY_2 "(一)抓学习。组织学习12次,参加300人次。撰写体会;编印文集。\n"
#define SUMMARY_3 "(二)抓宣传。办好宣传橱窗。\n二、存在问题\n"
#define SUMMARY_4 "(一)志愿服务队伍不强。\n(二)宣传阵地不多。\n"
#define SUMMARY_5 "三、下一步打算\n(一)建强志愿服务队伍。\n"
#define SUMMARY SUMMARY_1 SUMMARY_2 SUMMARY_3 SUMMARY_4 SUMMARY_5

TEST(each_sentence_with_its_figures) {
    struct facts *f = (struct facts *)paper_of(a, "a.txt", SUMMARY).facts;
    CHECK_STR(texts(a, f->results), S("2 组织学习12次,参加300人次 | 12次 | 300人次\n"
                                      "3 办好宣传橱窗\n"));
    CHECK_STR(texts(a, f->problems), S("5 志愿服务队伍不强。\n6 宣传阵地不多。\n"));
}

TEST(a_plan_reports_nothing) {
    struct paper p = paper_of(a, "a.txt", "某馆2024年工作方案\n一、主要任务\n1.组织学习12次。\n");
    CHECK_INT(p.facts->results.n, 0);
    CHECK_INT(p.facts->problems.n, 0);
}

TEST(places_hold_the_words) {
    struct paper p = paper_of(a, "a.txt", SUMMARY);
    const struct finding *f = p.facts->results.v;
    CHECK_STR(str_sub(p.doc->view, f[0].place.from, f[0].place.to), S("组织学习12次,参加300人次"));
}

SUITE(finding_tests, CASE(each_sentence_with_its_figures), CASE(a_plan_reports_nothing),
      CASE(places_hold_the_words))

#include "test.h"

#include "app/compare.h"
#include "app/suites.h"
#include "base/out.h"

static err compare(struct arena *a, struct ctx *c, const char *report, struct compared *x) {
    *c = (struct ctx){.arena = a};
    const struct plan_in plan = {.path = S("examples/plan.txt")};
    const struct plan_in in = {.path = str_from(report)};
    return app_compare(c, &plan, &in, x);
}

/* The text of a cell, by the head of its column. */
static str cell(struct arena *a, const struct sheet *s, size_t row, const char *head) {
    for (size_t i = 0; i < s->shape->n; i++)
        if (str_eq(sheet_head(s, i), str_from(head)))
            return sheet_cell(a, s, row, i, NULL);
    return S("no such column");
}

TEST(a_row_for_each_task) {
    struct ctx c;
    struct compared x;
    CHECK_INT(compare(a, &c, "examples/summary.md", &x), OK);
    struct book b = compare_book(a, &x, true);
    CHECK_INT(b.n, 4);
    const struct sheet *s = &b.sheets[0];
    CHECK_INT(s->n, x.comparison.tasks.n);
    CHECK_STR(cell(a, s, 12, "任务"), S("延伸服务网络"));
    CHECK_STR(cell(a, s, 12, "计划数量"), S("3个；6个；12次"));
    CHECK_STR(cell(a, s, 12, "报告数量"), S("2个（差1个）；6个；11次（差1次）"));
    CHECK_STR(cell(a, s, 12, "结论"), S("数量不足"));
    CHECK_STR(cell(a, s, 12, "把握程度"), S("高"));
    CHECK_STR(cell(a, s, 12, "位置"), S("第9行"));
    CHECK_STR(cell(a, s, 8, "结论"), S("未见落实"));
    CHECK_STR(cell(a, s, 8, "报告情况"), S(""));
    CHECK_STR(cell(a, s, 13, "报告数量"), S("46人；未报"));
    CHECK_STR(cell(a, s, 20, "结论"), S("未提及"));
}

TEST(what_is_missing_and_what_is_more) {
    struct ctx c;
    struct compared x;
    CHECK_INT(compare(a, &c, "examples/summary.md", &x), OK);
    struct book b = compare_book(a, &x, true);
    CHECK_INT(b.sheets[1].n, x.comparison.unreported);
    CHECK_STR(cell(a, &b.sheets[1], 3, "未见落实的任务"), S("畅通意见渠道"));
    CHECK_INT(b.sheets[2].n, 2);
    CHECK(str_starts(cell(a, &b.sheets[2], 1, "计划外的工作"), S("建成馆史展厅1个，")));
    CHECK_STR(cell(a, &b.sheets[3], 0, "是否相符"), S("相符"));
    /* CSV has one list: the unplanned stand behind the tasks */
    struct book list = compare_list(a, &x, true);
    CHECK_INT(list.n, 1);
    CHECK_INT(list.sheets[0].n, x.comparison.tasks.n + 2);
    CHECK_STR(cell(a, &list.sheets[0], x.comparison.tasks.n, "结论"), S("计划外"));
    CHECK_STR(cell(a, &list.sheets[0], x.comparison.tasks.n, "序号"), S(""));
}

TEST(verdicts_in_words) {
    struct ctx c;
    struct compared x;
    CHECK_INT(compare(a, &c, "examples/summary.md", &x), OK);
    CHECK_STR(compare_verdict(x.comparison.verdict, true), S("结论：可以对照。"));
    CHECK(str_has(compare_summary(a, &x, true), S("24 项任务 · 已报告 13")));
    CHECK(str_has(compare_summary(a, &x, false), S("24 tasks · reported 13")));
    CHECK_INT(compare(a, &c, "examples/ledger.html", &x), OK);
    CHECK_STR(x.comparison.verdict, S("not-comparable"));
    CHECK_INT(compare(a, &c, "examples/missing.md", &x), ERR_NOT_FOUND);
}

SUITE(compare_tests, CASE(a_row_for_each_task), CASE(what_is_missing_and_what_is_more),
      CASE(verdicts_in_words))

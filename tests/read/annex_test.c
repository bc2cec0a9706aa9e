#include "test.h"

#include "read/annex.h"
#include "read/pair.h"

static const char plan_text[] = "云麓县文化馆2026年文明单位创建实施方案\n"
                                "一、主要任务\n"
                                "（一）加强队伍建设\n"
                                "1.组织业务培训。全年举办业务培训4期。由群艺部负责。\n"
                                "2.选树岗位标兵。10月底前评出岗位标兵3名。\n"
                                "（二）服务城乡居民\n"
                                "3.送戏进乡村。组织文艺小分队下乡演出。\n"
                                "4.开设社区舞蹈课。每季度排练2次，由辅导部牵头。\n"
                                "5.修缮排练厅。更换灯光和地板。\n"
                                "二、工作要求\n"
                                "（一）提高认识。各部室要高度重视。\n"
                                "云麓县文化馆\n2026年1月8日\n";

static const struct task_fact *task_at(const struct facts *f, size_t i) {
    return &((const struct task_fact *)f->tasks.v)[i];
}

static const struct annex_match *match_for(const struct annex_result *r, i64 task) {
    const struct annex_match *m = r->matches.v;
    for (size_t i = 0; i < r->matches.n; i++)
        if (m[i].task == task)
            return &m[i];
    return NULL;
}

static const struct annex_change *change_of(const struct annex_result *r, i64 task, str field) {
    const struct annex_change *c = r->changes.v;
    for (size_t i = 0; i < r->changes.n; i++)
        if (c[i].task == task && str_eq(c[i].field, field))
            return &c[i];
    return NULL;
}

static struct facts lay(struct arena *a, const char *ledger, struct annex_result *out) {
    struct paper plan = paper_of(a, "plan.txt", plan_text);
    struct paper paper = paper_of(a, "ledger.csv", ledger);
    struct facts facts = *plan.facts;
    annex_lay(a, &facts, &paper, 1, out);
    return facts;
}

TEST(numbers_name_tasks) {
    CHECK(annex_has_number(S("3"), 3));
    CHECK(annex_has_number(S("(三)"), 3));
    CHECK(annex_has_number(S("3-5"), 4));
    CHECK(annex_has_number(S("3、5"), 5));
    CHECK(!annex_has_number(S("3、5"), 4));
    CHECK(!annex_has_number(S("13"), 3));
    CHECK(!annex_has_number(S(""), 3));
    CHECK(!annex_has_number(S("表1"), 1));
    CHECK(!annex_has_number(S("-"), 1));
    CHECK(!annex_has_number(S("2-1"), 1));
    CHECK(annex_has_number(S("3-5、8"), 8));
}

TEST(owners_and_dates_land_on_the_tasks) {
    struct annex_result r;
    struct facts f = lay(a,
                         "序号,工作任务,牵头部门,配合部门,完成时限\n"
                         "1,组织业务培训4期,群艺部,办公室,2026年11月底前\n"
                         "2,评选岗位标兵,工会,办公室,2026年10月底前\n"
                         "3,文艺小分队下乡演出,演艺部,,2026年9月底前\n"
                         "4,社区舞蹈课排练,辅导部,,2026年12月底前\n"
                         "5,排练厅修缮,办公室,,2026年6月底前\n",
                         &r);
    CHECK_INT(f.tasks.n, 6);
    CHECK_INT(r.rows, 5);
    CHECK_INT(r.strays.n, 0);
    CHECK_INT(r.bare.n, 0);
    for (i64 i = 1; i <= 5; i++)
        CHECK(match_for(&r, i) != NULL && match_for(&r, i)->row == i);
    CHECK_STR(task_at(&f, 1)->owners.v[0], S("工会"));
    CHECK_STR(task_at(&f, 2)->owners.v[0], S("演艺部"));
    CHECK_STR(task_at(&f, 2)->due, S("2026-09"));
    CHECK_STR(task_at(&f, 4)->due, S("2026-06"));
    CHECK(!change_of(&r, 2, S("owners"))->conflict);
}

TEST(the_ledger_wins_and_the_contradiction_is_told) {
    struct annex_result r;
    struct facts f = lay(a,
                         "序号,工作任务,牵头部门,完成时限\n"
                         "1,业务培训6期,培训部,2026年5月底前\n"
                         "2,选树岗位标兵,工会,2026年9月底前\n",
                         &r);
    CHECK_STR(task_at(&f, 0)->owners.v[0], S("培训部"));
    const struct annex_change *owners = change_of(&r, 1, S("owners"));
    CHECK(owners->conflict);
    CHECK_STR(owners->was, S("群艺部"));
    CHECK_STR(owners->now, S("培训部"));
    CHECK_STR(task_at(&f, 1)->due, S("2026-09"));
    CHECK_STR(change_of(&r, 2, S("due"))->was, S("2026-10"));
    /* what is promised is the plan's to say */
    const struct annex_change *count = change_of(&r, 1, S("quantities"));
    CHECK(count->conflict);
    CHECK_STR(count->was, S("4期"));
    CHECK_STR(count->now, S("6期"));
    CHECK_INT(((const struct quantity *)task_at(&f, 0)->quantities.v)[0].n.v, 4000);
    CHECK_INT(r.bare.n, 3);
}

TEST(what_fits_nowhere_is_listed) {
    struct annex_result r;
    lay(a,
        "序号,工作任务,牵头部门,完成时限\n"
        "1,采购办公家具,办公室,2026年3月底前\n"
        "2,选树岗位标兵,工会,2026年9月底前\n",
        &r);
    CHECK_INT(r.strays.n, 1);
    const struct annex_rest *stray = r.strays.v;
    CHECK_STR(stray->text, S("采购办公家具"));
    CHECK_STR(stray->owners.v[0], S("办公室"));
    CHECK_STR(stray->due, S("2026-03"));
    CHECK_INT(r.bare.n, 4);
    CHECK_INT(((const struct annex_rest *)r.bare.v)->id, 1);
}

TEST(several_rows_of_a_task_are_united) {
    struct annex_result r;
    struct facts f = lay(a,
                         "序号,工作任务,牵头部门,完成时限\n"
                         "1,修缮排练厅：更换灯光,技术部,2026年6月底前\n"
                         "2,修缮排练厅：更换地板,办公室,2026年8月底前\n",
                         &r);
    const struct task_fact *t = task_at(&f, 4);
    CHECK_INT(t->owners.n, 2);
    CHECK_STR(t->owners.v[0], S("技术部"));
    CHECK_STR(t->owners.v[1], S("办公室"));
    CHECK_STR(t->due, S("2026-08"));
    CHECK_INT(r.strays.n, 0);
}

TEST(a_row_may_name_several_tasks_or_a_section) {
    struct annex_result r;
    struct facts f = lay(a,
                         "序号,工作任务,牵头部门,完成时限\n"
                         "1,组织业务培训、选树岗位标兵,人事部,2026年11月底前\n"
                         "2,服务城乡居民,群众文化部,2026年12月底前\n"
                         "3,修缮排练厅,办公室,2026年6月底前\n",
                         &r);
    CHECK_STR(task_at(&f, 0)->owners.v[0], S("人事部"));
    CHECK_STR(task_at(&f, 1)->owners.v[0], S("人事部"));
    CHECK_STR(task_at(&f, 2)->owners.v[0], S("群众文化部"));
    CHECK_STR(task_at(&f, 3)->owners.v[0], S("群众文化部"));
    CHECK_STR(match_for(&r, 3)->by, S("heading"));
    CHECK_STR(task_at(&f, 4)->owners.v[0], S("办公室")); /* a row of its own comes first */
}

TEST(the_number_helps_a_weak_text_and_proves_nothing_alone) {
    struct annex_result r;
    struct facts f = lay(a,
                         "序号,工作任务,牵头部门\n"
                         "3,小分队下乡,演艺部\n"
                         "4,添置消防器材,后勤部\n",
                         &r);
    CHECK_STR(task_at(&f, 2)->owners.v[0], S("演艺部"));
    CHECK_STR(task_at(&f, 3)->owners.v[0], S("辅导部"));
    CHECK_INT(r.strays.n, 1);
}

TEST(the_example_is_laid) {
    struct paper plan = paper_file(a, "examples/plan.txt");
    struct paper ledger = paper_file(a, "examples/annex.csv");
    struct facts f = *plan.facts;
    struct annex_result r;
    annex_lay(a, &f, &ledger, 1, &r);
    CHECK_INT(r.rows, 18);
    CHECK_INT(r.strays.n, 1);
    CHECK_INT(r.bare.n, 0);
    CHECK_STR(((const struct annex_rest *)r.strays.v)->label, S("整理创建档案"));
    for (size_t i = 0; i < f.tasks.n; i++)
        if (str_eq(task_at(&f, i)->section, S("measures")))
            CHECK(task_at(&f, i)->owners.n > 0);
    CHECK(change_of(&r, 5, S("due"))->conflict);
}

TEST(nothing_to_lay) {
    struct annex_result r;
    struct paper plan = paper_of(a, "plan.txt", plan_text);
    struct facts f = *plan.facts;
    annex_lay(a, &f, NULL, 0, &r);
    CHECK_INT(r.matches.n, 0);
    CHECK_INT(r.bare.n, 5);
    struct facts empty = {0};
    annex_lay(a, &empty, &plan, 1, &r);
    CHECK_INT(r.strays.n, 6);
}

SUITE(annex_tests, CASE(numbers_name_tasks), CASE(owners_and_dates_land_on_the_tasks),
      CASE(the_ledger_wins_and_the_contradiction_is_told), CASE(what_fits_nowhere_is_listed),
      CASE(several_rows_of_a_task_are_united), CASE(a_row_may_name_several_tasks_or_a_section),
      CASE(the_number_helps_a_weak_text_and_proves_nothing_alone), CASE(the_example_is_laid),
      CASE(nothing_to_lay))

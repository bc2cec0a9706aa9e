#include "test.h"

#include "read/amount.h"
#include "read/clause.h"
#include "read/compare.h"
#include "read/pair.h"
#include "read/text.h"

/* A plan and a report on it that share few set phrases: the report is told in other words, in
 * another order, with things left out and things added. */
static const char plan_text[] =
    "青岭县人民医院2026年精神文明建设工作计划\n"
    "一、重点任务\n"
    "1.每月开展1次医德医风专题教育，全年不少于10次，由党办牵头。\n"
    "2.设立导医台3个、便民服务站2个，为老年患者提供轮椅、老花镜等服务。\n"
    "3.组织医疗队到北岭乡、石桥乡巡回义诊，全年义诊6场，服务群众2000人次以上。\n"
    "4.推行“先诊疗后付费”，缩短患者等候时间。\n"
    "5.每周组织1次病区卫生检查，检查结果在院内公示。\n"
    "6.建立职工心理关怀室，人均接受心理辅导2小时。\n"
    "7.投入30万元改造住院部卫生间。\n"
    "8.开展无偿献血，参加职工不少于80名。\n"
    "二、工作要求\n"
    "（一）统一思想。各科室要把精神文明建设摆上重要位置。\n"
    "青岭县人民医院\n2026年1月15日\n";

static const char report_text[] =
    "青岭县人民医院2026年精神文明建设工作总结\n"
    "一、主要工作\n"
    "（一）服务更有温度\n"
    "门诊大厅新设导医台3个、便民服务站1个，轮椅、老花镜随取随用。"
    "患者“先诊疗后付费”全面落地，平均等候时间缩短20分钟。\n"
    "（二）队伍作风更硬\n"
    "全年组织医德医风专题教育9次，全院职工受到教育；病区卫生检查坚持每周1次，结果张榜公布。\n"
    "（三）公益之路更宽\n"
    "巡回义诊走进北岭乡、石桥乡等地，共6场，服务群众2350人次。"
    "全院有86人参加无偿献血。接收外县转来的地震伤员12人。\n"
    "二、存在问题\n"
    "住院部卫生间改造因招标推迟，尚未动工。\n"
    "三、下一步打算\n"
    "抓紧完成卫生间改造招标。\n"
    "青岭县人民医院\n2026年12月20日\n";

static struct comparison compare(struct arena *a, const char *plan, const char *report) {
    struct paper p = paper_of(a, "plan.txt", plan), r = paper_of(a, "report.txt", report);
    struct comparison c;
    compare_find(a, &p, &r, &c);
    return c;
}

static const struct compare_task *task_at(const struct comparison *c, size_t i) {
    return &((const struct compare_task *)c->tasks.v)[i];
}

static const struct tally *tally_at(const struct compare_task *t, size_t i) {
    assert_true(i < t->amounts.n);
    return &((const struct tally *)t->amounts.v)[i];
}

static str first_clause(const struct compare_task *t) {
    return t->clauses.n > 0 ? ((const struct compare_clause *)t->clauses.v)->text : S("");
}

static str answer(const struct comparison *c, size_t i) {
    return ((const struct fit *)c->fits.v)[i].answer;
}

TEST(a_report_in_other_words_is_matched) {
    struct comparison c = compare(a, plan_text, report_text);
    CHECK_STR(c.verdict, S("comparable"));
    CHECK_INT(c.tasks.n, 9);
    CHECK(str_has(first_clause(task_at(&c, 0)), S("医德医风")));
    CHECK(str_has(first_clause(task_at(&c, 1)), S("导医台")));
    CHECK(str_has(first_clause(task_at(&c, 2)), S("巡回义诊")));
    CHECK(str_has(first_clause(task_at(&c, 3)), S("先诊疗后付费")));
    CHECK(str_has(first_clause(task_at(&c, 4)), S("病区卫生检查")));
    CHECK(str_has(first_clause(task_at(&c, 7)), S("无偿献血")));
    for (size_t i = 0; i < 5; i++)
        CHECK(!str_eq(task_at(&c, i)->state, S("unreported")));
}

TEST(what_is_not_reported_is_said) {
    struct comparison c = compare(a, plan_text, report_text);
    CHECK_STR(task_at(&c, 5)->state, S("unreported"));
    /* a problem is no report of what was done */
    CHECK_STR(task_at(&c, 6)->state, S("unreported"));
    CHECK_STR(task_at(&c, 8)->state, S("unmentioned"));
    CHECK_INT(c.unreported, 2);
    CHECK_INT(c.unmentioned, 1);
}

TEST(quantities_are_held_against_each_other) {
    struct comparison c = compare(a, plan_text, report_text);
    const struct tally *monthly = tally_at(task_at(&c, 0), 0);
    CHECK_INT(monthly->planned.v, 12000); /* once a month */
    CHECK_INT(monthly->reported.v, 9000);
    CHECK_INT(monthly->gap.v, 3000);
    CHECK_STR(monthly->state, S("short"));
    const struct compare_task *stands = task_at(&c, 1);
    CHECK_STR(tally_at(stands, 0)->state, S("met"));
    CHECK_STR(tally_at(stands, 1)->state, S("short"));
    CHECK_INT(tally_at(stands, 1)->gap.v, 1000);
    const struct compare_task *rounds = task_at(&c, 2);
    CHECK_STR(tally_at(rounds, 0)->state, S("met"));
    CHECK_INT(tally_at(rounds, 1)->reported.v, 2350000);
    /* every week: holidays make any total wrong */
    CHECK_STR(tally_at(task_at(&c, 4), 0)->state, S("uncounted"));
    /* 80名 are 86人 */
    CHECK_STR(tally_at(task_at(&c, 7), 0)->state, S("met"));
    CHECK_INT(c.short_of, 2);
}

TEST(what_was_not_planned_is_listed) {
    struct comparison c = compare(a, plan_text, report_text);
    const struct compare_clause *extra = c.unplanned.v;
    CHECK_INT(c.unplanned.n, 1);
    CHECK(str_has(extra->text, S("地震伤员")));
    CHECK(extra->place.to > extra->place.from);
}

TEST(places_are_those_of_the_view) {
    struct paper p = paper_of(a, "plan.txt", plan_text), r = paper_of(a, "r.txt", report_text);
    struct comparison c;
    compare_find(a, &p, &r, &c);
    for (size_t i = 0; i < c.tasks.n; i++) {
        const struct compare_clause *clauses = task_at(&c, i)->clauses.v;
        for (size_t k = 0; k < task_at(&c, i)->clauses.n; k++) {
            str quoted = str_sub(r.doc->view, clauses[k].place.from, clauses[k].place.to);
            CHECK_STR(text_normal(a, quoted), clauses[k].text);
        }
    }
}

TEST(other_years_do_not_fit) {
    struct comparison c = compare(a, plan_text,
                                  "青岭县人民医院2024年精神文明建设工作总结\n"
                                  "一、主要工作\n组织医德医风专题教育9次。\n");
    CHECK_STR(answer(&c, 0), S("no"));
    CHECK_STR(answer(&c, 1), S("yes"));
    CHECK_STR(c.verdict, S("not-comparable"));
    CHECK(str_has(((const struct fit *)c.fits.v)->sentence, S("2024年")));
}

TEST(another_organisation_does_not_fit) {
    struct comparison c = compare(a, plan_text,
                                  "白沙县自来水公司2026年精神文明建设工作总结\n"
                                  "一、主要工作\n抢修管网32处，更换水表800只。\n"
                                  "白沙县自来水公司\n2026年12月1日\n");
    CHECK_STR(answer(&c, 0), S("yes"));
    CHECK_STR(answer(&c, 1), S("no"));
    CHECK_STR(c.verdict, S("not-comparable"));
}

TEST(another_subject_does_not_fit) {
    struct comparison c =
        compare(a, plan_text,
                "青岭县人民医院2026年信息化建设工作总结\n一、主要工作\n"
                "完成电子病历升级，上线影像归档系统1套。更换交换机40台，机房通过三级等保测评。\n"
                "青岭县人民医院\n2026年12月20日\n");
    CHECK_STR(answer(&c, 2), S("no"));
    CHECK_STR(c.verdict, S("not-comparable"));
    CHECK_INT(c.reported, 0);
}

TEST(a_part_of_the_years_and_what_cannot_be_told) {
    struct comparison c = compare(a,
                                  "县图书馆文明创建三年规划（2024—2026年）\n一、主要任务\n"
                                  "1.每年举办读书节1届，每季度开展古籍修复体验2次。\n",
                                  "县图书馆2025年文明创建工作总结\n一、主要工作\n"
                                  "举办读书节，开展古籍修复体验8次。\n");
    CHECK_STR(answer(&c, 0), S("yes"));
    /* counted up over the year that both speak of */
    const struct compare_task *t = task_at(&c, 0);
    CHECK_INT(tally_at(t, t->amounts.n - 1)->planned.v, 8000);
    CHECK_STR(tally_at(t, t->amounts.n - 1)->state, S("met"));
    c = compare(a, "工作计划\n一、主要任务\n1.举办读书节。\n", "工作总结\n举办读书节。\n");
    CHECK_STR(answer(&c, 0), S("unknown"));
    CHECK_STR(answer(&c, 1), S("unknown"));
}

TEST(the_example_is_compared) {
    struct paper p = paper_file(a, "examples/plan.txt"), r = paper_file(a, "examples/summary.md");
    struct comparison c;
    compare_find(a, &p, &r, &c);
    CHECK_STR(c.verdict, S("comparable"));
    /* 畅通意见渠道, 我们的节日, 节约型单位 stand in the plan only */
    static const size_t missing[] = {8, 14, 19};
    for (size_t i = 0; i < COUNT_OF(missing); i++)
        CHECK_STR(task_at(&c, missing[i])->state, S("unreported"));
    CHECK_STR(tally_at(task_at(&c, 12), 0)->state, S("short")); /* 3 branches planned, 2 built */
    CHECK_STR(tally_at(task_at(&c, 12), 2)->state, S("short")); /* 12 tours, 11 made */
    CHECK_STR(tally_at(task_at(&c, 9), 0)->state, S("short"));  /* 2 surveys, 1 made */
    CHECK_STR(tally_at(task_at(&c, 13), 1)->state, S("unreported")); /* 人均 is no total */
    CHECK_INT(c.unplanned.n, 2);
}

TEST(two_papers_of_one_house_that_do_not_belong_together) {
    struct paper p = paper_file(a, "../shared/corpus/docs/000_3e1629f2e1d2454b.txt");
    struct paper r = paper_file(a, "../shared/corpus/docs/003_735ef56086fb3785.txt");
    if (p.doc->view.len == 0 || r.doc->view.len == 0)
        SKIP("there is no ../shared/corpus/");
    struct comparison c;
    compare_find(a, &p, &r, &c);
    CHECK_STR(answer(&c, 0), S("no"));
    CHECK_STR(answer(&c, 1), S("yes"));
    CHECK_STR(answer(&c, 2), S("no"));
    CHECK_STR(c.verdict, S("not-comparable"));
}

TEST(nothing_against_nothing) {
    struct comparison c = compare(a, "", "");
    CHECK_INT(c.tasks.n, 0);
    CHECK_INT(c.unplanned.n, 0);
    CHECK_STR(c.verdict, S("doubtful"));
}

static struct amounts amounts_of(struct arena *a, const char *text) {
    struct tokens t = {0};
    return amount_find(a, lexicon_make(a), &t, str_from(text), (struct list){0});
}

TEST(rhythms_read_their_examples) {
    for (size_t i = 0; i < per_words_n; i++) {
        struct amounts m = amounts_of(a, per_words[i].example);
        CHECK(m.n >= 1);
        CHECK_INT(m.v[0].per, per_words[i].per);
        CHECK_INT(m.v[0].times, per_words[i].times);
    }
}

TEST(units_that_count_the_same) {
    for (size_t i = 0; i < unit_words_n; i++)
        CHECK_STR(amount_unit(str_from(unit_words[i].unit)), str_from(unit_words[i].same));
    CHECK_STR(amount_unit(S("公里")), S("公里"));
}

TEST(a_figure_keeps_its_own_words) {
    struct amounts m = amounts_of(a, "新建图书分馆3个、流动服务点6个,“1次办好”落地");
    CHECK_INT(m.n, 2);
    CHECK_STR(m.v[0].about, S("新建图书分馆3个"));
    CHECK_STR(m.v[1].about, S("流动服务点6个"));
    CHECK_STR(m.v[1].wide, S("新建图书分馆3个、流动服务点6个"));
}

TEST(promises_are_kept_by_their_bound) {
    const struct quantity at_least = {{5000}, S("次"), S(">=")},
                          at_most = {{5000}, S("次"), S("<=")}, about = {{5000}, S("次"), S("~")};
    CHECK(amount_enough(&at_least, (milli){5000}));
    CHECK(!amount_enough(&at_least, (milli){4999}));
    CHECK(amount_enough(&at_most, (milli){4000}));
    CHECK(!amount_enough(&at_most, (milli){6000}));
    CHECK(amount_enough(&about, (milli){4600}));
    CHECK(!amount_enough(&about, (milli){4000}));
}

TEST(clauses_are_cut_at_stops_and_items) {
    struct paper r = paper_of(a, "r.txt",
                              "县图书馆2025年工作总结\n一、主要工作\n"
                              "一是读书活动多。举办读书会3场；送书“进校园；进军营”2次。二是阅览室"
                              "换了新书架。\n二、存在问题\n经费不足。\n");
    struct clauses c = clause_find(a, r.doc, r.facts);
    CHECK_INT(c.n, 3);
    CHECK_STR(c.v[0].text, S("举办读书会3场"));
    CHECK_STR(c.v[0].heading, S("读书活动多"));
    CHECK_STR(c.v[1].text, S("送书“进校园;进军营”2次"));
    CHECK_STR(c.v[2].text, S("阅览室换了新书架"));
}

TEST(subjects_and_organisations_of_titles) {
    const struct head head = {.title = S("青岭县人民医院2026年精神文明建设工作计划")};
    CHECK_STR(fit_subject(a, &head), S("精神文明建设"));
    struct paper p = paper_of(a, "p.txt", plan_text);
    CHECK_STR(fit_organisation(a, &p), S("青岭县人民医院"));
    p = paper_of(a, "p.txt",
                 "2024年,市妇联党组坚持学习。\n一、主要工作\n一是学习。开展学习2次。\n");
    CHECK(str_starts(fit_organisation(a, &p), S("市妇联")));
}

SUITE(compare_tests, CASE(a_report_in_other_words_is_matched), CASE(what_is_not_reported_is_said),
      CASE(quantities_are_held_against_each_other), CASE(what_was_not_planned_is_listed),
      CASE(places_are_those_of_the_view), CASE(other_years_do_not_fit),
      CASE(another_organisation_does_not_fit), CASE(another_subject_does_not_fit),
      CASE(a_part_of_the_years_and_what_cannot_be_told), CASE(the_example_is_compared),
      CASE(two_papers_of_one_house_that_do_not_belong_together), CASE(nothing_against_nothing),
      CASE(rhythms_read_their_examples), CASE(units_that_count_the_same),
      CASE(a_figure_keeps_its_own_words), CASE(promises_are_kept_by_their_bound),
      CASE(clauses_are_cut_at_stops_and_items), CASE(subjects_and_organisations_of_titles))

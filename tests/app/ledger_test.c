#include "app/ledger.h"

#include "app/book.h"
#include "app/show.h"
#include "test.h"

/* A plan of two tasks under a heading, made by hand. Places are those of the view text. */
static struct read_plan sample(struct arena *a) {
    static struct node nodes[] = {
        {.id = 1,
         .marker = {"一、", 6},
         .level = 1,
         .heading = {"学习教育", 12},
         .role = {"measures", 8},
         .place = {0, 18}},
        {.id = 2,
         .parent = 1,
         .marker = {"1.", 2},
         .level = 2,
         .role = {"task", 4},
         .place = {19, 72}},
        {.id = 3,
         .parent = 1,
         .marker = {"2.", 2},
         .level = 2,
         .heading = {"建强队伍", 12},
         .role = {"task", 4},
         .place = {73, 115}},
    };
    static str owners[] = {{"机关党委", 12}};
    static struct task_fact tasks[] = {
        {.id = 1,
         .node = 2,
         .text = {"开展读书活动。办好讲堂,用好书屋。", 49},
         .owners = {owners, 1},
         .due = {"2026-12", 7},
         .cadence = {"monthly", 7},
         .confidence = 90,
         .place = {19, 72}},
        {.id = 2,
         .node = 3,
         .text = {"建强队伍。组建1支志愿服务队", 40},
         .confidence = 40,
         .place = {73, 115}},
    };
    static struct diagnostic diagnostics[] = {
        {.code = {"no-owner", 8},
         .severity = {"warning", 7},
         .line = 3,
         .column = 1,
         .place = {73, 88},
         .message = {"没有责任部门", 18}},
        {.code = {"vague-cadence", 13}, .severity = {"note", 4}, .message = {"定期", 6}},
    };
    struct read_plan p = {.doc.view = S("一、學習教育\n1.開展讀書活動。辦好講堂，用好書屋。\n"
                                        "2.建強隊伍。組建1支志願服務隊\n")};
    p.facts.document =
        (struct head){.file = S("目录/方案.txt"), .title = S("方案"), .kind = S("plan")};
    p.facts.outline = (struct list){nodes, COUNT_OF(nodes)};
    p.facts.tasks = (struct list){tasks, COUNT_OF(tasks)};
    p.facts.diagnostics = (struct list){diagnostics, COUNT_OF(diagnostics)};
    (void)a;
    return p;
}

TEST(a_row_for_each_task) {
    struct read_plan p = sample(a);
    struct ledger l = ledger_of(a, &p, true, false);
    CHECK_INT(l.n, 2);
    CHECK_STR(l.rows[0].section, S("一、学习教育"));
    CHECK_STR(l.rows[0].task, S("开展读书活动"));
    CHECK_STR(l.rows[0].measures, S("办好讲堂，用好书屋。"));
    CHECK_STR(l.rows[0].due, S("2026-12"));
    CHECK_STR(l.rows[0].cadence, S("每月"));
    CHECK_STR(l.rows[0].confidence, S("高"));
    CHECK_STR(l.rows[0].source, S("第2行"));
    CHECK_STR(l.rows[1].task, S("建强队伍"));
    CHECK_STR(l.rows[1].measures, S("组建1支志愿服务队"));
    CHECK_STR(l.rows[1].due, S(""));
}

TEST(the_original_on_request) {
    struct read_plan p = sample(a);
    struct ledger l = ledger_of(a, &p, false, true);
    CHECK_STR(l.rows[0].task, S("開展讀書活動"));
    CHECK_STR(l.rows[0].measures, S("辦好講堂，用好書屋。"));
    CHECK_STR(l.rows[0].source, S("方案.txt：第2行"));
}

TEST(figures_and_summary) {
    struct read_plan p = sample(a);
    struct ledger l = ledger_count(&p);
    CHECK_INT(l.no_owner, 1);
    CHECK_INT(l.no_due, 1);
    CHECK_INT(l.to_mend, 1); /* notes are not counted */
    CHECK_STR(ledger_summary(a, &p, &l, true),
              S("方案 · 2 项任务 · 缺责任部门 1 · 缺时限 1 · 需改 1 处"));
    CHECK_STR(ledger_summary(a, &p, &l, false),
              S("plan · 2 tasks · without owner 1 · without deadline 1 · to mend 1"));
    struct read_plan empty = {.facts.document.kind = S("article")};
    struct ledger none = ledger_count(&empty);
    CHECK_STR(ledger_summary(a, &empty, &none, true), S("文章 · 没有任务"));
}

TEST(long_sentences_end_at_a_comma) {
    struct read_plan p = sample(a);
    struct task_fact t = {.text =
                              S("深入学习宣传贯彻各项方针政策和上级会议精神,引导干部职工深刻领悟"
                                "决定性意义,增强各项意识,坚定各项自信"),
                          .place = {0, 3}};
    p.facts.tasks = (struct list){&t, 1};
    struct ledger l = ledger_of(a, &p, true, false);
    CHECK_STR(l.rows[0].task,
              S("深入学习宣传贯彻各项方针政策和上级会议精神，引导干部职工深刻领悟决定性意义"));
    CHECK_STR(l.rows[0].measures, S("增强各项意识，坚定各项自信"));
}

TEST(a_table_row_hangs_on_its_group) {
    struct read_plan p = sample(a);
    str path[] = {S("表1"), S("2"), S("1")};
    struct task_fact t = {
        .node = 1, .path = {path, 3}, .text = S("学习教育材料"), .place = {19, 72}};
    p.facts.tasks = (struct list){&t, 1};
    struct ledger l = ledger_of(a, &p, true, false);
    CHECK_STR(l.rows[0].section, S("一、学习教育"));
    CHECK_STR(l.rows[0].task, S("学习教育材料"));
    CHECK_STR(l.rows[0].source, S("表1·2·1，第2行"));
}

TEST(the_outline_counts_tasks) {
    struct read_plan p = sample(a);
    size_t n = 0;
    const struct twig *twigs = show_outline(a, &p, &n);
    CHECK_INT(n, 2);
    CHECK_STR(twigs[0].text, S("一、学习教育"));
    CHECK_STR(twigs[0].note, S("（任务举措，2 项任务）"));
    CHECK_STR(twigs[1].note, S(""));
}

TEST(a_book_of_several_documents) {
    struct report two[2] = {{.plan = sample(a)}, {.plan = sample(a)}};
    two[0].ledger = ledger_of(a, &two[0].plan, true, true);
    two[1].ledger = ledger_of(a, &two[1].plan, true, true);
    struct book one = book_whole(a, two, 1), both = book_whole(a, two, 2);
    CHECK_INT(one.n, 3);
    CHECK_STR(one.sheets[0].name, S("任务分工台账"));
    CHECK_STR(one.sheets[1].name, S("方案检查"));
    CHECK_INT(one.sheets[1].n, 2);
    CHECK_STR(one.sheets[2].name, S("来源"));
    CHECK_INT(both.n, 5);
    CHECK_STR(both.sheets[0].name, S("汇总"));
    CHECK_STR(both.sheets[1].name, S("方案"));
    CHECK_INT(both.sheets[4].n, 4);
}

SUITE(ledger_tests, CASE(a_row_for_each_task), CASE(the_original_on_request),
      CASE(figures_and_summary), CASE(long_sentences_end_at_a_comma),
      CASE(a_table_row_hangs_on_its_group), CASE(the_outline_counts_tasks),
      CASE(a_book_of_several_documents))

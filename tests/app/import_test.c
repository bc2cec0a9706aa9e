#include "app/import.h"

#include "app/desk.h"
#include "app/duties.h"
#include "app/files.h"
#include "app/ledger.h"
#include "app/org.h"
#include "app/suites.h"
#include "base/out.h"
#include "port/file.h"
#include "store/person.h"

#include <stdlib.h>
#include <unistd.h>

static void add_unit(struct deed *d, str name) {
    struct org org;
    CHECK_OK(d->c, app_org_add(d, (struct org){.name = name}, &org));
}

static const struct plan_in annex = {.path = T("examples/annex.csv")};
static const struct import_in example = {.file = {.path = T("examples/plan.txt")},
                                         .annexes = {&annex, 1}};

BOTH(a_plan_becomes_a_ledger) {
    struct ctx c = {.arena = a};
    struct imported got;
    struct list tasks, goals, rows;
    struct deed d = desk_new(a, &c, engine, NULL);
    add_unit(&d, S("青禾县图书馆"));
    CHECK_OK(&c, app_import(&d, &example, &got));
    CHECK_INT(got.filed.tasks, 24);
    CHECK(got.filed.duties > got.filed.tasks && got.filed.assigned >= 18 && got.filed.orgs >= 8);
    CHECK(!got.year_assumed);
    CHECK_OK(&c, task_of_plan(&c, d.db, got.plan.id, &tasks));
    CHECK_INT(tasks.n, 24);
    CHECK_OK(&c, plan_goals(&c, d.db, got.plan.id, &goals));
    CHECK(goals.n >= 1);
    const struct duty_filter filter = {.plan = got.plan.id, .limit = 1000};
    CHECK_OK(&c, duty_list(&c, d.db, &filter, &rows));
    CHECK_INT(rows.n, got.filed.duties);
    desk_proven(a, &d);
}

/* 何秀兰 is a person, 办公室 a department, 各部室 neither. */
BOTH(people_are_no_departments) {
    struct ctx c = {.arena = a};
    struct imported got;
    struct list lines;
    struct deed d = desk_new(a, &c, engine, NULL);
    add_unit(&d, S("青禾县图书馆"));
    CHECK_OK(&c, app_import(&d, &example, &got));
    CHECK_OK(&c, app_org_tree(&d, &lines));
    const struct org_line *v = lines.v;
    bool office = false;
    for (size_t i = 0; i < lines.n; i++) {
        CHECK(!str_eq(v[i].name, S("何秀兰")) && !str_starts(v[i].name, S("各")));
        office = office || str_eq(v[i].name, S("办公室"));
    }
    CHECK(office);
}

BOTH(who_answers_alone_is_kept) {
    struct ctx c = {.arena = a};
    struct imported got;
    struct list people, duties, to;
    struct deed d = desk_new(a, &c, engine, NULL);
    add_unit(&d, S("青禾县图书馆"));
    str path = desk_file(a, S("2025年工作方案\n一、主要任务\n1.每月检查卫生。（责任人：李四）\n"
                              "2.由办公室举办讲堂4期。\n"));
    const struct import_in in = {.file = {.path = path}};
    CHECK_OK(&c, app_import(&d, &in, &got));
    unlink(str_z(a, path));
    CHECK_INT(got.filed.assigned, 2);
    CHECK_OK(&c, person_named(&c, d.db, S("李四"), &people));
    CHECK_INT(people.n, 1);
    CHECK_OK(&c, assignment_of_task(&c, d.db, 1, &to));
    CHECK_INT(to.n, 1);
    CHECK_INT(((const struct assignment *)to.v)->keeper, ((const struct person *)people.v)->id);
    CHECK_OK(&c, duty_of_task(&c, d.db, 1, &duties));
    CHECK_INT(duties.n, 12);
    desk_proven(a, &d);
}

BOTH(a_dry_run_counts_the_same_and_keeps_nothing) {
    struct ctx c = {.arena = a};
    struct import_in in = example;
    struct imported dry, real;
    struct list plans;
    struct deed d = desk_new(a, &c, engine, NULL);
    add_unit(&d, S("青禾县图书馆"));
    in.dry = true;
    CHECK_OK(&c, app_import(&d, &in, &dry));
    CHECK_OK(&c, plan_list(&c, d.db, &plans));
    CHECK_INT(plans.n, 0);
    CHECK_INT(dry.plan.id, 0);
    in.dry = false;
    CHECK_OK(&c, app_import(&d, &in, &real));
    CHECK_INT(dry.filed.tasks, real.filed.tasks);
    CHECK_INT(dry.filed.duties, real.filed.duties);
    CHECK_INT(dry.filed.orgs, real.filed.orgs);
}

/* Both files, byte by byte, under the digests of their records. */
BOTH(the_bytes_of_plan_and_annex_are_kept) {
    struct ctx c = {.arena = a};
    struct imported got;
    struct blob_store *store;
    struct deed d = desk_new(a, &c, engine, NULL);
    add_unit(&d, S("青禾县图书馆"));
    CHECK_OK(&c, app_import(&d, &example, &got));
    CHECK_OK(&c, files_open(&d, &store));
    static const char *const paths[] = {"examples/plan.txt", "examples/annex.csv"};
    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        struct document document;
        struct digest digest;
        u64 bytes;
        str file;
        CHECK_OK(&c, record_get(&c, d.db, &noun_document, got.plan.document + (i64)i, &document));
        CHECK_STR(document.name, file_base(str_from(paths[i])));
        CHECK_OK(&c, file_read(&c, paths[i], 1 << 20, &file));
        CHECK(digest_parse(document.digest, &digest));
        CHECK_OK(&c, blob_size(&c, store, &digest, &bytes));
        CHECK_INT(bytes, file.len);
        CHECK_INT(document.bytes, file.len);
    }
}

/* Nor is a folder made. */
TEST(a_dry_run_keeps_no_bytes) {
    struct ctx c = {.arena = a};
    struct import_in in = example;
    struct imported got;
    str folder;
    struct deed d = desk_new(a, &c, DB_SQLITE, NULL);
    add_unit(&d, S("青禾县图书馆"));
    in.dry = true;
    CHECK_OK(&c, app_import(&d, &in, &got));
    CHECK_OK(&c, files_address(&d, &folder));
    CHECK(access(str_z(a, folder), F_OK) != 0);
}

BOTH(the_same_document_is_refused_the_second_time) {
    struct ctx c = {.arena = a}, again = {.arena = a};
    struct imported got;
    struct list plans;
    struct deed d = desk_new(a, &c, engine, NULL);
    add_unit(&d, S("青禾县图书馆"));
    CHECK_OK(&c, app_import(&d, &example, &got));
    d.c = &again;
    CHECK_INT(app_import(&d, &example, &got), ERR_CONFLICT);
    CHECK(str_has(again.text, S("已经导入过")));
    CHECK_OK(&c, plan_list(&c, d.db, &plans));
    CHECK_INT(plans.n, 1);
    desk_proven(a, &d);
}

BOTH(without_a_unit_nothing_is_imported) {
    struct ctx c = {.arena = a}, two = {.arena = a}, essay = {.arena = a};
    struct imported got;
    struct deed d = desk_new(a, &c, engine, NULL);
    CHECK_INT(app_import(&d, &example, &got), ERR_NOT_FOUND);
    CHECK(str_has(c.text, S("bihuan org add")));
    d.c = &two;
    add_unit(&d, S("甲"));
    add_unit(&d, S("乙"));
    CHECK_INT(app_import(&d, &example, &got), ERR_INVALID);
    d.c = &essay;
    const struct import_in in = {.file = {.path = S("LICENSE")}, .unit = 1};
    CHECK_INT(app_import(&d, &in, &got), ERR_INVALID);
    CHECK(str_has(essay.text, S("没有可以列入台账的任务")));
}

/* Stages, festivals and the leading group, as plans name them. */
static const str staged =
    T("青禾县图书馆2025年创建省级文明单位实施方案\n一、组织领导\n成立创建工作领导小组。\n"
      "组长：何平（馆长）\n副组长：李明 副馆长\n成员：各科室负责人、王芳、赵刚\n"
      "二、实施步骤\n（一）第一阶段：宣传发动（2025年1月—3月）\n1.召开动员大会。由办公室负责。\n"
      "2.制定方案，2025年2月底前完成。由办公室负责。\n（二）全面实施阶段（2025年4月至10月）\n"
      "3.每月报送1次进展情况。由办公室牵头，读者部配合。\n"
      "4.在春节、清明、端午等传统节日开展“我们的节日”活动。由读者部负责。\n三、主要任务\n"
      "5.组织开展全国节能宣传周活动。由后勤部负责。\n6."
      "在国家网络安全宣传周开展宣传。由技术部负责。\n");

/* The duties of a task: label opens due, divided by spaces. */
static str duties_text(struct arena *a, struct deed *d, i64 task) {
    struct list list;
    struct out o = out_open(a);
    CHECK_OK(d->c, duty_of_task(d->c, d->db, task, &list));
    const struct duty *v = list.v;
    for (size_t i = 0; i < list.n; i++)
        out_fmt(&o, "%s%.*s %.*s %.*s", i > 0 ? " " : "", STR(v[i].label), STR(v[i].opens_on),
                STR(v[i].due_on));
    return out_str(&o);
}

BOTH(a_task_without_a_date_lies_in_its_stage) {
    struct ctx c = {.arena = a};
    struct list stages, tasks, duties;
    struct deed d = desk_new(a, &c, engine, NULL);
    struct imported got = desk_import(a, &d, staged);
    CHECK_INT(got.stages, 2);
    CHECK_OK(&c, stage_of_plan(&c, d.db, got.plan.id, &stages));
    const struct stage *stage = stages.v;
    CHECK_STR(stage[0].name, S("宣传发动"));
    CHECK_STR(stage[1].from_on, S("2025-04-01"));
    CHECK_STR(stage[1].until_on, S("2025-10-31"));
    CHECK_OK(&c, task_of_plan(&c, d.db, got.plan.id, &tasks));
    const struct task *task = tasks.v;
    CHECK_STR(duties_text(a, &d, task[0].id), S("宣传发动 2025-01-01 2025-03-31"));
    CHECK_STR(duties_text(a, &d, task[1].id), S("2025年2月底前 2025-01-01 2025-02-28"));
    CHECK_STR(task[2].period_from, S("")); /* that of the stage */
    CHECK_OK(&c, duty_of_task(&c, d.db, task[2].id, &duties));
    CHECK_INT(duties.n, 7);
    CHECK_INT(task[4].stage, 0);
    desk_proven(a, &d);
}

BOTH(festivals_and_announced_days_have_duties) {
    struct ctx c = {.arena = a};
    struct list tasks;
    struct deed d = desk_new(a, &c, engine, NULL);
    struct imported got = desk_import(a, &d, staged);
    CHECK_OK(&c, task_of_plan(&c, d.db, got.plan.id, &tasks));
    const struct task *task = tasks.v;
    CHECK_STR(task[3].festivals, S("chunjie qingming duanwu"));
    /* 春节 lies before the stage, whose first day cuts the window of 清明. */
    CHECK_STR(duties_text(a, &d, task[3].id),
              S("2025年端午节 2025-05-24 2025-06-03 2025年清明节 2025-04-01 2025-04-07"));
    CHECK_STR(duties_text(a, &d, task[4].id), S("2025年全国节能宣传周 2025-06-23 2025-06-29"));
    CHECK_STR(duties_text(a, &d, task[5].id), S("2025年国家网络安全宣传周（日期待公布）  "));
}

BOTH(the_leading_group_holds_its_posts_once) {
    struct ctx c = {.arena = a};
    struct list posts;
    struct deed d = desk_new(a, &c, engine, NULL);
    struct imported got = desk_import(a, &d, staged);
    CHECK_INT(got.posts, 4);
    CHECK_OK(&c, post_of_org(&c, d.db, got.plan.org, &posts));
    CHECK_INT(posts.n, 4);
    const struct post *post = posts.v;
    CHECK_STR(post[0].role, S("head"));
    CHECK_STR(post[0].title, S("馆长"));
    CHECK(!post[0].full_time);
    got = desk_import(a, &d, str_cat(a, staged, S("7.整理档案。由办公室负责。\n")));
    CHECK_INT(got.posts, 0);
    CHECK_OK(&c, post_of_org(&c, d.db, got.plan.org, &posts));
    CHECK_INT(posts.n, 4);
}

/* ---- duties made again ---- */

struct remake {
    struct duties_in in;
    struct duties_made made;
};

static err make(struct tx *tx, void *arg) {
    struct remake *w = arg;
    return duties_make(tx, &w->in, &w->made);
}

static err add_task(struct tx *tx, void *arg) {
    struct task *task = arg;
    struct org org = {.name = S("局"), .kind = S("unit")};
    TRY(record_add(tx, &noun_org, &org));
    struct plan plan = {.org = org.id, .year_from = 2025, .year_to = 2025, .state = S("adopted")};
    TRY(record_add(tx, &noun_plan, &plan));
    *task = (struct task){.plan = plan.id, .ordinal = 1, .cadence = S("quarterly")};
    return record_add(tx, &noun_task, task);
}

static err work_on(struct tx *tx, void *arg) {
    struct duty duty;
    TRY(record_get(tx->c, tx->db, &noun_duty, *(i64 *)arg, &duty));
    duty.state = S("active");
    duty.note = S("已开展");
    return record_set(tx, &noun_duty, &duty);
}

/* Quarterly, then monthly, then quarterly again: what somebody has worked on stays as it is. */
BOTH(making_again_never_touches_work) {
    struct ctx c = {.arena = a};
    struct task task;
    struct list duties;
    struct deed d = desk_new(a, &c, engine, NULL);
    CHECK_OK(&c, tx_run(&d, "fill", add_task, &task));
    const struct plan plan = {.id = task.plan, .year_from = 2025, .year_to = 2025};
    struct remake w = {.in = {.plan = &plan, .task = &task, .title = S("举办讲堂")}};
    CHECK_OK(&c, tx_run(&d, "make", make, &w));
    CHECK_INT(w.made.added, 4);
    CHECK_OK(&c, tx_run(&d, "make", make, &w));
    CHECK_INT(w.made.added, 0);
    CHECK_INT(w.made.kept, 4);
    CHECK_OK(&c, duty_of_task(&c, d.db, task.id, &duties));
    i64 second = ((const struct duty *)duties.v)[1].id;
    CHECK_OK(&c, tx_run(&d, "work", work_on, &second));
    task.cadence = S("monthly");
    CHECK_OK(&c, tx_run(&d, "make", make, &w));
    CHECK_INT(w.made.added, 12);
    CHECK_INT(w.made.voided, 3);
    CHECK_INT(w.made.kept, 1);
    task.cadence = S("quarterly"); /* what was given up lives again */
    CHECK_OK(&c, tx_run(&d, "make", make, &w));
    CHECK_INT(w.made.changed, 3);
    CHECK_INT(w.made.voided, 12);
    CHECK_OK(&c, duty_of_task(&c, d.db, task.id, &duties));
    const struct duty *v = duties.v;
    for (size_t i = 0; i < duties.n; i++) {
        if (v[i].id == second)
            CHECK_STR(v[i].note, S("已开展"));
    }
    desk_proven(a, &d);
}

SUITE(import_tests, BOTH_CASES(a_plan_becomes_a_ledger), BOTH_CASES(people_are_no_departments),
      BOTH_CASES(who_answers_alone_is_kept),
      BOTH_CASES(a_dry_run_counts_the_same_and_keeps_nothing), CASE(a_dry_run_keeps_no_bytes),
      BOTH_CASES(the_bytes_of_plan_and_annex_are_kept),
      BOTH_CASES(the_same_document_is_refused_the_second_time),
      BOTH_CASES(without_a_unit_nothing_is_imported), BOTH_CASES(making_again_never_touches_work),
      BOTH_CASES(a_task_without_a_date_lies_in_its_stage),
      BOTH_CASES(festivals_and_announced_days_have_duties),
      BOTH_CASES(the_leading_group_holds_its_posts_once))

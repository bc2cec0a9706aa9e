#include "app/rows.h"

#include "app/desk.h"
#include "app/org.h"
#include "app/suites.h"
#include "app/typed.h"
#include "base/limit.h"
#include "base/out.h"
#include "doc/fixture.h"
#include "port/file.h"
#include "port/tempdir.h"
#include "store/duty.h"
#include "store/person.h"

/* A file of our own for one test. */
static str put(struct arena *a, const char *name, str bytes) {
    struct ctx c = {.arena = a};
    const char *dir;
    CHECK_OK(&c, tempdir_open(&c, &dir));
    str path = str_fmt(a, "%s/%s", dir, name);
    FILE *f = fopen(str_z(a, path), "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, f), bytes.len);
    fclose(f);
    return path;
}

static struct rows_in csv_in(struct arena *a, str text) {
    return (struct rows_in){.file = {.path = put(a, "表.csv", text)}};
}

static i64 unit(struct deed *d, str name) {
    struct org org;
    CHECK_OK(d->c, app_org_add(d, (struct org){.name = name}, &org));
    return org.id;
}

static str told(struct arena *a, const struct rows_done *r) {
    return str_fmt(a, "%s %lld+%lld~%lld=%lld!%lld", r->kept ? "kept" : "left", (long long)r->rows,
                   (long long)r->added, (long long)r->changed, (long long)r->same,
                   (long long)r->bad);
}

static str one(struct arena *a, strs list) {
    return str_join(a, list, S("\n"));
}

static str csv_text(struct arena *a, str path) {
    struct ctx c = {.arena = a};
    str bytes;
    CHECK_OK(&c, file_read(&c, str_z(a, path), limit_value(LIMIT_FILE_BYTES), &bytes));
    return bytes;
}

/* ---- organisations ---- */

static const char orgs[] = "青禾县图书馆组织表,,,,\n"
                           "名称（必填）,上級,类别,属地,主管\n"
                           "二科室,青禾县图书馆/一部,科室,,\n"
                           "一部,青禾县图书馆,部门,,县文旅局\n"
                           "县文旅局,,主管机关,,\n";

BOTH(orgs_may_name_what_stands_further_down) {
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    struct rows_done done;
    struct org org;
    unit(&d, S("青禾县图书馆"));
    struct rows_in in = csv_in(a, str_from(orgs));
    CHECK_OK(&c, app_rows(&d, ROWS_ORGS, &in, &done));
    CHECK_STR(told(a, &done), S("kept 3+3~0=0!0"));
    CHECK_OK(&c, app_org_at(&c, d.db, S("青禾县图书馆/一部"), 0, &org));
    CHECK(org.line != 0);
    CHECK_OK(&c, app_org_at(&c, d.db, S("青禾县图书馆＞一部 / 二科室"), 0, &org));
    CHECK_OK(&c, app_rows(&d, ROWS_ORGS, &in, &done));
    CHECK_STR(told(a, &done), S("kept 3+0~0=3!0"));
    in = csv_in(a, S("名称,上级,类别\n一部,青禾县图书馆,队伍\n"));
    CHECK_OK(&c, app_rows(&d, ROWS_ORGS, &in, &done));
    CHECK_STR(one(a, done.changes), S("一部：类别 部门 → 队伍"));
    desk_proven(a, &d);
}

BOTH(one_bad_row_keeps_all_out_unless_it_is_skipped) {
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    struct rows_done done;
    struct list lines;
    struct rows_in in =
        csv_in(a, S("名称,上级,类别\n甲局,,单位\n=cmd|' /C calc'!A0,没有的,部门\n乙科,甲局,怪物\n"
                    "甲局,,单位\n,甲局,部门\n"));
    in.errors = put(a, "e.csv", S(""));
    CHECK_OK(&c, app_rows(&d, ROWS_ORGS, &in, &done));
    CHECK_STR(told(a, &done), S("left 5+1~0=0!4"));
    CHECK_STR(one(a, done.errors), S("B3 上级：没有组织“没有的”，请检查名称，或先建这个组织\n"
                                     "C4 类别：“怪物”不认识，可以写：主管机关、单位、部门、队伍\n"
                                     "第 5 行 与 第 2 行 重复\nA6 名称：没有写名称"));
    CHECK_OK(&c, app_org_tree(&d, &lines));
    CHECK_INT(lines.n, 0);
    str all = csv_text(a, done.file);
    CHECK(str_has(all, S("名称,上级,类别,错误\r\n甲局,,单位,\r\n")));
    CHECK(str_has(all, S("'=cmd|")) && !str_has(all, S("\n=cmd")));
    CHECK(str_has(all, S("乙科,甲局,怪物,类别：“怪物”不认识")));
    in.skip_bad = true;
    CHECK_OK(&c, app_rows(&d, ROWS_ORGS, &in, &done));
    CHECK_STR(told(a, &done), S("kept 5+1~0=0!4"));
    CHECK(!str_has(csv_text(a, done.file), S("甲局,,单位,\r\n")));
    CHECK_OK(&c, app_org_tree(&d, &lines));
    CHECK_INT(lines.n, 1);
    desk_proven(a, &d);
}

BOTH(a_dry_run_of_rows_keeps_nothing) {
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    struct rows_done done;
    struct list lines;
    struct rows_in in = csv_in(a, S("名称,类别\n甲局,单位\n乙局,怪物\n"));
    in.dry = in.skip_bad = true;
    CHECK_OK(&c, app_rows(&d, ROWS_ORGS, &in, &done));
    CHECK_STR(told(a, &done), S("left 2+1~0=0!1"));
    CHECK_STR(done.file, S(""));
    CHECK_OK(&c, app_org_tree(&d, &lines));
    CHECK_INT(lines.n, 0);
}

/* The workbook of errors is read back as it stands. */
BOTH(the_file_of_errors_can_be_mended_and_imported) {
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    struct rows_done done;
    struct rows_in in = csv_in(a, S("名称,类别\n甲局,单位\n乙局,怪物\n"));
    CHECK_OK(&c, app_rows(&d, ROWS_ORGS, &in, &done));
    CHECK(str_ends(done.file, S("/表.错误.xlsx")));
    const struct rows_in again = {
        .file = {.path = done.file}, .errors = put(a, "e.csv", S("")), .skip_bad = true};
    CHECK_OK(&c, app_rows(&d, ROWS_ORGS, &again, &done));
    CHECK_STR(told(a, &done), S("kept 2+1~0=0!1"));
    CHECK_STR(csv_text(a, done.file),
              S("\xEF\xBB\xBF名称,类别,错误\r\n乙局,怪物,"
                "类别：“怪物”不认识，可以写：主管机关、单位、部门、队伍\r\n"));
    const struct rows_in over = {.file = again.file, .errors = again.file.path};
    struct ctx late = {.arena = a};
    d.c = &late;
    CHECK_INT(app_rows(&d, ROWS_ORGS, &over, &done), ERR_INVALID);
    CHECK(str_has(late.text, S("是要导入的文件")));
}

/* ---- people ---- */

static const char people[] = "姓名,单位/部门,职务,角色,专职/兼职,起止日期,手机\n"
                             "何秀兰,工会,主席,副組長,兼职,2024-01-01 至 2025-12-31,13800000000\n"
                             "李四,青禾县图书馆/工会,主任,组长,专职,45838,\n"
                             "王五,工会,,联络员,,２０２５年１月１日,\n";

BOTH(people_are_known_again_and_changes_told) {
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    struct rows_done done;
    struct org union_;
    struct list posts, named;
    i64 top = unit(&d, S("青禾县图书馆"));
    CHECK_OK(&c, app_org_add(&d, (struct org){.name = S("工会"), .above = top}, &union_));
    struct rows_in in = csv_in(a, str_from(people));
    CHECK_OK(&c, app_rows(&d, ROWS_PEOPLE, &in, &done));
    CHECK_STR(told(a, &done), S("kept 3+3~0=0!0"));
    CHECK(str_has(done.note, S("手机号")));
    CHECK_OK(&c, post_of_org(&c, d.db, union_.id, &posts));
    CHECK_INT(posts.n, 2);
    const struct post *post = posts.v;
    CHECK_STR(post[0].role, S("head"));
    CHECK_STR(post[0].from_on, S("2025-06-30"));
    CHECK(post[0].full_time);
    CHECK_STR(post[1].from_on, S("2025-01-01"));
    CHECK_OK(&c, app_rows(&d, ROWS_PEOPLE, &in, &done));
    CHECK_STR(told(a, &done), S("kept 3+0~0=3!0"));
    in = csv_in(a, S("姓名,部门,职务,角色\n李四,工会,副主任,组长\n何秀兰,工会,,成员\n"));
    CHECK_OK(&c, app_rows(&d, ROWS_PEOPLE, &in, &done));
    CHECK_STR(told(a, &done), S("kept 2+0~2=0!0"));
    CHECK_STR(one(a, done.changes),
              S("李四（工会）：职务 主任 → 副主任\n何秀兰（工会）：新任成员"));
    CHECK_OK(&c, person_named(&c, d.db, S("何秀兰"), &named));
    CHECK_INT(named.n, 1);
    desk_proven(a, &d);
}

BOTH(a_name_may_be_that_of_somebody_elsewhere) {
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    struct rows_done done;
    struct list named;
    unit(&d, S("甲局"));
    unit(&d, S("乙局"));
    struct rows_in in = csv_in(a, S("姓名,单位\n李四,甲局\n李四,乙局\n"));
    CHECK_OK(&c, app_rows(&d, ROWS_PEOPLE, &in, &done));
    CHECK_STR(told(a, &done), S("kept 2+2~0=0!0"));
    CHECK_OK(&c, person_named(&c, d.db, S("李四"), &named));
    CHECK_INT(named.n, 2);
}

BOTH(what_is_wrong_with_people_is_told_by_cell) {
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    struct rows_done done;
    struct out big = out_open(a);
    unit(&d, S("甲局"));
    out_raw(&big, S("姓名,单位,角色,专兼职,开始日期,结束日期\n甲,乙局,,,,\n乙,甲局,皇帝,,,\n"
                    "丙,甲局,,临时,,\n丁,甲局,,,2025-02-30,\n戊,甲局,,,2025-02-01,2025-01-01\n"
                    "#REF!,甲局,,,,\n,甲局,成员,,,\n己,甲局,,,,\n己,甲局,,,,\n"));
    out_repeat(&big, 'x', 1 << 20);
    out_raw(&big, S(",甲局,,,,\n"));
    struct rows_in in = csv_in(a, out_str(&big));
    CHECK_OK(&c, app_rows(&d, ROWS_PEOPLE, &in, &done));
    CHECK_STR(told(a, &done), S("left 10+1~0=0!9"));
    CHECK_STR(one(a, done.errors),
              S("B2 单位：没有组织“乙局”，请检查名称，或先建这个组织\n"
                "C3 角色：“皇帝”不认识，可以写：组长、副组长、成员、创建办、第一责任人、分管领导、"
                "联络员、工作人员\nD4 专职/兼职：“临时”不认识，请写专职或兼职\n"
                "E5 开始日期：“2025-02-30”不是日期，请写成 2025-06-30\n"
                "F6 结束日期：结束日期早于开始日期\nA7 姓名：公式出错（#REF!），请改成文字\n"
                "A8 姓名：没有写姓名\n第 10 行 与 第 9 行 重复\nA11 姓名：太长，最多 50 个字"));
}

/* ---- ledgers ---- */

#define IN(place, text) "<c r=\"" place "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

static const char ledger[] =
    "<sheetData><row r=\"1\">" IN("A1", "青禾县图书馆2025年责任清单") "</row><row r=\"3\">" IN(
        "A3", "序号") IN("B3", "工作任务") IN("C3", "牵头部门") IN("D3", "责任人")
        IN("E3", "完成时限") "</row><row r=\"4\"><c r=\"A4\"><v>1.0</v></c>" IN(
            "B4", "举办道德讲堂") IN("C4", "工会")
            IN("D4",
               "何秀兰") "<c r=\"E4\"><v>45838</v></c></row><row r=\"5\"><c "
                         "r=\"A5\"><v>2</v></c>" IN(
                             "B5",
                             "每季度开展志愿服务") "</row><row r=\"7\"><c "
                                                   "r=\"A7\"><v>3</v></c>" IN("B7", "=cmd|calc") IN(
                                                       "C7", "办公室") "<c r=\"E7\" "
                                                                       "t=\"str\"><f>TEXT(1,2)</"
                                                                       "f><v>2025年９月底前</v></"
                                                                       "c></row><row "
                                                                       "r=\"90\"><c "
                                                                       "r=\"A90\"/></row></"
                                                                       "sheetData><mergeCells><"
                                                                       "mergeCell ref=\"A1:E1\"/>"
                                                                       "<mergeCell "
                                                                       "ref=\"C4:C5\"/></"
                                                                       "mergeCells>";

BOTH(a_ledger_becomes_a_plan_row_by_row) {
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    struct rows_done done;
    struct list tasks, rows;
    unit(&d, S("青禾县图书馆"));
    const struct rows_in in = {
        .file = {.path = put(a, "清单.xlsx", xlsx_of(a, ledger, NULL, NULL))}};
    CHECK_OK(&c, app_rows(&d, ROWS_LEDGER, &in, &done));
    CHECK_STR(one(a, done.errors), S(""));
    CHECK_STR(told(a, &done), S("kept 3+3~0=0!0"));
    CHECK_INT(done.filed.duties, 6);
    CHECK_INT(done.filed.assigned, 3);
    CHECK_INT(done.plan.year_from, 2025);
    CHECK_OK(&c, task_of_plan(&c, d.db, done.plan.id, &tasks));
    const struct task *task = tasks.v;
    CHECK_STR(task[0].due, S("2025-06-30"));
    CHECK_STR(task[1].cadence, S("quarterly"));
    CHECK_STR(task[2].due, S("2025-09"));
    const struct duty_filter filter = {.plan = done.plan.id, .limit = 100};
    CHECK_OK(&c, duty_list(&c, d.db, &filter, &rows));
    CHECK_INT(rows.n, 6);
    struct ctx twice = {.arena = a};
    d.c = &twice;
    CHECK_INT(app_rows(&d, ROWS_LEDGER, &in, &done), ERR_CONFLICT);
    d.c = &c;
    desk_proven(a, &d);
}

BOTH(a_ledger_that_comes_again_updates_its_plan) {
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    struct rows_done done;
    struct list past, who;
    unit(&d, S("青禾县图书馆"));
    struct rows_in in = csv_in(a, S("任务,牵头部门,责任人,时限\n举办讲堂,工会,何秀兰,2025-06-30\n"
                                    "制定方案,办公室,,2025-03-31\n"));
    in.title = S("2025年台账");
    CHECK_OK(&c, app_rows(&d, ROWS_LEDGER, &in, &done));
    CHECK_STR(done.plan.title, S("2025年台账"));
    in = csv_in(a, S("任务,牵头部门,责任人,时限\n举办讲堂,团委,何秀兰,2025-09-30\n"
                     "制定方案,办公室,,2025-03-31\n总结工作,办公室,,2025-12-31\n"));
    in.plan = done.plan.id;
    CHECK_OK(&c, app_rows(&d, ROWS_LEDGER, &in, &done));
    CHECK_STR(told(a, &done), S("kept 3+1~1=1!0"));
    CHECK_STR(one(a, done.changes), S("举办讲堂：时限 2025-06-30 → 2025-09-30，牵头部门有变"));
    CHECK_OK(&c, app_rows(&d, ROWS_LEDGER, &in, &done));
    CHECK_STR(told(a, &done), S("kept 3+0~0=3!0"));
    struct list tasks;
    CHECK_OK(&c, task_of_plan(&c, d.db, done.plan.id, &tasks));
    const struct task *task = tasks.v;
    CHECK_INT(tasks.n, 3);
    CHECK_INT(task[2].ordinal, 3);
    CHECK_OK(&c, task_history(&c, d.db, task[0].id, &past));
    CHECK_INT(past.n, 1);
    CHECK_OK(&c, assignment_of_task(&c, d.db, task[0].id, &who));
    CHECK_INT(who.n, 1);
    desk_proven(a, &d);
}

BOTH(what_is_wrong_with_a_ledger_is_told_by_cell) {
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    struct rows_done done;
    struct list plans;
    unit(&d, S("青禾县图书馆"));
    struct rows_in in =
        csv_in(a, S("序号,任务,牵头部门,时限\n1,举办讲堂,工会,2025-02-30\n2,,工会,2025-03\n"
                    "3,制定方案,办公室,12月32日\n4,检查卫生,办公室,第3个9天\n"
                    "5,长期工作,办公室,长期坚持\n6,开展培训,工会,2025-03\n7,开展培训,工会,2025-03\n"
                    "8,清理台账,#REF!,2025-03\n合计,,,\n"));
    CHECK_OK(&c, app_rows(&d, ROWS_LEDGER, &in, &done));
    CHECK_STR(one(a, done.errors),
              S("D2 时限：没有“2025-02-30”这一天\nB3 任务：没有写任务\n"
                "D4 时限：没有“12月32日”这一天\n"
                "D5 时限：“第3个9天”看不懂，请写成 2025-06-30、2025年6月底前或每季度\n"
                "第 8 行 与 第 7 行 重复\nC9 牵头部门：公式出错（#REF!），请改成文字"));
    CHECK_STR(told(a, &done), S("left 8+2~0=0!6"));
    CHECK_OK(&c, plan_list(&c, d.db, &plans));
    CHECK_INT(plans.n, 0);
}

TEST(a_day_is_known_however_it_is_written) {
    static const char *const cases[][2] = {
        {"2025-06-30", "2025-06-30"},
        {"2025/6/3", "2025-06-03"},
        {"2025.6.30", "2025-06-30"},
        {"2025年6月30日", "2025-06-30"},
        {"20250630", "2025-06-30"},
        {"45838", "2025-06-30"},
        {"45838.0", "2025-06-30"},
        {"２０２５年６月３０日", "2025-06-30"},
        {" 2025-06-30 08:30 ", "2025-06-30"},
        {"2025-02-30", ""},
        {"2025-06", ""},
        {"12", ""},
        {"", ""},
        {"去年", ""},
        {"-", ""},
        {"2025-06-30-1", ""},
        {"999999999999999999999", ""},
        {"1-2-3", ""},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        str day = S("");
        CHECK_INT(typed_day(a, str_from(cases[i][0]), &day), cases[i][1][0] != '\0');
        CHECK_STR(day, str_from(cases[i][1]));
    }
}

SUITE(rows_tests, BOTH_CASES(orgs_may_name_what_stands_further_down),
      BOTH_CASES(one_bad_row_keeps_all_out_unless_it_is_skipped),
      BOTH_CASES(a_dry_run_of_rows_keeps_nothing),
      BOTH_CASES(the_file_of_errors_can_be_mended_and_imported),
      BOTH_CASES(people_are_known_again_and_changes_told),
      BOTH_CASES(a_name_may_be_that_of_somebody_elsewhere),
      BOTH_CASES(what_is_wrong_with_people_is_told_by_cell),
      BOTH_CASES(a_ledger_becomes_a_plan_row_by_row),
      BOTH_CASES(a_ledger_that_comes_again_updates_its_plan),
      BOTH_CASES(what_is_wrong_with_a_ledger_is_told_by_cell),
      CASE(a_day_is_known_however_it_is_written))

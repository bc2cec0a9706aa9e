#include "app/record.h"

#include "app/desk.h"
#include "app/kind.h"
#include "app/org.h"
#include "app/record_list.h"
#include "app/settings.h"
#include "app/suites.h"
#include "store/plan.h"
#include "store/proof.h"

/* A unit with a department, the kinds, and one duty. */
static struct deed filled(struct arena *a, struct ctx *c, enum db_engine engine) {
    struct deed d = desk_new(a, c, engine, NULL);
    struct org org;
    i64 added;
    CHECK_OK(c, app_kinds_ship(&d, &added));
    CHECK_OK(c, app_org_add(&d, (struct org){.name = S("图书馆")}, &org));
    CHECK_OK(c, app_org_add(&d, (struct org){.name = S("办公室"), .above = org.id}, &org));
    return d;
}

/* A record with nothing said of its quantities. */
static struct record_in told(str kind) {
    return (struct record_in){.kind = kind,
                              .title = S("三月学习"),
                              .happened_on = S("2025-03-05"),
                              .times = RECORD_NOT_SAID,
                              .persons = RECORD_NOT_SAID,
                              .minutes = RECORD_NOT_SAID,
                              .amount_milli = RECORD_NOT_SAID};
}

static struct record add(struct deed *d, const struct record_in *in) {
    struct record record;
    CHECK_OK(d->c, app_record_add(d, in, &record));
    return record;
}

/* The sentence with which a record is refused. */
static str refused(struct arena *a, struct deed d, const struct record_in *in) {
    struct ctx own = {.arena = a};
    struct record record;
    d.c = &own;
    CHECK(app_record_add(&d, in, &record) != OK);
    return own.text;
}

BOTH(a_draft_is_filled_in_filed_and_counts_then) {
    struct ctx c = {.arena = a};
    struct book book;
    struct deed d = filled(a, &c, engine);
    struct record_in in = told(S("集中学习"));
    in.persons = 35;
    in.minutes = 150;
    struct record record = add(&d, &in);
    CHECK_STR(record.state, S("draft"));
    CHECK_INT(record.times, 1);
    CHECK_OK(&c, app_record_sums(&d, &(struct record_ask){0}, &book));
    CHECK_INT(book.sheets->n, 1); /* nothing but the line of all */
    CHECK_OK(&c, app_record_file(&d, record.id, &record));
    CHECK_INT(record.filed_at, d.now);
    CHECK_OK(&c, app_record_sums(&d, &(struct record_ask){.org = record.org}, &book));
    const struct sum_line *line = book.sheets->rows;
    CHECK_INT(book.sheets->n, 2);
    CHECK_INT(line[0].persons, 35);
    CHECK_INT(line[0].hours.v, 2500);
    CHECK_INT(line[1].hours.v, 2500);
    CHECK_OK(&c, app_record_book(&d, &(struct record_ask){.kind = S("study"), .limit = 5}, &book));
    CHECK_INT(book.sheets->n, 1);
    desk_proven(a, &d);
}

BOTH(what_a_kind_does_not_count_stays_out_of_the_sum) {
    struct ctx c = {.arena = a};
    struct book book;
    struct deed d = filled(a, &c, engine);
    struct record_in in = told(S("讲堂"));
    str theme = S("主题=敬业");
    in.set = (strs){&theme, 1};
    in.minutes = 60;
    struct record record = add(&d, &in);
    CHECK_OK(&c, app_record_file(&d, record.id, &record));
    CHECK_OK(&c, app_record_sums(&d, &(struct record_ask){0}, &book));
    CHECK_INT(((const struct sum_line *)book.sheets->rows)->hours.v, 0);
}

/* What a sensitive kind takes by default: day, counts, and where the paper lies. */
BOTH(of_a_sensitive_kind_only_time_and_count_are_kept) {
    struct ctx c = {.arena = a};
    struct deed d = filled(a, &c, engine);
    struct record_in bare = told(S("家访"));
    bare.title = S("");
    const struct {
        size_t member;
        str says;
    } texts[] = {{offsetof(struct record_in, title), S("不记标题")},
                 {offsetof(struct record_in, place), S("不记地点")},
                 {offsetof(struct record_in, host), S("不记主持人")},
                 {offsetof(struct record_in, people), S("不记参加人员")},
                 {offsetof(struct record_in, summary), S("不记内容摘要")}};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct record_in in = bare;
        *(str *)(void *)((char *)&in + texts[i].member) = S("张三家中有困难");
        CHECK(str_has(refused(a, d, &in), texts[i].says));
    }
    str paper = S("纸质件存放处=3号盒");
    bare.set = (strs){&paper, 1};
    bare.persons = 2;
    struct record record = add(&d, &bare);
    CHECK_OK(&c, app_record_file(&d, record.id, &record));
    CHECK_OK(&c, app_kind_field(&d, S("家访"),
                                (struct kind_field){.label = S("家庭情况"), .type = S("text")}));
    str text = S("家庭情况=困难");
    bare.set = (strs){&text, 1};
    CHECK(str_has(refused(a, d, &bare), S("不记家庭情况")));
    CHECK_OK(&c, app_setting_set(&d, S("record.sensitive"), S("all")));
    bare.people = S("张三");
    CHECK_STR(add(&d, &bare).people, S("张三"));
    desk_proven(a, &d);
}

/* What is typed wrongly. To add one: a row. */
BOTH(records_that_cannot_be_are_refused) {
    struct ctx c = {.arena = a};
    struct deed d = filled(a, &c, engine);
    const i64 none = 77;
    struct record_in in[] = {told(S("家")),        told(S("study")), told(S("study")),
                             told(S("study")),     told(S("study")), told(S("study")),
                             told(S("study")),     told(S("study")), told(S("study")),
                             told(S("廉政风险点"))};
    static const str says[] = {
        T("没有“家”"),        T("不是有效的日期"),  T("早于开始日期"),
        T("编号为 9 的组织"), T("编号为 9 的点位"), T("密级标志"),
        T("控制字符"),        T("填得太大"),        T("编号为 77 的责任事项"),
        T("没有“廉政风险点”")};
    in[1].happened_on = S("2025-02-30");
    in[2].until_on = S("2025-03-01");
    in[3].org = 9;
    in[4].site = 9;
    in[5].summary = S("机密★20年");
    in[6].people = S("a\033[31m");
    in[7].persons = INT64_MAX;
    in[8].duties = &none;
    in[8].n_duties = 1;
    for (size_t i = 0; i < COUNT_OF(in); i++)
        CHECK(str_has(refused(a, d, &in[i]), says[i]));
    struct list rows;
    CHECK_OK(&c, record_list(&c, d.db, &(struct record_filter){.limit = 10}, &rows));
    CHECK_INT(rows.n, 0);
}

BOTH(hostile_texts_stay_texts) {
    static const str texts[] = {T("'; DROP TABLE record; --"), T("\"><script>"), T("$1 ? %s"),
                                T("=cmd|' /C calc'!A0")};
    struct ctx c = {.arena = a};
    struct record got;
    struct deed d = filled(a, &c, engine);
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct record_in in = told(S("study"));
        str pair = str_cat(a, S("学习主题="), texts[i]);
        in.title = texts[i];
        in.set = (strs){&pair, 1};
        struct record record = add(&d, &in);
        CHECK_OK(&c, record_get(&c, d.db, &noun_record, record.id, &got));
        CHECK_STR(got.title, texts[i]);
    }
    desk_proven(a, &d);
}

BOTH(a_record_is_filed_only_when_it_is_whole) {
    struct ctx c = {.arena = a};
    struct deed d = filled(a, &c, engine);
    struct record_in no_day = told(S("study")), future = no_day, no_field = told(S("讲堂"));
    no_day.happened_on = S("");
    future.happened_on = S("2025-06-16");
    const struct {
        struct record_in *in;
        str says;
    } cases[] = {{&no_day, S("缺日期")}, {&future, S("还没到")}, {&no_field, S("缺“主题”")}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct ctx own = {.arena = a};
        struct record record = add(&d, cases[i].in);
        struct deed other = d;
        other.c = &own;
        CHECK_INT(app_record_file(&other, record.id, &record), ERR_INVALID);
        CHECK(str_has(own.text, cases[i].says));
    }
}

/* A duty that the tests quote by: what a meeting has decided. */
static struct duty decided(struct arena *a, struct deed *d, i64 *meeting_out) {
    struct record_in in = told(S("支部党员大会"));
    struct record meeting = add(d, &in);
    struct task task;
    struct list duties;
    const struct decision_in what = {
        .record = meeting.id, .text = S("整改书架"), .org = 2, .due = S("2025-07-31")};
    CHECK_OK(d->c, app_record_decide(d, &what, &task));
    CHECK_INT(task.record, meeting.id);
    CHECK_STR(task.source, S("meeting"));
    CHECK_OK(d->c, duty_of_task(d->c, d->db, task.id, &duties));
    CHECK_INT(duties.n, 1);
    *meeting_out = meeting.id;
    return *(const struct duty *)duties.v;
}

BOTH(a_decision_becomes_a_duty_that_leads_back_to_its_meeting) {
    struct ctx c = {.arena = a};
    struct list tasks, plans;
    struct task second;
    i64 meeting;
    struct deed d = filled(a, &c, engine);
    struct duty duty = decided(a, &d, &meeting);
    CHECK_INT(duty.org, 2);
    CHECK_STR(duty.due_on, S("2025-07-31"));
    const struct decision_in more = {
        .record = meeting, .text = S("添置座椅"), .org = 2, .due = S("2025-09")};
    CHECK_OK(&c, app_record_decide(&d, &more, &second));
    CHECK_INT(second.ordinal, 2);
    CHECK_OK(&c, task_of_record(&c, d.db, meeting, &tasks));
    CHECK_INT(tasks.n, 2);
    CHECK_OK(&c, plan_list(&c, d.db, &plans));
    CHECK_INT(plans.n, 1); /* both in the plan of that year's decisions */
    CHECK_STR(((const struct plan *)plans.v)->title, S("2025年会议议定事项"));
    CHECK_INT(((const struct plan *)plans.v)->org, 1);
    desk_proven(a, &d);
}

BOTH(decisions_that_cannot_be_are_refused) {
    static const struct {
        struct decision_in in;
        str says;
    } cases[] = {
        {{.record = 1, .text = T("x"), .org = 2, .due = T("2025")}, T("不是会议")},
        {{.record = 2, .text = T(" "), .org = 2, .due = T("2025")}, T("不能为空")},
        {{.record = 2, .text = T("x"), .due = T("2025")}, T("牵头部门")},
        {{.record = 2, .text = T("x"), .org = 2, .due = T("")}, T("时限")},
        {{.record = 2, .text = T("x"), .org = 2, .due = T("XXXX-04")}, T("时限")},
        {{.record = 2, .text = T("x"), .org = 9, .due = T("2025")}, T("编号为 9 的组织")},
        {{.record = 2, .text = T("x"), .org = 2, .due = T("2025"), .plan = 9},
         T("编号为 9 的方案")},
        {{.record = 9, .text = T("x"), .org = 2, .due = T("2025")}, T("编号为 9 的活动记录")},
    };
    struct ctx c = {.arena = a};
    struct deed d = filled(a, &c, engine);
    const struct record_in study = told(S("study")), meeting = told(S("支部党员大会"));
    struct task task;
    add(&d, &study);
    add(&d, &meeting);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct ctx own = {.arena = a};
        struct deed other = d;
        other.c = &own;
        CHECK(app_record_decide(&other, &cases[i].in, &task) != OK);
        if (!str_has(own.text, cases[i].says))
            print_error("%.*s\n", STR(own.text));
        CHECK(str_has(own.text, cases[i].says));
    }
}

BOTH(what_is_quoted_cannot_be_given_up) {
    struct ctx c = {.arena = a}, bad = {.arena = a};
    struct list lines;
    i64 meeting;
    struct deed d = filled(a, &c, engine);
    struct duty duty = decided(a, &d, &meeting);
    const struct record_in in = told(S("study"));
    struct record record = add(&d, &in);
    CHECK_OK(&c, app_record_quote(&d, record.id, &duty.id, 1));
    CHECK_OK(&c, app_record_quote(&d, record.id, &duty.id, 1)); /* twice is once */
    CHECK_OK(&c, app_record_quoted(&d, duty.id, &lines));
    CHECK_INT(lines.n, 1);
    d.c = &bad;
    CHECK_INT(app_record_void(&d, record.id, &record), ERR_INVALID);
    CHECK(str_has(bad.text, S("请先取消引用")));
    d.c = &c;
    CHECK_OK(&c, app_record_unquote(&d, record.id, &duty.id, 1));
    CHECK_OK(&c, app_record_void(&d, record.id, &record));
    struct ctx late = {.arena = a};
    d.c = &late;
    CHECK_INT(app_record_quote(&d, record.id, &duty.id, 1), ERR_INVALID);
    CHECK(str_has(late.text, S("已作废")));
    desk_proven(a, &d);
}

BOTH(what_a_duty_was_handed_in_with_cannot_be_taken_away) {
    struct ctx c = {.arena = a}, bad = {.arena = a};
    i64 meeting;
    struct deed d = filled(a, &c, engine);
    struct duty duty = decided(a, &d, &meeting);
    struct record_in in = told(S("study"));
    in.duties = &duty.id;
    in.n_duties = 1;
    struct record record = add(&d, &in);
    CHECK_OK(&c, db_script(&c, d.db, S("UPDATE duty SET state = 'review'")));
    d.c = &bad;
    CHECK_INT(app_record_unquote(&d, record.id, &duty.id, 1), ERR_INVALID);
    CHECK(str_has(bad.text, S("待审核")));
}

SUITE(record_tests, BOTH_CASES(a_draft_is_filled_in_filed_and_counts_then),
      BOTH_CASES(what_a_kind_does_not_count_stays_out_of_the_sum),
      BOTH_CASES(of_a_sensitive_kind_only_time_and_count_are_kept),
      BOTH_CASES(records_that_cannot_be_are_refused), BOTH_CASES(hostile_texts_stay_texts),
      BOTH_CASES(a_record_is_filed_only_when_it_is_whole),
      BOTH_CASES(a_decision_becomes_a_duty_that_leads_back_to_its_meeting),
      BOTH_CASES(decisions_that_cannot_be_are_refused),
      BOTH_CASES(what_is_quoted_cannot_be_given_up),
      BOTH_CASES(what_a_duty_was_handed_in_with_cannot_be_taken_away))

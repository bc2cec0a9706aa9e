#include "app/roles.h"

#include "app/duty_flow.h"
#include "app/measure.h"
#include "app/org.h"
#include "app/people.h"
#include "app/settings.h"
#include "app/sign_in.h"
#include "app/suites.h"
#include "app/task_change.h"
#include "store/plan.h"
#include "store/task.h"

/* ---- the table ---- */

/* How many roles a row names, and how many of them exist. */
static void count_roles(const struct deed_row *row, int *named_out, int *there_out) {
    *named_out = row->roles[0] != '\0';
    *there_out = 0;
    for (const char *at = row->roles; *at != '\0'; at++)
        *named_out += *at == ' ';
    for (size_t i = 0; i < role_names_n; i++)
        *there_out += deed_is_of(row, str_from(role_names[i].kind));
}

TEST(every_deed_stands_once_with_roles_that_exist) {
    for (size_t i = 0; i < deed_rows_n; i++) {
        const struct deed_row *row = &deed_rows[i];
        int named, there;
        CHECK(deed_find(str_from(row->deed)) == row);
        CHECK(row->called[0] != '\0');
        CHECK_INT(row->roles[0] == '\0', row->reach <= REACH_SELF);
        count_roles(row, &named, &there);
        CHECK_INT(named, there);
    }
    CHECK(deed_find(S("dance")) == NULL);
}

TEST(every_event_is_a_deed_of_its_actor) {
    static const struct {
        const struct flow *flow;
        const char *noun;
        enum reach reach;
    } flows[] = {{&duty_flow, "duty", REACH_DUTY}, {&measure_flow, "measure", REACH_ORG}};
    for (size_t i = 0; i < COUNT_OF(flows); i++)
        for (size_t k = 0; k < flows[i].flow->rows_n; k++) {
            const struct flow_row *way = &flows[i].flow->rows[k];
            const struct deed_row *row = deed_find(str_fmt(a, "%s %s", way->event, flows[i].noun));
            CHECK(row != NULL && row->reach == flows[i].reach);
            CHECK(deed_is_of(row, str_from(way->actor)));
        }
}

TEST(a_role_is_known_by_both_its_names) {
    for (size_t i = 0; i < role_names_n; i++) {
        CHECK(role_named(str_from(role_names[i].kind)) == &role_names[i]);
        CHECK(role_named(str_from(role_names[i].called)) == &role_names[i]);
    }
    CHECK(role_named(S("")) == NULL);
}

/* ---- who may what ---- */

/* A unit with three departments, a team in the first, and a duty that the first leads and the
 * second supports; another unit beside it. */
struct house {
    i64 unit, leads, supports, stranger, team, other;
    i64 task, duty;
};

static err add_duty(struct tx *tx, void *arg) {
    struct house *h = arg;
    struct plan plan = {.org = h->unit, .title = S("方案"), .state = S("adopted")};
    TRY(record_add(tx, &noun_plan, &plan));
    struct task task = {.plan = plan.id, .ordinal = 1, .text = S("举办讲堂")};
    TRY(record_add(tx, &noun_task, &task));
    struct assignment lead = {.task = task.id, .org = h->leads, .role = S("lead")},
                      support = {.task = task.id, .org = h->supports, .role = S("support")},
                      watch = {.task = task.id, .org = h->stranger, .role = S("supervise")};
    TRY(record_add(tx, &noun_assignment, &lead));
    TRY(record_add(tx, &noun_assignment, &support));
    TRY(record_add(tx, &noun_assignment, &watch));
    struct duty duty = {.plan = plan.id,
                        .task = task.id,
                        .org = h->leads,
                        .key = S("once"),
                        .state = S("unsigned")};
    TRY(record_add(tx, &noun_duty, &duty));
    h->task = task.id;
    h->duty = duty.id;
    return OK;
}

static struct house build(struct deed *d) {
    struct house h = {.unit = people_org(d, S("馆"), 0), .other = people_org(d, S("所"), 0)};
    h.leads = people_org(d, S("办公室"), h.unit);
    h.supports = people_org(d, S("读者部"), h.unit);
    h.stranger = people_org(d, S("技术部"), h.unit);
    h.team = people_org(d, S("志愿队"), h.leads);
    CHECK_OK(d->c, tx_run(d, "fill", add_duty, &h));
    people_add(d, S("chief"), "system clerk", h.unit);
    people_add(d, S("leads"), "department", h.leads);
    people_add(d, S("supports"), "department", h.supports);
    people_add(d, S("stranger"), "department", h.stranger);
    people_add(d, S("team"), "department", h.team);
    people_add(d, S("whole"), "department", h.unit);
    people_add(d, S("clerk"), "clerk", h.unit);
    people_add(d, S("foreign"), "system clerk", h.other);
    people_add(d, S("leader"), "leader", h.unit);
    return h;
}

/* The way of one duty, and who is stopped on it. */
static const struct {
    const char *login, *event;
    bool may;
} steps[] = {
    {"stranger", "accept", false}, {"team", "accept", false},     {"foreign", "accept", false},
    {"leader", "accept", false},   {"leads", "accept", true},     {"supports", "progress", true},
    {"whole", "progress", true},   {"leads", "submit", true},     {"leads", "approve", false},
    {"whole", "approve", false},   {"foreign", "approve", false}, {"stranger", "withdraw", false},
    {"leads", "withdraw", true},   {"clerk", "submit", true},     {"clerk", "approve", true},
    {"leads", "close", false},     {"chief", "close", true},
};

BOTH(each_does_his_part_of_a_duty_and_no_other) {
    struct ctx c = {.arena = a};
    struct list duties;
    struct deed d = desk_new(a, &c, engine, NULL);
    struct house h = build(&d);
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        struct deed as = people_as(&d, str_from(steps[i].login));
        const struct duty_event event = {
            .duties = {&h.duty, 1}, .event = str_from(steps[i].event), .progress_pct = -1};
        err e = app_duty(&as, &event, &duties);
        if ((e == OK) != steps[i].may)
            print_error("step %zu: %.*s\n", i, STR(as.c->text));
        CHECK_INT(e, steps[i].may ? OK : ERR_DENIED);
    }
    struct deed leads = people_as(&d, S("leads"));
    const struct duty_event event = {
        .duties = {&h.duty, 1}, .event = S("reopen"), .progress_pct = -1};
    CHECK_INT(app_duty(&leads, &event, &duties), ERR_DENIED);
    CHECK_STR(leads.c->text, S("重新打开责任事项由创建办办理，账号 leads 没有这个角色"));
    struct deed stranger = people_as(&d, S("stranger"));
    const struct duty_event other = {
        .duties = {&h.duty, 1}, .event = S("progress"), .progress_pct = -1};
    CHECK_INT(app_duty(&stranger, &other, &duties), ERR_DENIED);
    CHECK_STR(stranger.c->text,
              S("报进展由“办公室”的责任部门或创建办办理，账号 stranger 没有这个角色"));
    desk_proven(a, &d);
}

BOTH(a_task_is_the_clerks_and_a_measure_its_departments) {
    struct ctx c = {.arena = a};
    struct measure measure;
    struct task_changed changed;
    struct deed d = desk_new(a, &c, engine, NULL);
    struct house h = build(&d);
    const struct measure like = {.task = h.task, .org = h.leads, .text = S("请讲师")};
    struct deed leads = people_as(&d, S("leads")), supports = people_as(&d, S("supports"));
    struct deed clerk = people_as(&d, S("clerk"));
    CHECK_INT(app_measure_add(&supports, &like, S(""), &measure), ERR_DENIED);
    CHECK_OK(leads.c, app_measure_add(&leads, &like, S(""), &measure));
    const struct task_change change = {.optional = true, .reason = S("调整")};
    CHECK_INT(app_task_change(&leads, (struct ids){&h.task, 1}, &change, &changed), ERR_DENIED);
    CHECK_OK(clerk.c, app_task_change(&clerk, (struct ids){&h.task, 1}, &change, &changed));
    desk_proven(a, &d);
}

BOTH(an_organisation_is_changed_from_above_only) {
    struct ctx c = {.arena = a};
    struct org org;
    struct deed d = desk_new(a, &c, engine, NULL);
    struct house h = build(&d);
    struct deed foreign = people_as(&d, S("foreign")), chief = people_as(&d, S("chief"));
    CHECK_INT(app_org_rename(&foreign, h.leads, S("综合科")), ERR_DENIED);
    foreign = people_as(&d, S("foreign"));
    CHECK_INT(app_org_move(&foreign, h.leads, h.other), ERR_DENIED);
    foreign = people_as(&d, S("foreign"));
    CHECK_INT(app_org_move(&foreign, h.other, h.unit), ERR_DENIED);
    CHECK_OK(chief.c, app_org_rename(&chief, h.leads, S("综合科")));
    CHECK_OK(chief.c, app_org_add(&chief, (struct org){.name = S("分馆")}, &org));
    desk_proven(a, &d);
}

BOTH(what_concerns_all_is_done_from_the_top) {
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    struct house h = build(&d);
    people_add(&d, S("lower"), "system", h.leads);
    struct deed lower = people_as(&d, S("lower")), chief = people_as(&d, S("chief"));
    CHECK_INT(app_setting_set(&lower, S("files"), S("/tmp/x")), ERR_DENIED);
    CHECK_OK(chief.c, app_setting_set(&chief, S("files"), S("/tmp/x")));
}

BOTH(the_system_administrator_stands_in_until_there_is_one_for_security) {
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    struct house h = build(&d);
    struct deed chief = people_as(&d, S("chief"));
    CHECK_OK(chief.c, app_role_grant(&chief, S("leader"), S("审核员"), 0));
    people_add(&d, S("guard"), "security", h.unit);
    CHECK_INT(app_role_grant(&chief, S("leads"), S("reviewer"), 0), ERR_DENIED);
    CHECK_STR(chief.c->text, S("授予角色由安全管理员办理，账号 chief 没有这个角色"));
    struct deed guard = people_as(&d, S("guard"));
    CHECK_OK(guard.c, app_role_grant(&guard, S("leads"), S("reviewer"), 0));
    desk_proven(a, &d);
}

BOTH(who_is_locked_or_gone_does_nothing) {
    struct ctx c = {.arena = a};
    struct list duties;
    struct deed d = desk_new(a, &c, engine, NULL);
    struct house h = build(&d);
    struct deed leads = people_as(&d, S("leads")), supports = people_as(&d, S("supports"));
    const struct duty_event event = {
        .duties = {&h.duty, 1}, .event = S("accept"), .progress_pct = -1};
    CHECK_OK(&c, app_account_lock(&d, S("leads")));
    CHECK_OK(&c, app_account_disable(&d, S("supports")));
    CHECK_INT(app_duty(&leads, &event, &duties), ERR_DENIED);
    CHECK(str_has(leads.c->text, S("账号 leads 不能使用")));
    CHECK_INT(app_duty(&supports, &event, &duties), ERR_DENIED);
    struct ctx own = {.arena = a};
    d.c = &own;
    CHECK_INT(app_sign_in_machine(&d, S("leads")), ERR_DENIED);
    own = (struct ctx){.arena = a};
    CHECK_OK(&own, app_sign_in_machine(&d, S("supports")));
    CHECK_INT(d.account, DEED_NOBODY);
}

static err nothing(struct tx *tx, void *arg) {
    (void)tx;
    (void)arg;
    return OK;
}

BOTH(nobody_and_the_wrong_role_are_stopped_before_the_work) {
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    (void)build(&d);
    struct deed nobody = people_as(&d, S("no-such-user")), leads = people_as(&d, S("leads"));
    CHECK_INT(nobody.account, DEED_NOBODY);
    CHECK_INT(tx_run(&nobody, "set setting", nothing, NULL), ERR_DENIED);
    CHECK_STR(nobody.c->text, S("修改设置要先登录：请加 --as 登录名"));
    CHECK_INT(tx_try(&leads, "import plan", nothing, NULL), ERR_DENIED);
    CHECK_STR(leads.c->text, S("导入方案由创建办办理，账号 leads 没有这个角色"));
}

BOTH(while_there_is_no_account_the_program_acts_itself) {
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    d.account = DEED_NOBODY;
    CHECK_OK(&c, app_sign_in_machine(&d, S("anybody")));
    CHECK_INT(d.account, 0);
    CHECK_INT(d.who, 0);
    CHECK_OK(&c, app_setting_set(&d, S("files"), S("/tmp/x")));
}

SUITE(roles_tests, CASE(every_deed_stands_once_with_roles_that_exist),
      CASE(every_event_is_a_deed_of_its_actor), CASE(a_role_is_known_by_both_its_names),
      BOTH_CASES(each_does_his_part_of_a_duty_and_no_other),
      BOTH_CASES(a_task_is_the_clerks_and_a_measure_its_departments),
      BOTH_CASES(an_organisation_is_changed_from_above_only),
      BOTH_CASES(what_concerns_all_is_done_from_the_top),
      BOTH_CASES(the_system_administrator_stands_in_until_there_is_one_for_security),
      BOTH_CASES(who_is_locked_or_gone_does_nothing),
      BOTH_CASES(nobody_and_the_wrong_role_are_stopped_before_the_work),
      BOTH_CASES(while_there_is_no_account_the_program_acts_itself))

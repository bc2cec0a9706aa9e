/* The table of deeds, and the looking into it. */
#include "app/roles.h"

#include "app/tx.h"
#include "store/account.h"
#include "store/org.h"
#include "store/plan.h"
#include "store/task.h"

#include <assert.h>

const struct role_name role_names[] = {
    {"system", "系统管理员", true},    {"security", "安全管理员", true},
    {"auditor", "审计管理员", true},   {"clerk", "创建办", false},
    {"department", "责任部门", false}, {"leader", "领导", false},
    {"reviewer", "审核员", false},
};
const size_t role_names_n = COUNT_OF(role_names);

const struct deed_row deed_rows[] = {
    /* the installation and its organisations */
    {"set setting", "修改设置", "system", REACH_ALL},
    {"add org", "新建组织", "system clerk", REACH_ORG},
    {"rename org", "组织更名", "system clerk", REACH_ORG},
    {"move org", "调整组织隶属", "system clerk", REACH_ORG},
    {"merge org", "合并组织", "system clerk", REACH_ORG},
    {"split org", "分立组织", "system clerk", REACH_ORG},
    {"import orgs", "导入组织", "system clerk", REACH_ALL},
    {"import people", "导入人员", "system clerk", REACH_ALL},
    {"relate org", "登记属地和主管", "system clerk", REACH_ORG},
    {"add person", "登记人员", "system clerk", REACH_HELD},
    {"person left", "登记人员离开", "system clerk", REACH_HELD},
    {"add post", "登记任职", "system clerk", REACH_ORG},
    {"end post", "结束任职", "system clerk", REACH_ORG},

    /* plans and duties */
    {"import plan", "导入方案", "clerk", REACH_ORG},
    {"import ledger", "导入台账", "clerk", REACH_ORG},
    {"add task", "增加任务", "clerk", REACH_ORG},
    {"change task", "修改任务", "clerk", REACH_ORG},
    {"drop task", "取消任务", "clerk", REACH_ORG},
    {"assign task", "分配任务", "clerk", REACH_ORG},
    {"add stage", "增加阶段", "clerk", REACH_ORG},
    {"move stage", "调整阶段", "clerk", REACH_ORG},
    {"renew plan", "重排责任事项", "clerk", REACH_ORG},
    {"serve goal", "对应创建目标", "clerk", REACH_ORG},
    {"unserve goal", "取消对应创建目标", "clerk", REACH_ORG},
    {"add link", "对应测评指标", "clerk", REACH_ORG},
    {"add measure", "分解举措", "department clerk", REACH_ORG},
    {"change measure", "修改举措", "department clerk", REACH_ORG},
    {"submit measure", "提交举措", "department clerk", REACH_ORG},
    {"approve measure", "审核通过举措", "clerk", REACH_ORG},
    {"return measure", "退回举措", "clerk", REACH_ORG},
    {"accept duty", "签收责任事项", "department clerk", REACH_DUTY},
    {"progress duty", "报进展", "department clerk", REACH_DUTY},
    {"submit duty", "提交审核", "department clerk", REACH_DUTY},
    {"withdraw duty", "撤回提交", "department clerk", REACH_DUTY},
    {"take sheet", "收回填报表", "department clerk", REACH_DUTY},
    {"return duty", "退回修改", "clerk", REACH_DUTY},
    {"approve duty", "审核通过", "clerk", REACH_DUTY},
    {"close duty", "办结责任事项", "clerk", REACH_DUTY},
    {"reopen duty", "重新打开责任事项", "clerk", REACH_DUTY},
    {"void duty", "作废责任事项", "clerk", REACH_DUTY},

    /* records, registers, sites */
    {"add record", "登记活动记录", "department clerk", REACH_ORG},
    {"draft record", "由简报登记活动记录", "department clerk", REACH_ORG},
    {"edit record", "修改活动记录", "department clerk", REACH_ORG},
    {"file record", "活动记录归档", "department clerk", REACH_ORG},
    {"void record", "作废活动记录", "clerk", REACH_ORG},
    {"quote record", "引用活动记录", "department clerk", REACH_DUTY},
    {"unquote record", "取消引用活动记录", "department clerk", REACH_DUTY},
    {"decide record", "登记议定事项", "clerk", REACH_ORG},
    {"add register row", "登记簿增加一项", "clerk", REACH_ORG},
    {"edit register row", "修改登记簿", "clerk", REACH_ORG},
    {"close register row", "结束登记事项", "clerk", REACH_ORG},
    {"add site", "登记点位", "clerk", REACH_ORG},
    {"move site", "调整点位所属", "clerk", REACH_ORG},
    {"close site", "撤销点位", "clerk", REACH_ORG},
    {"add kind", "增加类别", "system clerk", REACH_HELD},
    {"rename kind", "类别改名", "system clerk", REACH_HELD},
    {"add kind field", "给类别加字段", "system clerk", REACH_HELD},
    {"ship kinds", "装入自带的类别", "system", REACH_HELD},

    /* proofs */
    {"add proof", "登记佐证", "department clerk", REACH_DUTY},
    {"quote proof", "引用佐证", "department clerk", REACH_DUTY},
    {"unquote proof", "取消引用佐证", "department clerk", REACH_DUTY},
    {"drop proof", "撤下佐证", "department clerk", REACH_ORG},
    {"purge proof", "清除期满的佐证", "clerk", REACH_ORG},

    /* accounts and roles */
    {"add account", "新建账号", "system", REACH_ORG},
    {"disable account", "停用账号", "system security", REACH_ORG},
    {"lock account", "锁定账号", "security", REACH_ORG},
    {"unlock account", "解锁账号", "security", REACH_ORG},
    {"invite account", "重发一次性凭据", "security", REACH_ORG},
    {"bind account", "绑定本机用户", "security", REACH_ORG},
    {"grant role", "授予角色", "security", REACH_ORG},
    {"withdraw role", "收回角色", "security", REACH_ORG},
    {"add comment", "评论", "", REACH_SELF},
    {"sign in", "登录", "", REACH_ANYONE},
    {"accept account", "凭一次性凭据设口令", "", REACH_ANYONE},
    {"change password", "修改自己的口令", "", REACH_SELF},
};
const size_t deed_rows_n = COUNT_OF(deed_rows);

const struct role_name *role_named(str word) {
    for (size_t i = 0; i < role_names_n; i++)
        if (str_eq(word, str_from(role_names[i].kind)) ||
            str_eq(word, str_from(role_names[i].called)))
            return &role_names[i];
    return NULL;
}

const struct deed_row *deed_find(str deed) {
    for (size_t i = 0; i < deed_rows_n; i++)
        if (str_eq(deed, str_from(deed_rows[i].deed)))
            return &deed_rows[i];
    return NULL;
}

static const struct deed_row *row_of(const char *deed) {
    const struct deed_row *row = deed_find(str_from(deed));
    assert(row != NULL);
    return row;
}

/* Cuts the first of words that are divided by spaces off *rest. */
static bool next_word(str *rest, str *word_out) {
    size_t end = str_find(*rest, S(" "), 0);
    *word_out = str_sub(*rest, 0, end);
    *rest = str_sub(*rest, end == STR_NONE ? rest->len : end + 1, rest->len);
    return word_out->len > 0;
}

bool deed_is_of(const struct deed_row *row, str kind) {
    str rest = str_from(row->roles);
    for (str word; next_word(&rest, &word);)
        if (str_eq(word, kind))
            return true;
    return false;
}

/* ---- what the account holds ---- */

/* A small installation has no security administrator: until the first is appointed the system
 * administrator stands in. */
static err is_system_enough(struct tx *tx, const struct deed_row *row, bool *enough_out) {
    struct list held;
    *enough_out = deed_is_of(row, S("system"));
    if (*enough_out || !deed_is_of(row, S("security")))
        return OK;
    TRY(role_held(tx->c, tx->db, S("security"), &held));
    *enough_out = held.n == 0;
    return OK;
}

VEC_TYPE(role_vec, struct role);

/* The roles by which the account may do it somewhere. */
static err roles_for(struct tx *tx, const struct deed_row *row, struct role_vec *roles_out) {
    struct list all;
    *roles_out = (struct role_vec){0};
    TRY(role_of_account(tx->c, tx->db, tx->account, &all));
    const struct role *v = all.v;
    for (size_t i = 0; i < all.n; i++) {
        bool fits = deed_is_of(row, v[i].kind);
        if (str_eq(v[i].kind, S("system")))
            TRY(is_system_enough(tx, row, &fits));
        if (fits)
            *push(tx->c->arena, roles_out) = v[i];
    }
    return OK;
}

/* Who may do it: 责任部门或创建办. */
static str who_may(struct arena *a, const struct deed_row *row) {
    VEC(str) list = {0};
    str rest = str_from(row->roles);
    for (str word; next_word(&rest, &word);)
        *push(a, &list) = str_from(role_named(word)->called);
    return str_join(a, (strs){list.v, list.n}, S("或"));
}

static err deny(struct tx *tx, const struct deed_row *row, i64 org_id) {
    struct account account;
    struct org org = {0};
    if (tx->account == DEED_NOBODY)
        return fail(tx->c, ERR_DENIED, "%s要先登录：请加 --as 登录名", row->called);
    TRY(record_get(tx->c, tx->db, &noun_account, tx->account, &account));
    if (org_id != 0)
        TRY(record_get(tx->c, tx->db, &noun_org, org_id, &org));
    str where = org_id == 0 ? S("") : str_fmt(tx->c->arena, "“%.*s”的", STR(org.name));
    return fail(tx->c, ERR_DENIED, "%s由%.*s%.*s办理，账号 %.*s 没有这个角色", row->called,
                STR(where), STR(who_may(tx->c->arena, row)), STR(account.login));
}

/* ---- asking ---- */

/* Of the whole installation (0) whoever holds a role where nothing is above. */
static err is_within(struct tx *tx, i64 org, i64 above, bool *within_out) {
    struct org top;
    if (org != 0)
        return org_is_over(tx->c, tx->db, above, org, within_out);
    TRY(record_get(tx->c, tx->db, &noun_org, above, &top));
    *within_out = top.above == 0;
    return OK;
}

err may(struct tx *tx, const char *deed, i64 org) {
    struct role_vec roles;
    const struct deed_row *row;
    tx->asked = true;
    if (tx->account == 0)
        return OK;
    row = row_of(deed);
    TRY(roles_for(tx, row, &roles));
    for (size_t i = 0; i < roles.n; i++) {
        bool within;
        TRY(is_within(tx, org, roles.v[i].org, &within));
        if (within)
            return OK;
    }
    return deny(tx, row, org);
}

/* Whether an org, or one below it, leads or supports the duty. */
static err works_on(struct tx *tx, const struct duty *duty, i64 org, bool *works_out) {
    struct list assigned;
    TRY(org_is_over(tx->c, tx->db, org, duty->org, works_out));
    TRY(assignment_of_task(tx->c, tx->db, duty->task, &assigned));
    const struct assignment *v = assigned.v;
    for (size_t i = 0; i < assigned.n && !*works_out; i++)
        if (str_eq(v[i].role, S("lead")) || str_eq(v[i].role, S("support")))
            TRY(org_is_over(tx->c, tx->db, org, v[i].org, works_out));
    return OK;
}

err may_duty(struct tx *tx, const char *deed, const struct duty *duty) {
    struct role_vec roles;
    struct plan plan;
    tx->asked = true;
    if (tx->account == 0)
        return OK;
    const struct deed_row *row = row_of(deed);
    TRY(record_get(tx->c, tx->db, &noun_plan, duty->plan, &plan));
    TRY(roles_for(tx, row, &roles));
    for (size_t i = 0; i < roles.n; i++) {
        bool may_it;
        if (str_eq(roles.v[i].kind, S("department")))
            TRY(works_on(tx, duty, roles.v[i].org, &may_it));
        else
            TRY(org_is_over(tx->c, tx->db, roles.v[i].org, plan.org, &may_it));
        if (may_it)
            return OK;
    }
    return deny(tx, row, duty->org != 0 ? duty->org : plan.org);
}

/* An account that was invited may act only where the machine vouches for its user. */
static err check_state(struct tx *tx) {
    struct account account;
    TRY(record_get(tx->c, tx->db, &noun_account, tx->account, &account));
    bool invited = str_eq(account.state, S("invited")) && account.os_user.len > 0;
    if (invited || str_eq(account.state, S("active")))
        return OK;
    return fail(tx->c, ERR_DENIED, "账号 %.*s 不能使用（已锁定、停用或还没有设口令），请找管理员",
                STR(account.login));
}

err may_begin(struct tx *tx) {
    struct role_vec roles;
    if (tx->account == 0)
        return OK;
    const struct deed_row *row = row_of(tx->deed);
    if (row->reach == REACH_ANYONE)
        return OK;
    if (tx->account == DEED_NOBODY)
        return deny(tx, row, 0);
    TRY(check_state(tx));
    if (row->reach == REACH_SELF)
        return OK;
    if (row->reach == REACH_ALL)
        return may(tx, tx->deed, 0);
    TRY(roles_for(tx, row, &roles));
    return roles.n > 0 ? OK : deny(tx, row, 0);
}

bool may_is_asked(const char *deed) {
    const struct deed_row *row = deed_find(str_from(deed));
    return row != NULL && row->reach >= REACH_ORG;
}

/* Accounts, roles and tries to come in. */
#include "store/account.h"

#include "store/account.sql.h"

static const struct field account_fields[] = {
    FIELD(struct account, id, .label = "编号"),
    FIELD(struct account, version),
    FIELD(struct account, uid),
    FIELD(struct account, person, .label = "人员"),
    FIELD(struct account, org, .label = "所属组织"),
    FIELD(struct account, login, .label = "登录名"),
    FIELD(struct account, os_user, .label = "本机用户"),
    FIELD(struct account, state, .label = "状态"),
    FIELD(struct account, password, .secret = true),
    FIELD(struct account, password_set_at),
    FIELD(struct account, failures),
    FIELD(struct account, locked_until_at),
    FIELD(struct account, token, .secret = true),
    FIELD(struct account, token_until_at),
};
const struct shape account_shape = SHAPE(struct account, account_fields);
const struct noun noun_account = NOUN(account, "账号");

static const struct field role_fields[] = {
    FIELD(struct role, id, .label = "编号"),
    FIELD(struct role, version),
    FIELD(struct role, account, .label = "账号"),
    FIELD(struct role, org, .label = "组织"),
    FIELD(struct role, kind, .label = "角色"),
    FIELD(struct role, from_on, .label = "开始日期"),
    FIELD(struct role, until_on, .label = "结束日期"),
};
const struct shape role_shape = SHAPE(struct role, role_fields);
const struct noun noun_role = NOUN(role, "角色");

static const struct field sign_in_fields[] = {
    FIELD(struct sign_in, id, .label = "编号"),    FIELD(struct sign_in, version),
    FIELD(struct sign_in, at, .label = "时间"),    FIELD(struct sign_in, account, .label = "账号"),
    FIELD(struct sign_in, means, .label = "凭据"), FIELD(struct sign_in, outcome, .label = "结果"),
};
const struct shape sign_in_shape = SHAPE(struct sign_in, sign_in_fields);
const struct noun noun_sign_in = NOUN(sign_in, "登录记录");

static const struct field account_row_fields[] = {
    FIELD(struct account_row, id),
    FIELD(struct account_row, login),
    FIELD(struct account_row, name),
    FIELD(struct account_row, org),
    FIELD(struct account_row, org_name),
    FIELD(struct account_row, state),
    FIELD(struct account_row, locked_until_at),
    FIELD(struct account_row, os_user),
};
const struct shape account_row_shape = SHAPE(struct account_row, account_row_fields);

static err find(struct ctx *c, struct db *db, struct ask ask, struct account *account_out) {
    struct account account;
    bool found;
    TRY(db_find(c, db, ask, &account, &found));
    *account_out = found ? account : (struct account){0};
    return OK;
}

err account_find(struct ctx *c, struct db *db, str login, struct account *account_out) {
    return find(c, db, ASK(q_account_of_login, V_TEXT(login)), account_out);
}

err account_of_os_user(struct ctx *c, struct db *db, str os_user, struct account *account_out) {
    return find(c, db, ASK(q_account_of_os_user, V_TEXT(os_user)), account_out);
}

err account_of_token(struct ctx *c, struct db *db, str token, struct account *account_out) {
    return find(c, db, ASK(q_account_of_token, V_TEXT(token)), account_out);
}

err account_any(struct ctx *c, struct db *db, bool *any_out) {
    struct account first;
    return db_find(c, db, ASK(q_account_page, V_INT(0), V_INT(1)), &first, any_out);
}

err account_of_person(struct ctx *c, struct db *db, i64 person, struct list *accounts_out) {
    return db_list(c, db, ASK(q_account_of_person, V_INT(person)), accounts_out);
}

err account_rows(struct ctx *c, struct db *db, struct list *rows_out) {
    return db_list(c, db, ASK_ALL(q_account_rows), rows_out);
}

err role_of_account(struct ctx *c, struct db *db, i64 account, struct list *roles_out) {
    return db_list(c, db, ASK(q_role_of_account, V_INT(account)), roles_out);
}

err role_held(struct ctx *c, struct db *db, str kind, struct list *roles_out) {
    return db_list(c, db, ASK(q_role_held, V_TEXT(kind)), roles_out);
}

err sign_in_latest(struct ctx *c, struct db *db, i64 account, struct list *tries_out) {
    return db_list(c, db, ASK(q_sign_in_latest, V_INT(account)), tries_out);
}

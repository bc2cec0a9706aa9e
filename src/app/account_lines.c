/* Accounts and tries to come in, as people see them. */
#include "app/account.h"
#include "app/desk.h"
#include "app/roles.h"
#include "store/org.h"

static const struct field account_line_fields[] = {
    FIELD(struct account_line, login, .label = "登录名"),
    FIELD(struct account_line, name, .label = "姓名"),
    FIELD(struct account_line, org, .label = "所属组织"),
    FIELD(struct account_line, state, .label = "状态"),
    FIELD(struct account_line, roles, .label = "角色"),
    FIELD(struct account_line, os_user, .label = "本机用户"),
};
const struct shape account_line_shape = SHAPE(struct account_line, account_line_fields);

static const struct field sign_in_line_fields[] = {
    FIELD(struct sign_in_line, at, .label = "时间"),
    FIELD(struct sign_in_line, means, .label = "凭据"),
    FIELD(struct sign_in_line, outcome, .label = "结果"),
};
const struct shape sign_in_line_shape = SHAPE(struct sign_in_line, sign_in_line_fields);

/* Words of the database as people call them. To add one: a row. */
static const struct {
    const char *word, *called;
} words[] = {
    {"invited", "待设口令"}, {"active", "已启用"},
    {"locked", "已锁定"},    {"disabled", "已停用"},
    {"password", "口令"},    {"token", "一次性凭据"},
    {"good", "成功"},        {"wrong", "不对"},
    {"expired", "过期"},     {"paused", "错误过多，暂不受理"},
};

static str called(str word) {
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq(word, str_from(words[i].word)))
            return str_from(words[i].called);
    return word;
}

/* 系统管理员、责任部门（办公室）: the org only where it is another than that of the account. */
static err roles_text(struct deed *d, const struct account_row *row, str *text_out) {
    struct arena *a = d->c->arena;
    struct list roles;
    VEC(str) texts = {0};
    TRY(role_of_account(d->c, d->db, row->id, &roles));
    const struct role *v = roles.v;
    for (size_t i = 0; i < roles.n; i++) {
        struct org org;
        str text = str_from(role_named(v[i].kind)->called);
        TRY(record_get(d->c, d->db, &noun_org, v[i].org, &org));
        *push(a, &texts) =
            org.id == row->org ? text : str_fmt(a, "%.*s（%.*s）", STR(text), STR(org.name));
    }
    *text_out = str_join(a, (strs){texts.v, texts.n}, S("、"));
    return OK;
}

err app_account_lines(struct deed *d, struct list *lines_out) {
    struct list rows;
    VEC(struct account_line) lines = {0};
    TRY(account_rows(d->c, d->db, &rows));
    const struct account_row *v = rows.v;
    for (size_t i = 0; i < rows.n; i++) {
        bool paused = str_eq(v[i].state, S("active")) && v[i].locked_until_at > d->now;
        struct account_line line = {.login = v[i].login,
                                    .name = v[i].name,
                                    .org = v[i].org_name,
                                    .state = called(paused ? S("paused") : v[i].state),
                                    .os_user = v[i].os_user};
        TRY(roles_text(d, &v[i], &line.roles));
        *push(d->c->arena, &lines) = line;
    }
    *lines_out = (struct list){lines.v, lines.n};
    return OK;
}

err app_sign_ins(struct deed *d, str login, struct list *lines_out) {
    struct account account = {0};
    struct list tries;
    VEC(struct sign_in_line) lines = {0};
    if (login.len > 0)
        TRY(account_find(d->c, d->db, str_lower(d->c->arena, login), &account));
    if (login.len > 0 && account.id == 0)
        return fail(d->c, ERR_NOT_FOUND, "没有登录名为 %.*s 的账号", STR(login));
    TRY(sign_in_latest(d->c, d->db, account.id, &tries));
    const struct sign_in *v = tries.v;
    for (size_t i = 0; i < tries.n; i++)
        *push(d->c->arena, &lines) = (struct sign_in_line){.at = app_moment(d->c->arena, v[i].at),
                                                           .means = called(v[i].means),
                                                           .outcome = called(v[i].outcome)};
    *lines_out = (struct list){lines.v, lines.n};
    return OK;
}

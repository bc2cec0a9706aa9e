/* Accounts and their roles. */
#include "app/account.h"

#include "app/org.h"
#include "app/person.h"
#include "app/roles.h"
#include "app/sign_in.h"
#include "app/typed.h"
#include "base/utf8.h"
#include "port/random.h"
#include "store/org.h"

#include <ctype.h>

enum {
    LOGIN_CHARS_MIN = 2,
    ROLE_CHARS_MAX = 20,
};

/* What one transaction is given; `account` is also its result. */
struct work {
    const struct account_new *in;
    str today;
    str login, name;
    str token;   /* digest of a new one */
    str state;   /* to be set */
    str os_user; /* to be set */
    const struct role_name *role;
    i64 org;
    struct account account;
};

/* ---- typed words ---- */

err app_login_check(struct ctx *c, str login) {
    TRY(typed_check(c, login, "登录名", LOGIN_CHARS_MAX));
    if (utf8_chars(login) < LOGIN_CHARS_MIN)
        return fail(c, ERR_INVALID, "登录名至少 %d 个字", LOGIN_CHARS_MIN);
    for (size_t at = 0; at < login.len;) {
        u32 ch = utf8_next(login, &at);
        bool plain = ch < 0x80 && (isalnum((int)ch) || strchr("._-@", (int)ch) != NULL);
        if (!plain && !utf8_is_han(ch))
            return fail(c, ERR_INVALID, "登录名只用字母、数字、汉字和 . _ - @，请改一下");
    }
    return OK;
}

static err check_role(struct ctx *c, str word, const struct role_name **role_out) {
    VEC(str) names = {0};
    *role_out = role_named(word);
    if (*role_out != NULL)
        return OK;
    for (size_t i = 0; i < role_names_n; i++)
        *push(c->arena, &names) =
            str_fmt(c->arena, "%s（%s）", role_names[i].kind, role_names[i].called);
    TRY(typed_check(c, word, "角色", ROLE_CHARS_MAX));
    return fail(c, ERR_INVALID, "没有“%.*s”这个角色，可以是：%.*s", STR(word),
                STR(str_join(c->arena, (strs){names.v, names.n}, S("、"))));
}

/* ---- in the transaction ---- */

/* Without a system administrator who can act nobody could let anybody in. */
static err keep_a_system_administrator(struct tx *tx) {
    struct list held;
    TRY(role_held(tx->c, tx->db, S("system"), &held));
    const struct role *v = held.v;
    for (size_t i = 0; i < held.n; i++) {
        struct account account;
        TRY(record_get(tx->c, tx->db, &noun_account, v[i].account, &account));
        if (!str_eq(account.state, S("locked")))
            return OK;
    }
    return fail(tx->c, ERR_INVALID, "至少要有一个可用的系统管理员账号，没有改动");
}

/* Of several of one name only the clerk knows whom it means. */
static err find_person(struct tx *tx, str name, i64 *person_out) {
    struct list people, accounts = {0};
    TRY(person_named(tx->c, tx->db, name, &people));
    if (people.n == 1)
        TRY(account_of_person(tx->c, tx->db, ((const struct person *)people.v)->id, &accounts));
    if (people.n == 1 && accounts.n == 0) {
        *person_out = ((const struct person *)people.v)->id;
        return OK;
    }
    struct person person = {.name = name};
    TRY(record_add(tx, &noun_person, &person));
    *person_out = person.id;
    return OK;
}

static err check_free(struct tx *tx, str login, str os_user) {
    struct account other;
    TRY(account_find(tx->c, tx->db, login, &other));
    if (other.id != 0)
        return fail(tx->c, ERR_CONFLICT, "登录名 %.*s 已经有了，请换一个", STR(login));
    TRY(account_of_os_user(tx->c, tx->db, os_user, &other));
    if (other.id != 0)
        return fail(tx->c, ERR_CONFLICT, "本机用户 %.*s 已经绑定账号 %.*s", STR(os_user),
                    STR(other.login));
    return OK;
}

/* Whether the roles that are held allow one more. A password that was good enough for an ordinary
 * account may be too short for an administrator, and what it is nobody knows. */
static err check_grant(struct tx *tx, const struct account *account, const struct role_name *role,
                       i64 org) {
    struct list held;
    bool administrator = false;
    TRY(role_of_account(tx->c, tx->db, account->id, &held));
    const struct role *v = held.v;
    for (size_t i = 0; i < held.n; i++) {
        const struct role_name *other = role_named(v[i].kind);
        if (other == role && v[i].org == org)
            return fail(tx->c, ERR_CONFLICT, "账号 %.*s 已经是%s", STR(account->login),
                        role->called);
        if (role->administrator && other->administrator && other != role)
            return fail(tx->c, ERR_INVALID, "账号 %.*s 已经是%s，不能兼任%s（三员分立）",
                        STR(account->login), other->called, role->called);
        administrator = administrator || other->administrator;
    }
    if (role->administrator && !administrator && account->password.len > 0)
        return fail(tx->c, ERR_INVALID,
                    "管理员的口令要更长：请先用 bihuan user invite %.*s 重发凭据，再授予%s",
                    STR(account->login), role->called);
    return OK;
}

static err grant_role(struct tx *tx, const struct work *w, const struct role_name *role, i64 org) {
    bool within;
    TRY(org_is_over(tx->c, tx->db, w->account.org, org, &within));
    if (!within)
        return fail(tx->c, ERR_INVALID, "角色要在账号 %.*s 所属的组织以内", STR(w->account.login));
    TRY(check_grant(tx, &w->account, role, org));
    struct role held = {
        .account = w->account.id, .org = org, .kind = str_from(role->kind), .from_on = w->today};
    return record_add(tx, &noun_role, &held);
}

static err withdraw_role(struct tx *tx, struct role role, str until_on) {
    role.until_on = until_on;
    return record_set(tx, &noun_role, &role);
}

/* ---- adding ---- */

static err may_add(struct tx *tx, const struct account_new *in, i64 org) {
    TRY(may(tx, tx->deed, org));
    if (in->roles.n > 0)
        TRY(may(tx, "grant role", org));
    return in->os_user.len > 0 ? may(tx, "bind account", org) : OK;
}

static err add(struct tx *tx, void *arg) {
    struct work *w = arg;
    const struct account_new *in = w->in;
    struct org org;
    TRY(org_or_only(tx->c, tx->db, in->org, &org));
    TRY(may_add(tx, in, org.id));
    TRY(check_free(tx, w->login, in->os_user));
    w->account = (struct account){.org = org.id,
                                  .login = w->login,
                                  .os_user = in->os_user,
                                  .state = S("invited"),
                                  .token = w->token,
                                  .token_until_at = tx->at + TOKEN_SECONDS};
    TRY(find_person(tx, w->name, &w->account.person));
    TRY(record_add(tx, &noun_account, &w->account));
    for (size_t i = 0; i < in->roles.n; i++) {
        const struct role_name *role;
        TRY(check_role(tx->c, in->roles.v[i], &role));
        TRY(grant_role(tx, w, role, org.id));
    }
    return keep_a_system_administrator(tx);
}

/* 128 random bits; only their digest is kept. */
static err new_token(struct ctx *c, str *token_out, str *digest_out) {
    TRY(random_uid(c, token_out));
    return token_digest(c, *token_out, digest_out);
}

err app_account_add(struct deed *d, const struct account_new *in, str *token_out) {
    struct work w = {.in = in, .today = d->today, .name = str_trim(in->name)};
    str token;
    w.login = str_lower(d->c->arena, str_trim(in->login));
    TRY(app_login_check(d->c, w.login));
    TRY(person_name_check(d->c, w.name));
    TRY(typed_check(d->c, in->os_user, "本机用户", LOGIN_CHARS_MAX));
    TRY(new_token(d->c, &token, &w.token));
    TRY(tx_run(d, "add account", add, &w));
    *token_out = token;
    return OK;
}

/* ---- changing ---- */

/* The account of that login, which who acts may change. */
static err get(struct tx *tx, str login, struct account *account_out) {
    TRY(account_find(tx->c, tx->db, login, account_out));
    if (account_out->id == 0)
        return fail(tx->c, ERR_NOT_FOUND, "没有登录名为 %.*s 的账号", STR(login));
    return may(tx, tx->deed, account_out->org);
}

static err check_not(struct tx *tx, const struct account *account, const char *state,
                     const char *sentence) {
    return str_eq(account->state, str_from(state))
               ? fail(tx->c, ERR_INVALID, "账号 %.*s %s", STR(account->login), sentence)
               : OK;
}

/* Runs a change of an account by its login. */
static err run(struct deed *d, const char *name, tx_work *work, str login, struct work *w) {
    w->today = d->today;
    w->login = str_lower(d->c->arena, str_trim(login));
    TRY(typed_check(d->c, w->login, "登录名", LOGIN_CHARS_MAX));
    return tx_run(d, name, work, w);
}

static err invite(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct account *account = &w->account;
    TRY(get(tx, w->login, account));
    TRY(check_not(tx, account, "locked", "已锁定，请先解锁"));
    account->state = S("invited");
    account->password = S("");
    account->password_set_at = account->failures = account->locked_until_at = 0;
    account->token = w->token;
    account->token_until_at = tx->at + TOKEN_SECONDS;
    return record_set(tx, &noun_account, account);
}

err app_account_invite(struct deed *d, str login, str *token_out) {
    struct work w = {0};
    str token;
    TRY(new_token(d->c, &token, &w.token));
    TRY(run(d, "invite account", invite, login, &w));
    *token_out = token;
    return OK;
}

static err lock(struct tx *tx, void *arg) {
    struct work *w = arg;
    TRY(get(tx, w->login, &w->account));
    TRY(check_not(tx, &w->account, "disabled", "已经停用"));
    w->account.state = S("locked");
    TRY(record_set(tx, &noun_account, &w->account));
    return keep_a_system_administrator(tx);
}

err app_account_lock(struct deed *d, str login) {
    struct work w = {0};
    return run(d, "lock account", lock, login, &w);
}

static err unlock(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct account *account = &w->account;
    TRY(get(tx, w->login, account));
    TRY(check_not(tx, account, "disabled", "已经停用，请用 bihuan user invite 重新启用"));
    account->state = account->password.len > 0 ? S("active") : S("invited");
    account->failures = account->locked_until_at = 0;
    return record_set(tx, &noun_account, account);
}

err app_account_unlock(struct deed *d, str login) {
    struct work w = {0};
    return run(d, "unlock account", unlock, login, &w);
}

static err end(struct tx *tx, struct account account, str on) {
    struct list roles;
    account.state = S("disabled");
    account.password = account.token = account.os_user = S("");
    account.password_set_at = account.token_until_at = 0;
    account.failures = account.locked_until_at = 0;
    TRY(record_set(tx, &noun_account, &account));
    TRY(role_of_account(tx->c, tx->db, account.id, &roles));
    for (size_t i = 0; i < roles.n; i++)
        TRY(withdraw_role(tx, ((const struct role *)roles.v)[i], on));
    return keep_a_system_administrator(tx);
}

static err disable(struct tx *tx, void *arg) {
    struct work *w = arg;
    TRY(get(tx, w->login, &w->account));
    return end(tx, w->account, w->today);
}

err accounts_end(struct tx *tx, i64 person, str on) {
    struct list accounts;
    TRY(account_of_person(tx->c, tx->db, person, &accounts));
    const struct account *v = accounts.v;
    for (size_t i = 0; i < accounts.n; i++) {
        if (str_eq(v[i].state, S("disabled")))
            continue;
        TRY(may(tx, "disable account", v[i].org));
        TRY(end(tx, v[i], on));
    }
    return OK;
}

err app_account_disable(struct deed *d, str login) {
    struct work w = {0};
    return run(d, "disable account", disable, login, &w);
}

static err bind(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct account other;
    TRY(get(tx, w->login, &w->account));
    TRY(check_not(tx, &w->account, "disabled", "已经停用"));
    TRY(account_of_os_user(tx->c, tx->db, w->os_user, &other));
    if (other.id != 0)
        return fail(tx->c, ERR_CONFLICT, "本机用户 %.*s 已经绑定账号 %.*s", STR(w->os_user),
                    STR(other.login));
    w->account.os_user = w->os_user;
    return record_set(tx, &noun_account, &w->account);
}

err app_account_bind(struct deed *d, str login, str os_user) {
    struct work w = {.os_user = str_trim(os_user)};
    TRY(typed_check(d->c, w.os_user, "本机用户", LOGIN_CHARS_MAX));
    return run(d, "bind account", bind, login, &w);
}

/* ---- roles ---- */

static err grant(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct org org;
    TRY(get(tx, w->login, &w->account));
    TRY(check_not(tx, &w->account, "disabled", "已经停用，请先用 bihuan user invite 重新启用"));
    TRY(record_get(tx->c, tx->db, &noun_org, w->org != 0 ? w->org : w->account.org, &org));
    return grant_role(tx, w, w->role, org.id);
}

err app_role_grant(struct deed *d, str login, str role, i64 org) {
    struct work w = {.org = org};
    TRY(check_role(d->c, role, &w.role));
    return run(d, "grant role", grant, login, &w);
}

static err withdraw(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct list held;
    TRY(get(tx, w->login, &w->account));
    TRY(role_of_account(tx->c, tx->db, w->account.id, &held));
    i64 org = w->org != 0 ? w->org : w->account.org;
    const struct role *v = held.v;
    for (size_t i = 0; i < held.n; i++)
        if (v[i].org == org && role_named(v[i].kind) == w->role) {
            TRY(withdraw_role(tx, v[i], w->today));
            return keep_a_system_administrator(tx);
        }
    return fail(tx->c, ERR_NOT_FOUND, "账号 %.*s 在那里不是%s", STR(w->login), w->role->called);
}

err app_role_withdraw(struct deed *d, str login, str role, i64 org) {
    struct work w = {.org = org};
    TRY(check_role(d->c, role, &w.role));
    return run(d, "withdraw role", withdraw, login, &w);
}

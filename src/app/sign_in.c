/* Coming in. */
#include "app/sign_in.h"

#include "app/password_rule.h"
#include "app/roles.h"
#include "app/typed.h"
#include "port/digest.h"
#include "port/password.h"

/* What one transaction is given, and what comes of it. */
struct work {
    i64 account;  /* that is tried, 0 = there is none */
    str means;    /* password token */
    str seen;     /* the password, or the digest of the token, that it had when it was looked at */
    bool right;   /* what was brought fits that */
    str password; /* to be set, as it is kept */
    str outcome;  /* the result */
    struct account after;
};

static const char not_in[] =
    "登录名或口令不对，没有登录；连续错 5 次锁 15 分钟，忘记口令请管理员重发凭据";

/* ---- in the transaction ---- */

/* What comes of a try on an account as it is now: it may have changed since it was looked at. */
static const char *outcome_of(const struct tx *tx, const struct work *w,
                              const struct account *account) {
    bool by_token = str_eq(w->means, S("token"));
    if (!by_token && account->locked_until_at > tx->at)
        return "paused";
    if (!w->right || !str_eq(w->seen, by_token ? account->token : account->password))
        return "wrong";
    if (str_eq(account->state, S("locked")) || str_eq(account->state, S("disabled")))
        return str_z(tx->c->arena, account->state);
    return by_token && account->token_until_at <= tx->at ? "expired" : "good";
}

static void set_password(const struct tx *tx, struct account *account, str kept) {
    account->password = kept;
    account->password_set_at = tx->at;
    account->state = S("active");
    account->token = S("");
    account->token_until_at = 0;
    account->failures = 0;
    account->locked_until_at = 0;
}

static err note_try(struct tx *tx, const struct work *w) {
    struct sign_in try = {
        .at = tx->at, .account = w->account, .means = w->means, .outcome = w->outcome};
    return record_add(tx, &noun_sign_in, &try);
}

/* One try: its record, and what it does to the account. */
static err come_in(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct account account = {0};
    w->outcome = S("wrong");
    if (w->account == 0)
        return note_try(tx, w);
    TRY(record_get(tx->c, tx->db, &noun_account, w->account, &account));
    w->outcome = str_from(outcome_of(tx, w, &account));
    bool good = str_eq(w->outcome, S("good"));
    bool guessed = str_eq(w->outcome, S("wrong")) && str_eq(w->means, S("password"));
    bool changed = good && (w->password.len > 0 || account.failures > 0);
    if (good) {
        tx->who = account.person;
        account.failures = 0;
        if (w->password.len > 0)
            set_password(tx, &account, w->password);
    } else if (guessed && ++account.failures >= SIGN_IN_FAILURES_MAX) {
        account.failures = 0;
        account.locked_until_at = tx->at + SIGN_IN_LOCK_SECONDS;
    }
    if (changed || guessed)
        TRY(record_set(tx, &noun_account, &account));
    w->after = account;
    return note_try(tx, w);
}

/* ---- by password ---- */

err app_sign_in(struct deed *d, str login, str password) {
    struct account account;
    struct work w = {.means = S("password")};
    str kept;
    TRY(typed_check(d->c, login, "登录名", LOGIN_CHARS_MAX));
    login = str_lower(d->c->arena, login);
    TRY(typed_check(d->c, password, "口令", PASSWORD_CHARS_MAX));
    TRY(account_find(d->c, d->db, login, &account));
    w.account = account.id;
    w.seen = account.password;
    /* Where nothing can be checked the same time passes. */
    if (account.password.len > 0)
        TRY(password_check(d->c, account.password, password, &w.right));
    else
        TRY(password_write(d->c, password, &kept));
    TRY(tx_run(d, "sign in", come_in, &w));
    if (str_eq(w.outcome, S("disabled")) || str_eq(w.outcome, S("locked")))
        return fail(d->c, ERR_DENIED, "账号 %.*s 已被锁定或停用，请找管理员", STR(login));
    if (!str_eq(w.outcome, S("good")))
        return fail(d->c, ERR_DENIED, "%s", not_in);
    d->account = w.after.id;
    d->who = w.after.person;
    return OK;
}

err app_sign_in_machine(struct deed *d, str os_user) {
    struct account account;
    bool any;
    TRY(account_any(d->c, d->db, &any));
    if (!any) {
        d->account = d->who = 0;
        return OK;
    }
    TRY(account_of_os_user(d->c, d->db, os_user, &account));
    if (str_eq(account.state, S("locked")))
        return fail(d->c, ERR_DENIED, "账号 %.*s 已被锁定，请找管理员", STR(account.login));
    d->account = account.id != 0 ? account.id : DEED_NOBODY;
    d->who = account.person;
    return OK;
}

/* ---- setting a password ---- */

static err is_administrator(struct ctx *c, struct db *db, i64 account, bool *is_out) {
    struct list roles;
    *is_out = false;
    TRY(role_of_account(c, db, account, &roles));
    const struct role *v = roles.v;
    for (size_t i = 0; i < roles.n; i++)
        *is_out = *is_out || role_named(v[i].kind)->administrator;
    return OK;
}

static err check_rules(struct deed *d, const struct account *account, str password) {
    bool administrator, same = false;
    TRY(is_administrator(d->c, d->db, account->id, &administrator));
    TRY(password_rule_check(d->c, password, account->login, administrator));
    if (account->password.len > 0)
        TRY(password_check(d->c, account->password, password, &same));
    return same ? fail(d->c, ERR_INVALID, "新口令和现在的一样，请换一个") : OK;
}

err token_digest(struct ctx *c, str token, str *digest_out) {
    struct digest digest;
    TRY(digest_of(c, DIGEST_SHA256, token, &digest));
    *digest_out = digest_hex(c->arena, &digest);
    return OK;
}

err app_accept(struct deed *d, str token, str password, struct account *account_out) {
    struct account account;
    struct work w = {.means = S("token")};
    TRY(token_digest(d->c, token, &w.seen));
    TRY(account_of_token(d->c, d->db, w.seen, &account));
    w.account = account.id;
    w.right = account.id != 0;
    if (w.right) {
        TRY(check_rules(d, &account, password));
        TRY(password_write(d->c, password, &w.password));
    }
    TRY(tx_run(d, "accept account", come_in, &w));
    if (str_eq(w.outcome, S("expired")))
        return fail(d->c, ERR_DENIED, "凭据已经过期（24 小时内有效），请管理员重发");
    if (!str_eq(w.outcome, S("good")))
        return fail(d->c, ERR_DENIED, "凭据不对，或已经用过，请核对或请管理员重发");
    *account_out = w.after;
    return OK;
}

static err change(struct tx *tx, void *arg) {
    const struct work *w = arg;
    struct account account;
    TRY(record_get(tx->c, tx->db, &noun_account, tx->account, &account));
    set_password(tx, &account, w->password);
    return record_set(tx, &noun_account, &account);
}

err app_password(struct deed *d, str password) {
    struct account account;
    struct work w = {0};
    if (d->account <= 0)
        return fail(d->c, ERR_DENIED, "修改口令要先登录：请加 --as 登录名");
    TRY(record_get(d->c, d->db, &noun_account, d->account, &account));
    TRY(check_rules(d, &account, password));
    TRY(password_write(d->c, password, &w.password));
    return tx_run(d, "change password", change, &w);
}

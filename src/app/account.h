/* Accounts and their roles: what administrators do with them. */
#ifndef APP_ACCOUNT_H
#define APP_ACCOUNT_H

#include "app/tx.h"
#include "store/account.h"

/* app_login_check: whether a login may be called so. fails  INVALID */
MUST_USE err app_login_check(struct ctx *c, str login);

struct account_new {
    str login;   /* letters, digits and ._-@, or Chinese; capital letters become small ones */
    str name;    /* of the person: one of this name who has no account yet, else a new one */
    i64 org;     /* that it belongs to; 0 = the one unit there is */
    strs roles;  /* kinds or Chinese names; each holds within that org */
    str os_user; /* "" = none */
};

/* app_account_add: a new one, invited: it is used once its holder has set a password.
 *   token_out  the one-time token for that, of which only the digest is kept
 * fails  INVALID: the login cannot be one, no such role, two administrators in one; CONFLICT: the
 *        login is taken; DENIED, BUSY, DB, IO */
MUST_USE err app_account_add(struct deed *d, const struct account_new *in, str *token_out);

/* app_account_invite: a new token; the old password no longer holds. For who has forgotten it, let
 * the token grow too old, or comes back.
 * app_account_lock: it can do nothing until unlocked. app_account_unlock: also after too many wrong
 * passwords. app_account_disable: its holder has left: password, token, user of the machine and
 * roles end; what was done stays under its name.
 * app_account_bind: a user of the machine acts as it without a password; "" = nobody any more.
 * fails  NOT_FOUND; INVALID: no system administrator would be left; CONFLICT: that user acts as
 *        another already; DENIED, BUSY, DB, IO */
MUST_USE err app_account_invite(struct deed *d, str login, str *token_out);
MUST_USE err app_account_lock(struct deed *d, str login);
MUST_USE err app_account_unlock(struct deed *d, str login);
MUST_USE err app_account_disable(struct deed *d, str login);
MUST_USE err app_account_bind(struct deed *d, str login, str os_user);

/* accounts_end: disables those of a person who has left, as a part of another deed. */
MUST_USE err accounts_end(struct tx *tx, i64 person, str on);

/* app_role_grant, app_role_withdraw: a role within an org, 0 = that of the account. What was
 * withdrawn stays in the history.
 * fails  NOT_FOUND; INVALID: no such role, a second administrator's role, an org beyond that of the
 *        account, no system administrator would be left; CONFLICT: it is held already; DENIED … */
MUST_USE err app_role_grant(struct deed *d, str login, str role, i64 org);
MUST_USE err app_role_withdraw(struct deed *d, str login, str role, i64 org);

/* An account as people see it. */
struct account_line {
    str login;
    str name;
    str org;
    str state;   /* 已启用 */
    str roles;   /* 系统管理员、责任部门（办公室） */
    str os_user; /* "" = none */
};
extern const struct shape account_line_shape;

/* app_account_lines: all, by their logins. */
MUST_USE err app_account_lines(struct deed *d, struct list *lines_out);

/* A try to come in, as people see it. */
struct sign_in_line {
    str at; /* 2025-06-15 10:30 */
    str means, outcome;
};
extern const struct shape sign_in_line_shape;

/* app_sign_ins: the last tries on an account, newest first; "" = those on none that exists.
 * fails  NOT_FOUND */
MUST_USE err app_sign_ins(struct deed *d, str login, struct list *lines_out);

#endif

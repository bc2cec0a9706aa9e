/* Accounts: what people act with; which roles they hold; and every try to come in. */
#ifndef STORE_ACCOUNT_H
#define STORE_ACCOUNT_H

#include "store/noun.h"

struct account {
    i64 id, version;
    str uid;
    i64 person;
    i64 org;      /* that it belongs to; its roles reach no further */
    str login;    /* lower case, only one has it */
    str os_user;  /* login name on this machine that acts as it without a password, "" = none */
    str state;    /* invited active locked disabled */
    str password; /* argon2id string, "" = none is set */
    i64 password_set_at; /* seconds since 1970, 0 = never */
    i64 failures;        /* wrong passwords since the last right one */
    i64 locked_until_at; /* after too many of them; 0 = not */
    str token;           /* SHA-256 of the one-time token, "" = none is out */
    i64 token_until_at;  /* it holds before this moment */
};
extern const struct shape account_shape;
extern const struct noun noun_account;

struct role {
    i64 id, version;
    i64 account;
    i64 org;  /* holds within it and what is below */
    str kind; /* system security auditor clerk department leader reviewer */
    str from_on;
    str until_on; /* "" = holds it today */
};
extern const struct shape role_shape;
extern const struct noun noun_role;

/* A try to come in. */
struct sign_in {
    i64 id, version;
    i64 at;      /* seconds since 1970 */
    i64 account; /* 0 = there is none of that name, or no such token */
    str means;   /* password token */
    str outcome; /* good wrong expired paused locked disabled */
};
extern const struct shape sign_in_shape;
extern const struct noun noun_sign_in;

/* An account as lists show it. */
struct account_row {
    i64 id;
    str login, name;
    i64 org;
    str org_name;
    str state;
    i64 locked_until_at;
    str os_user;
};
extern const struct shape account_row_shape;

/* account_find: by login, by the user of the machine, by the digest of a token.
 * gives  account_out->id 0 when there is none */
MUST_USE err account_find(struct ctx *c, struct db *db, str login, struct account *account_out);
MUST_USE err account_of_os_user(struct ctx *c, struct db *db, str os_user,
                                struct account *account_out);
MUST_USE err account_of_token(struct ctx *c, struct db *db, str token, struct account *account_out);

/* account_any: whether there is any at all. */
MUST_USE err account_any(struct ctx *c, struct db *db, bool *any_out);

/* account_of_person: those of a person. account_rows: all, by their logins. */
MUST_USE err account_of_person(struct ctx *c, struct db *db, i64 person, struct list *accounts_out);
MUST_USE err account_rows(struct ctx *c, struct db *db, struct list *rows_out);

/* role_of_account: those that it holds today.
 * role_held: who holds a kind today and is not disabled, wherever. */
MUST_USE err role_of_account(struct ctx *c, struct db *db, i64 account, struct list *roles_out);
MUST_USE err role_held(struct ctx *c, struct db *db, str kind, struct list *roles_out);

/* sign_in_latest: the last tries on an account, newest first; 0 = those that met none. */
MUST_USE err sign_in_latest(struct ctx *c, struct db *db, i64 account, struct list *tries_out);

#endif

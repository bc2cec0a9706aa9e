/* Coming in: who acts from now on. Each try is kept as a record (store/account.h), and so stands in
 * the audit. */
#ifndef APP_SIGN_IN_H
#define APP_SIGN_IN_H

#include "app/tx.h"
#include "store/account.h"

enum {
    SIGN_IN_FAILURES_MAX = 5, /* then it is locked for a while; GB/T 22239-2019 8.1.4.1 b) */
    SIGN_IN_LOCK_SECONDS = 15 * 60,
    LOGIN_CHARS_MAX = 64,
    TOKEN_SECONDS = 24 * 60 * 60,
};

/* app_sign_in: by name and password. That there is no such account, the password is wrong, or it is
 * locked for a while is all the same to who tries, in words and in time.
 * gives  d->account and d->who
 * fails  DENIED; INVALID: no password at all can look like this; BUSY, DB, IO, MISSING */
MUST_USE err app_sign_in(struct deed *d, str login, str password);

/* app_sign_in_machine: as the account that a user of the machine acts as. While there is no account
 * at all, the program acts itself.
 * gives  d->account, DEED_NOBODY when the user is bound to none, and d->who
 * fails  DENIED: it is locked; DB, IO */
MUST_USE err app_sign_in_machine(struct deed *d, str os_user);

/* app_accept: the holder of a one-time token sets the first password; the token is used up.
 * fails  DENIED: no such token, or it is too old; INVALID: breaks a rule of passwords */
MUST_USE err app_accept(struct deed *d, str token, str password, struct account *account_out);

/* app_password: who acts sets another password. Whoever lets a person do so has just asked for the
 * present one (app_sign_in).
 * fails  INVALID: breaks a rule of passwords, or is the present one */
MUST_USE err app_password(struct deed *d, str password);

/* token_digest: what is kept of a one-time token. */
MUST_USE err token_digest(struct ctx *c, str token, str *digest_out);

#endif

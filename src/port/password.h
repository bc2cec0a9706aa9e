/* The one door to libsodium: passwords as argon2id strings, which name their own cost and salt. */
#ifndef PORT_PASSWORD_H
#define PORT_PASSWORD_H

#include "base/err.h"

/* password_write: what is kept of a password; another string each time. Takes about 0.1 s.
 * fails      MISSING, TOO_BIG: no memory for it */
MUST_USE err password_write(struct ctx *c, str password, str *kept_out);

/* password_check: whether a password is the one that a string was made of; false as well for what
 * is no such string. Takes as long as password_write.
 * fails      as password_write */
MUST_USE err password_check(struct ctx *c, str kept, str password, bool *right_out);

#endif

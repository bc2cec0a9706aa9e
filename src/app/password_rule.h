/* What a password must be. */
#ifndef APP_PASSWORD_RULE_H
#define APP_PASSWORD_RULE_H

#include "base/err.h"

enum {
    PASSWORD_CHARS_MIN = 8,
    PASSWORD_CHARS_MIN_ADMINISTRATOR = 12,
    PASSWORD_CHARS_MAX = 200,
};

/* password_rule_check: long enough; three of the four classes (capital, small, digit, anything
 * else); nothing that holds the login; none of those that everybody tries first. Passwords of the
 * past are not kept, so only the present one can be refused (app/sign_in.h).
 * fails   INVALID
 * source  GB/T 22239-2019 8.1.4.1 asks for complexity; the figures are those of common audits */
MUST_USE err password_rule_check(struct ctx *c, str password, str login, bool administrator);

#endif

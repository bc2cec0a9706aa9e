/* Accounts for the tests of app/. */
#ifndef TESTS_APP_PEOPLE_H
#define TESTS_APP_PEOPLE_H

#include "app/account.h"
#include "app/desk.h"
#include "store/org.h"

/* people_org: a new organisation below another, 0 = on top. */
i64 people_org(struct deed *d, str name, i64 above);

/* people_add: an account of a user of the machine, so that it acts without a password.
 *   roles  divided by spaces; they hold within `org` */
void people_add(struct deed *d, str login, const char *roles, i64 org);

/* people_token: one that is invited; gives its token. */
str people_token(struct deed *d, str login, const char *roles, i64 org);

/* people_as: the same desk with another who acts, and with a ctx of its own. */
struct deed people_as(const struct deed *d, str login);

#endif

/* Accounts for the tests of app/. */
#include "app/people.h"

#include "app/org.h"
#include "app/sign_in.h"

i64 people_org(struct deed *d, str name, i64 above) {
    struct org org;
    CHECK_OK(d->c, app_org_add(d, (struct org){.name = name, .above = above}, &org));
    return org.id;
}

static str add(struct deed *d, struct account_new new, const char *roles) {
    str list[8], token;
    new.name = new.login;
    new.roles = (strs){list, 0};
    for (str rest = str_from(roles); rest.len > 0;) {
        size_t end = str_find(rest, S(" "), 0);
        list[new.roles.n++] = str_sub(rest, 0, end);
        rest = end == STR_NONE ? S("") : str_sub(rest, end + 1, rest.len);
    }
    CHECK_OK(d->c, app_account_add(d, &new, &token));
    return token;
}

void people_add(struct deed *d, str login, const char *roles, i64 org) {
    (void)add(d, (struct account_new){.login = login, .org = org, .os_user = login}, roles);
}

str people_token(struct deed *d, str login, const char *roles, i64 org) {
    return add(d, (struct account_new){.login = login, .org = org}, roles);
}

struct deed people_as(const struct deed *d, str login) {
    struct deed other = *d;
    other.c = take(d->c->arena, struct ctx, 1);
    other.c->arena = d->c->arena;
    CHECK_OK(other.c, app_sign_in_machine(&other, login));
    return other;
}

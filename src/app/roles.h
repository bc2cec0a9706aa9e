/* Who may do what: one table of deeds. tx_run looks into it before each change; whoever changes
 * something that belongs to an organisation asks once more with that organisation. */
#ifndef APP_ROLES_H
#define APP_ROLES_H

#include "store/duty.h"

/* A role. The three administrators exclude each other on one account. */
struct role_name {
    const char *kind;
    const char *called; /* Chinese */
    bool administrator;
};
extern const struct role_name role_names[];
extern const size_t role_names_n;

/* role_named: the role of that kind or of that Chinese name, NULL = there is none. */
const struct role_name *role_named(str word);

/* How far a role reaches. */
enum reach {
    REACH_ANYONE, /* needs no account */
    REACH_SELF,   /* any account, to what is its own */
    REACH_HELD,   /* what belongs to no organisation: the role, wherever it is held */
    REACH_ALL,    /* the whole installation: the role is held where nothing is above */
    REACH_ORG,    /* what belongs to the organisation of the role or stands below it */
    REACH_DUTY,   /* as REACH_ORG, by the plan; a department: duties that it leads or supports */
};

/* To add one: a row in roles.c, beside its like. Of REACH_ORG `work` must call may, of REACH_DUTY
 * may_duty; to forget it is a mistake that tx_run finds. */
struct deed_row {
    const char *deed;   /* as it is called in the audit: "accept duty" */
    const char *called; /* Chinese */
    const char *roles;  /* kinds, divided by spaces; "" = it needs none */
    enum reach reach;
};
extern const struct deed_row deed_rows[];
extern const size_t deed_rows_n;

/* deed_find: the row of a deed, NULL = there is none. */
const struct deed_row *deed_find(str deed);

/* deed_is_of: whether a deed is one of a role's. */
bool deed_is_of(const struct deed_row *row, str kind);

/* may: whether who acts may do `deed` to what belongs to an organisation; 0 = to the whole
 * installation. Usually with tx->deed.
 * fails  DENIED: with a sentence that says who may; NOT_FOUND, BUSY, DB, IO */
MUST_USE err may(struct tx *tx, const char *deed, i64 org);

/* may_duty: the same for a duty. */
MUST_USE err may_duty(struct tx *tx, const char *deed, const struct duty *duty);

/* For tx_run: may_begin: whether the account is one that may act, and may do tx->deed to anything.
 * may_is_asked: whether `work`, where it changes something, has to ask. */
MUST_USE err may_begin(struct tx *tx);
bool may_is_asked(const char *deed);

#endif

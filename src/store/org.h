/* Organisations: one tree, whose changes are kept. */
#ifndef STORE_ORG_H
#define STORE_ORG_H

#include "store/noun.h"

struct org {
    i64 id, version;
    str uid;
    str name;      /* as it is called today */
    str kind;      /* authority unit department team */
    i64 above;     /* 0 = top */
    i64 territory; /* 属地, 0 = none */
    i64 line;      /* 主管, 0 = none */
    str opened_on;
    str closed_on; /* "" = it exists */
    i64 successor; /* that took over what it did, 0 = none */
};
extern const struct shape org_shape;
extern const struct noun noun_org;

/* What became of one. */
struct org_change {
    i64 id, version;
    i64 org;
    str kind; /* rename merge split move close */
    str happened_on;
    str old_name; /* before a change of name */
    i64 other;    /* merged into, split from, or above before; 0 = none */
};
extern const struct shape org_change_shape;
extern const struct noun noun_org_change;

enum {
    ORG_ANYWHERE = -1
};

/* org_find: by its name today, right below one: 0 = on top, ORG_ANYWHERE = wherever it stands.
 * gives  org_out->id 0 when there is none
 * fails  CONFLICT: several of that name; DB */
MUST_USE err org_find(struct ctx *c, struct db *db, str name, i64 above, struct org *org_out);

/* org_of_uid: gives  org_out->id 0 when there is none */
MUST_USE err org_of_uid(struct ctx *c, struct db *db, str uid, struct org *org_out);

/* org_below: those right below one, by name; 0 = the top. Closed ones are left out. */
MUST_USE err org_below(struct ctx *c, struct db *db, i64 above, struct list *orgs_out);

/* org_within: whether an org is `above` or stands somewhere below it; 0 is within nothing. */
MUST_USE err org_within(struct ctx *c, struct db *db, i64 org, i64 above, bool *within_out);

/* org_history: what became of one, oldest first. */
MUST_USE err org_history(struct ctx *c, struct db *db, i64 org, struct list *changes_out);

#endif

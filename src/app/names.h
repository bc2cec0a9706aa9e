/* What organisations and people are called, each asked for once. */
#ifndef APP_NAMES_H
#define APP_NAMES_H

#include "db/db.h"

struct names_known {
    i64 id;
    str name;
};
VEC_TYPE(names_vec, struct names_known);

/* Starts empty. */
struct names {
    struct names_vec orgs, people;
};

/* names_org, names_person: gives  "" for id 0
 * fails  NOT_FOUND, DB */
MUST_USE err names_org(struct ctx *c, struct db *db, struct names *names, i64 id, str *name_out);
MUST_USE err names_person(struct ctx *c, struct db *db, struct names *names, i64 id, str *name_out);

#endif

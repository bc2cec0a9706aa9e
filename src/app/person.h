/* People and their posts. */
#ifndef APP_PERSON_H
#define APP_PERSON_H

#include "app/tx.h"
#include "store/person.h"

/* A role that a post gives. To add one: a row in person.c. */
struct post_role {
    const char *role;
    const char *called; /* 组长 */
};
extern const struct post_role post_roles[];
extern const size_t post_roles_n;

/* post_role_find: by its name or by what it is called. gives  NULL when there is none */
const struct post_role *post_role_find(str word);

/* person_pick: whom a word means: an id, or a name that one who is here bears.
 * fails  NOT_FOUND: nobody; CONFLICT: several of that name; INVALID: has left */
MUST_USE err person_pick(struct ctx *c, struct db *db, str word, struct person *person_out);

/* person_name_check: whether somebody may be called so. fails  INVALID */
MUST_USE err person_name_check(struct ctx *c, str name);

/* person_make: the one of that name, made where there is none; of several the first, since a
 * document tells them apart no better. */
MUST_USE err person_make(struct tx *tx, str name, i64 *id_out);

/* post_make: somebody's post, unless it is held already.
 * gives  *added_out, may be NULL */
MUST_USE err post_make(struct tx *tx, const struct post *like, bool *added_out);

/* app_person_add: a new one. app_person_left: is here no more from that day on, holds no post, and
 * has no account that can be used.
 * app_post_add: a post from today on.
 *   like  person, org, role, title, full_time
 * app_post_end: until today.
 * fails  NOT_FOUND; INVALID: no name, no such role, ended already; CONFLICT: holds it already */
MUST_USE err app_person_add(struct deed *d, str name, struct person *person_out);
MUST_USE err app_person_left(struct deed *d, i64 id, str left_on);
MUST_USE err app_post_add(struct deed *d, const struct post *like, struct post *post_out);
MUST_USE err app_post_end(struct deed *d, i64 id, str until_on);

#endif

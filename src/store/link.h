/* Links: what answers an indicator of a framework's edition. */
#ifndef STORE_LINK_H
#define STORE_LINK_H

#include "store/noun.h"

struct link {
    i64 id, version;
    str from_kind;    /* task indicator */
    str from_ref;     /* id of the task; of an indicator framework/edition/code */
    str framework;    /* its id: national-unit */
    str edition;      /* 2024 */
    str indicator;    /* its code: 1.2.3 */
    str relation;     /* equal covers part */
    i64 confirmed_by; /* person, 0 = nobody in particular */
    i64 confirmed_at; /* seconds since 1970, 0 = suggested only */
    str note;
};
extern const struct shape link_shape;
extern const struct noun noun_link;

/* link_from: what a task or an indicator answers. link_to: what answers an indicator. */
MUST_USE err link_from(struct ctx *c, struct db *db, str kind, str ref, struct list *links_out);
MUST_USE err link_to(struct ctx *c, struct db *db, const struct link *indicator,
                     struct list *links_out);

#endif

/* Comments: what somebody said at a record. */
#ifndef STORE_COMMENT_H
#define STORE_COMMENT_H

#include "store/noun.h"

/* Never changed once it is added. */
struct comment {
    i64 id, version;
    str noun;   /* kind of record that it stands at: task duty */
    i64 record; /* its id */
    i64 at;     /* seconds since 1970 */
    i64 who;    /* person, 0 = nobody in particular */
    str text;
};
extern const struct shape comment_shape;
extern const struct noun noun_comment;

/* comment_at: those at a record, oldest first. */
MUST_USE err comment_at(struct ctx *c, struct db *db, const struct noun *noun, i64 record,
                        struct list *comments_out);

#endif

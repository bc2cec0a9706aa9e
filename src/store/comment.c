/* Comments. */
#include "store/comment.h"

#include "store/comment.sql.h"

static const struct field comment_fields[] = {
    FIELD(struct comment, id),
    FIELD(struct comment, version),
    FIELD(struct comment, noun),
    FIELD(struct comment, record),
    FIELD(struct comment, at, .label = "时间"),
    FIELD(struct comment, who, .label = "评论人"),
    FIELD(struct comment, text, .label = "评论"),
};
const struct shape comment_shape = SHAPE(struct comment, comment_fields);
const struct noun noun_comment = NOUN(comment, "评论");

err comment_at(struct ctx *c, struct db *db, const struct noun *noun, i64 record,
               struct list *comments_out) {
    return db_list(c, db, ASK(q_comment_at, V_TEXT(str_from(noun->name)), V_INT(record)),
                   comments_out);
}

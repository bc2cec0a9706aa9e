/* The leading group that a document names becomes people and posts. */
#ifndef APP_LEADERS_H
#define APP_LEADERS_H

#include "app/tx.h"
#include "base/shape.h"

struct words;

struct leaders_in {
    struct list people; /* struct person_fact */
    const struct words *lexicon;
    i64 org;
    str from_on; /* of the posts */
};

/* leaders_make: a post that is held already is not made again.
 *   posts_out  how many were new */
MUST_USE err leaders_make(struct tx *tx, const struct leaders_in *in, i64 *posts_out);

/* leaders_is_person: 何秀兰 rather than 办公室 or a placeholder: two to four Chinese characters
 * that end in no word of an organisation. */
bool leaders_is_person(const struct words *lexicon, str name);

#endif

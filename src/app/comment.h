/* Comments at records. */
#ifndef APP_COMMENT_H
#define APP_COMMENT_H

#include "app/tx.h"
#include "store/comment.h"

/* app_comment: says something at a record; it is never changed.
 *   noun  noun_task, noun_duty
 * fails  NOT_FOUND: no such record; INVALID: empty, too long, control characters */
MUST_USE err app_comment(struct deed *d, const struct noun *noun, i64 record, str text);

#endif

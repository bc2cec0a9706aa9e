/* Which indicators a task answers. */
#ifndef APP_LINK_H
#define APP_LINK_H

#include "app/tx.h"
#include "store/link.h"

/* How far a task answers an indicator. To add one: a row in link.c. */
struct link_relation {
    const char *relation;
    const char *called; /* 等同 */
};
extern const struct link_relation link_relations[];
extern const size_t link_relations_n;

/* link_called: 等同, of equal; "" = there is none of that name. */
const char *link_called(str relation);

/* app_link_add: somebody says that a task answers an indicator, which confirms it.
 *   like  .framework .edition .indicator .relation (its name or what it is called, "" = covers)
 *         .note
 * fails  NOT_FOUND: no such task; INVALID: an empty code, no such relation; CONFLICT: said already
 */
MUST_USE err app_link_add(struct deed *d, i64 task, const struct link *like, struct link *link_out);

#endif

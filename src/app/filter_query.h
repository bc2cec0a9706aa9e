/* Filters as one query: columns of a list that is allowed, values as parameters, never as text. */
#ifndef APP_FILTER_QUERY_H
#define APP_FILTER_QUERY_H

#include "app/filter.h"
#include "db/db.h"

/* How the rows are wanted. */
struct filter_order {
    strs keys; /* names of fields, a - before one turns it round; n = 0: soonest due first */
    i64 limit; /* rows at most */
    str today; /* yyyy-mm-dd: lamps are of a day */
};

struct filters {
    const struct filter *v;
    size_t n;
};

/* filter_query: asks for the struct duty_row that all of n filters let through; what was given up
 * (void) only where one names that state. For db_once. fails  NOT_FOUND: an org or a plan that it
 * names; CONFLICT: several orgs of a name; INVALID: no such key to sort by, or too many values; DB
 */
MUST_USE err filter_query(struct ctx *c, struct db *db, struct filters filters,
                          const struct filter_order *order, struct ask *ask_out);

#endif

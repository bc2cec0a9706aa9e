/* What an organisation leaves to the one that takes it over. */
#ifndef APP_HEIR_H
#define APP_HEIR_H

#include "store/org.h"

/* heir_take: those below it, the tasks that it has and the duties that are open become the heir's;
 * what is at an end stays its own. Each is changed in `tx`, with an entry of its own.
 * fails  CONFLICT: two of one name would stand below the heir; BUSY, DB, IO */
MUST_USE err heir_take(struct tx *tx, const struct org *from, const struct org *heir);

/* heir_check_name: whether one of that name may come to stand below another.
 * fails  CONFLICT: there is one */
MUST_USE err heir_check_name(struct tx *tx, str name, i64 above);

#endif

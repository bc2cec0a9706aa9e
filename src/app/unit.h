/* Whose plan it is. */
#ifndef APP_UNIT_H
#define APP_UNIT_H

#include "store/org.h"

/* app_unit: the unit of that id; 0 = the only one on top.
 * fails  NOT_FOUND: no such org, or none yet; INVALID: closed, or several on top; DB */
MUST_USE err app_unit(struct ctx *c, struct db *db, i64 id, struct org *unit_out);

#endif

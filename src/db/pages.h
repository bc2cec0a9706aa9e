/* Rows a page at a time: memory does not grow with them, and several such walks can go side by side
 * on one connection, which rows_open does not allow. */
#ifndef DB_PAGES_H
#define DB_PAGES_H

#include "db/db.h"

enum {
    PAGE_ROWS = 1000
};

struct pages;

/* pages_open: a walk from the first row.
 *   q      gives rows in the order of its keys, behind those of a row; its last parameter is how
 *          many rows are wanted. A parameter that bears the name of a member of the row, a whole
 *          number, is a key.
 *   fixed  value of the parameter in front, of a query that has one which is no key; NULL = none
 * gives    a walk that ends with c->arena, or earlier by pages_close */
struct pages *pages_open(struct ctx *c, struct db *db, const struct query *q,
                         const struct value *fixed);
void pages_close(struct pages *pages);

/* pages_peek: the row where the walk stands, NULL behind the last one; valid until the next
 * pages_peek behind a pages_pass. pages_pass: goes on behind it.
 * fails  BUSY, DB, IO */
MUST_USE err pages_peek(struct ctx *c, struct pages *pages, const void **row_out);
void pages_pass(struct pages *pages);

#endif

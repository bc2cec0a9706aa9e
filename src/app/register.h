/* Registers 登记簿: what is done with their rows. */
#ifndef APP_REGISTER_H
#define APP_REGISTER_H

#include "app/tx.h"
#include "export/sheet.h"
#include "store/register.h"

/* What is told of a row; what is empty is not said and left as it is. */
struct register_in {
    str kind; /* which register, by code or name; only when it is added */
    i64 org;  /* 0 = the only unit; only when it is added */
    str title;
    str from_on, until_on;
    strs set; /* its fields: 字段=值 */
};

/* app_register_add: a row, with all that its register requires.
 * app_register_edit, app_register_close: one that is open.
 * fails  NOT_FOUND: no such register, org, row; INVALID: something is missing or wrong, it is
 * closed; CONFLICT, BUSY, DB, IO */
MUST_USE err app_register_add(struct deed *d, const struct register_in *in,
                              struct register_row *row_out);
MUST_USE err app_register_edit(struct deed *d, i64 id, const struct register_in *in,
                               struct register_row *row_out);
MUST_USE err app_register_close(struct deed *d, i64 id, struct register_row *row_out);

/* A line of the list. */
struct register_line {
    i64 id;
    str title;
    str more; /* 岗位：采购；风险等级：高 */
    str from_on, until_on;
    str mark; /* 已到期; "" = not so */
    str org;
};
extern const struct shape register_line_shape;

/* app_register_book: the rows of a register.
 *   org     0 = of all
 *   closed  those that are closed, not those that hold */
MUST_USE err app_register_book(struct deed *d, str kind, i64 org, bool closed,
                               struct book *book_out);

#endif

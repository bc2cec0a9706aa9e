/* Registers 登记簿: standing lists, whose fields are data as those of records. A register itself is
 * a kind (kind.h); here are its rows. `register` alone is a word of C. */
#ifndef STORE_REGISTER_H
#define STORE_REGISTER_H

#include "store/noun.h"

struct register_row {
    i64 id, version;
    str uid;
    i64 org;
    i64 kind; /* which list */
    str title;
    str more;     /* its fields, as those of a record */
    str from_on;  /* since when it holds, "" = not said */
    str until_on; /* until when it holds or is due, "" = no end */
    str state;    /* open closed */
};
extern const struct shape register_row_shape;
extern const struct noun noun_register_row;

/* What a list is asked for. */
struct register_filter {
    i64 kind;     /* which list */
    i64 org;      /* 0 = of all */
    str state;    /* open closed */
    i64 after_id; /* the last row that was seen, 0 = from the start */
    i64 limit;    /* rows wanted, at most 1000 */
};

/* register_list: a page of rows, in the order of their ids. */
MUST_USE err register_list(struct ctx *c, struct db *db, const struct register_filter *filter,
                           struct list *rows_out);

#endif

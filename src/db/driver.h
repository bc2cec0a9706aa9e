/* What a driver is to the door: opened connections, prepared statements, rows of cells. Only files
 * of this room include it. */
#ifndef DB_DRIVER_H
#define DB_DRIVER_H

#include "db/db.h"

struct conn; /* of a driver */
struct stmt; /* a query as one connection has prepared it */

/* A value of a row; text lives until the next step. */
struct cell {
    enum value_kind kind;
    i64 n;
    str s;
};

struct driver {
    enum db_engine engine;
    err (*open)(struct ctx *c, str address, struct conn **conn_out); /* closed with c->arena */
    err (*script)(struct ctx *c, struct conn *conn, const char *sql);
    err (*has_table)(struct ctx *c, struct conn *conn, const char *name, bool *has_out);
    /* The statement lives in c->arena; names of its columns, in their order. */
    err (*prepare)(struct ctx *c, struct conn *conn, const struct query *q, struct stmt **stmt_out,
                   strs *columns_out);
    /* One run: start, then step until there is no row. Ends by itself after the last row or a
     * failure, else by `end`. whole = all rows may be fetched at once. */
    err (*start)(struct ctx *c, struct stmt *s, struct args args, bool whole);
    err (*step)(struct ctx *c, struct stmt *s, bool *row_out);
    struct cell (*cell)(const struct stmt *s, size_t column);
    i64 (*changed)(const struct stmt *s); /* rows that the last run touched */
    void (*end)(struct stmt *s);
    err (*queue)(struct ctx *c, struct stmt *s, struct args args);
    err (*flush)(struct ctx *c, struct conn *conn);
    err (*commit)(struct ctx *c, struct conn *conn); /* ends what is queued as well */
    const char *begin[2];                            /* of each enum db_mode */
    const char *explain;                             /* stands before a query */
};

extern const struct driver driver_sqlite, driver_postgres;

#endif

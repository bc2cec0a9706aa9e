/* Steps of a schema: numbered, run once each, never changed after they were released: what a
 * database has run is kept with its digest. */
#ifndef DB_SCHEMA_H
#define DB_SCHEMA_H

#include "db/db.h"

struct schema_step {
    const char *name;   /* of its file without suffix: 0001_start; the digits are its number */
    const char *digest; /* SHA-256 of the file, in hexadecimal */
    const char *sql;
};

/* Of a program, in their order. */
struct schema {
    const struct schema_step *v;
    size_t n;
};

/* A row of the table schema_step. */
struct schema_row {
    i64 number;
    str name;
    str digest;
};
extern const struct shape schema_row_shape;

/* schema_pending: how many steps the database has not run yet.
 * fails  DB: it was made by a newer program, or by one whose steps were others */
MUST_USE err schema_pending(struct ctx *c, struct db *db, struct schema schema, size_t *n_out);

/* schema_update: runs them, each in a transaction of its own.
 *   now  seconds since 1970, kept with each step
 * fails  as schema_pending; BUSY: another process is at it; DB, IO */
MUST_USE err schema_update(struct ctx *c, struct db *db, struct schema schema, i64 now);

/* schema_to: runs the steps that are missing up to the n-th, all in the transaction that is open.
 * fails  as schema_pending */
MUST_USE err schema_to(struct ctx *c, struct db *db, struct schema schema, size_t n, i64 now);

/* schema_tables: the names of all tables that the steps make, in their order: what one refers to
 * stands before it. A later step may have taken some away. */
strs schema_tables(struct arena *a, struct schema schema);

#endif

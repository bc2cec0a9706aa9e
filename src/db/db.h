/* One door to a database: SQLite in a file, or PostgreSQL. What is asked and changed stands in
 * named queries (db/query.h), written once in what both engines understand. Rows become structs by
 * their shape, column by column name.
 *
 * A connection is used by one thread. Whoever gets ERR_BUSY out of a transaction may run all of it
 * again: nothing of it has happened. */
#ifndef DB_DB_H
#define DB_DB_H

#include "base/err.h"
#include "db/query.h"

struct db;

enum db_engine {
    DB_SQLITE,
    DB_POSTGRES,
};

/* db_open: a connection.
 *   address   path of a file, made when there is none; or postgresql://…, several hosts allowed
 *             (of these the one that can be written is taken)
 * gives       *db_out, closed with the arena of c
 * fails       IO: no such folder, no right, disk full; DB: no such server, refused, not ours;
 *             MISSING: libpq is not installed */
MUST_USE err db_open(struct ctx *c, str address, struct db **db_out);

enum db_engine db_engine(const struct db *db);
str db_address(const struct db *db); /* as given to db_open; that of a server may hold a password */

/* ---- asking ---- */

/* db_list: all rows, in c->arena; for what fits a page or two.
 * db_find: the first row; *found_out is false, and the row untouched, when there is none.
 * db_get: the first row, which must be there.
 *   ask   the shape of the rows is ask.q->gives
 * fails  BUSY, DB, IO; db_get: NOT_FOUND, with the name of the query in the text */
MUST_USE err db_list(struct ctx *c, struct db *db, struct ask ask, struct list *rows_out);
MUST_USE err db_find(struct ctx *c, struct db *db, struct ask ask, void *row_out, bool *found_out);
MUST_USE err db_get(struct ctx *c, struct db *db, struct ask ask, void *row_out);

/* db_once: as db_list, for a query that was made at run time; nothing of it is kept, so that no
 * connection fills up with statements that never come again. Its name is "". */
MUST_USE err db_once(struct ctx *c, struct db *db, struct ask ask, struct list *rows_out);

/* Rows one after the other with memory that does not grow; for what may be a million. While they
 * are walked nothing else may be asked of the connection. */
struct rows;
/* rows_open … rows_next until *more_out is false; texts of a row live until the next one.
 * rows_close: needed only by who stops early outside of a transaction, whose end does it too. */
MUST_USE err rows_open(struct ctx *c, struct db *db, struct ask ask, struct rows **rows_out);
MUST_USE err rows_next(struct ctx *c, struct rows *rows, void *row_out, bool *more_out);
void rows_close(struct rows *rows);

/* ---- changing ---- */

/* db_begin: DB_READ sees one state of the data until it ends; DB_WRITE is serialisable.
 * fails  BUSY, DB, IO. db_commit also BUSY: another change came between, run all of it again */
enum db_mode {
    DB_READ,
    DB_WRITE,
};
MUST_USE err db_begin(struct ctx *c, struct db *db, enum db_mode mode);
MUST_USE err db_commit(struct ctx *c, struct db *db);
void db_rollback(struct db *db); /* also after a failure; does nothing outside a transaction */

/* A part of a transaction that can be taken back by itself; a part has no parts.
 * db_part_begin … db_part_end, or db_part_undo: as if the part had never been.
 * fails  BUSY, DB, IO: the transaction itself is over */
MUST_USE err db_part_begin(struct ctx *c, struct db *db);
MUST_USE err db_part_end(struct ctx *c, struct db *db);
MUST_USE err db_part_undo(struct ctx *c, struct db *db);

/* db_run: one statement that gives no rows.
 *   changed_out  rows that it touched; may be NULL
 * fails  CONFLICT: a key that must be single exists already; INVALID: breaks a rule of the schema;
 *        BUSY, DB, IO */
MUST_USE err db_run(struct ctx *c, struct db *db, struct ask ask, i64 *changed_out);

/* db_queue: as db_run, but need not be sent at once: many statements travel together. What they
 * fail with is told by a later db_queue or by what must end them: db_flush, or db_commit, which
 * then travels with them. Nothing else may be asked in between. */
MUST_USE err db_queue(struct ctx *c, struct db *db, struct ask ask);
MUST_USE err db_flush(struct ctx *c, struct db *db);

/* db_next: `n` new ids in a row for a kind of record, from the table `counter` (name, last).
 * On PostgreSQL they are taken outside the transaction, so that writers do not wait for each other,
 * and more of them at once by a connection that needs many; so they say nothing of the order in
 * which records were made, and what is taken and not used leaves a gap. */
MUST_USE err db_next(struct ctx *c, struct db *db, str name, i64 n, i64 *first_out);

/* db_script: several statements, for schema steps. */
MUST_USE err db_script(struct ctx *c, struct db *db, str sql);

/* db_has_table: whether there is a table of that name, a word of ours. */
MUST_USE err db_has_table(struct ctx *c, struct db *db, const char *name, bool *has_out);

/* ---- for tests and tools ---- */

/* db_columns: the names of the columns that a query gives, as the engine prepares it. */
MUST_USE err db_columns(struct ctx *c, struct db *db, const struct query *q, strs *names_out);

/* db_explain: how the engine would answer, in its own words, one line a step. */
MUST_USE err db_explain(struct ctx *c, struct db *db, struct ask ask, strs *steps_out);

#endif

/* Coming to the database: it is there and of this program's schema, or it is made. */
#ifndef APP_DESK_H
#define APP_DESK_H

#include "app/tx.h"

/* app_desk_open: a database that is in use, and who acts on it now.
 *   address  file, or postgresql://…
 * fails  NOT_FOUND: there is none; DB: its schema is another; IO, MISSING */
MUST_USE err app_desk_open(struct ctx *c, str address, struct deed *deed_out);

/* app_desk_make: the same, made where there is none; an older schema is brought up to date.
 *   steps_out  steps of the schema that were run
 * fails  DB, IO, MISSING, BUSY */
MUST_USE err app_desk_make(struct ctx *c, str address, struct deed *deed_out, size_t *steps_out);

/* app_moment: a moment as people write it where the machine stands: 2025-06-15 10:30. */
str app_moment(struct arena *a, i64 at);

/* app_actor: the name of who did something, as the audit has it; 0 is the program.
 * fails  NOT_FOUND, DB, IO */
MUST_USE err app_actor(const struct deed *d, i64 who, str *name_out);

#endif

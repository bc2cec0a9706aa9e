/* Coming to the database: it is there and of this program's schema, or it is made. */
#ifndef APP_DESK_H
#define APP_DESK_H

#include "app/tx.h"

/* app_desk_open: a database that is in use, and who acts on it now.
 *   address  file, or postgresql://…
 * fails  NOT_FOUND: there is none; DB: its schema is another; IO, MISSING */
MUST_USE err app_desk_open(struct ctx *c, str address, struct deed *deed_out);

/* app_desk_bare: the same, empty or older, made where there is none; nothing is changed.
 * fails  DB, IO, MISSING */
MUST_USE err app_desk_bare(struct ctx *c, str address, struct deed *deed_out);

/* app_desk_make: the same, made where there is none; an older schema is brought up to date, but
 * only when a backup of it (app/backup.h) has been written and read back. Stored files are not in
 * it: no step touches them. backup     where that backup goes; "" = beside a database file, of a
 * server where one stands program    version of this program fails  DB, IO, MISSING, BUSY; nothing
 * was changed when the backup failed */
struct desk_making {
    str address;
    str backup;
    str program;
};
struct desk_made {
    size_t steps; /* of the schema that were run */
    str backup;   /* that was written, "" = none was needed */
};
MUST_USE err app_desk_make(struct ctx *c, const struct desk_making *in, struct deed *deed_out,
                           struct desk_made *made_out);

/* app_moment: a moment as people write it where the machine stands: 2025-06-15 10:30. */
str app_moment(struct arena *a, i64 at);

/* app_actor: the name of who did something, as the audit has it; 0 is the program.
 * fails  NOT_FOUND, DB, IO */
MUST_USE err app_actor(const struct deed *d, i64 who, str *name_out);

#endif

/* A database as the app finds it, and who acts on it. */
#ifndef TESTS_APP_DESK_H
#define TESTS_APP_DESK_H

#include "app/import.h"
#include "app/tx.h"
#include "both/both.h"

/* desk_new: an empty database with the schema and a store of files; today is 2025-06-15. */
struct deed desk_new(struct arena *a, struct ctx *c, enum db_engine engine, str *address_out);

/* desk_more: one more who acts on it. */
struct deed desk_more(struct arena *a, struct ctx *c, str address);

/* desk_file: a file of a test's own, with that text; the test unlinks it. */
str desk_file(struct arena *a, str text);

/* desk_import: a plan of that text, of a unit 青禾县图书馆, which is made where there is none. */
struct imported desk_import(struct arena *a, struct deed *d, str text);

/* desk_proven: verify finds nothing. */
void desk_proven(struct arena *a, struct deed *d);

#endif

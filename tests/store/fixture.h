/* Databases with the whole schema, and changes as an app makes them. */
#ifndef TESTS_STORE_FIXTURE_H
#define TESTS_STORE_FIXTURE_H

#include "both/both.h"
#include "store/org.h"

/* fixture_open: an empty database with all steps. */
struct db *fixture_open(struct arena *a, enum db_engine engine, str *address_out);

/* A change of one thing in a transaction: begin, fixture_tx, …, fixture_end. */
struct tx fixture_tx(struct ctx *c, struct db *db, const char *deed);
void fixture_end(struct tx *tx);

/* fixture_link: as the app does after a change. */
void fixture_link(struct arena *a, struct db *db, str algorithm);

/* fixture_org: a new one, in a transaction of its own. */
struct org fixture_org(struct arena *a, struct db *db, str name, i64 above);

#endif

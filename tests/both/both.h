/* Databases for tests: each test gets an empty one of its own, on each engine in turn. */
#ifndef TESTS_BOTH_H
#define TESTS_BOTH_H

#include "db/db.h"
#include "test.h"

/* both_open: a connection to a new, empty database; NULL where there is no PostgreSQL server
 * (with_postgres.sh starts one).
 *   address_out  for further connections; may be NULL */
struct db *both_open(struct arena *a, enum db_engine engine, str *address_out);

/* both_connect: one more connection to it. */
struct db *both_connect(struct arena *a, str address);

/* A test that runs on both engines: BOTH(name) { … `engine` … } makes the cases name_sqlite and
 * name_postgres; list them with BOTH_CASES(name). */
#define BOTH(name)                                                                                 \
    static void name##_on(struct arena *a, enum db_engine engine);                                 \
    TEST(name##_sqlite) {                                                                          \
        name##_on(a, DB_SQLITE);                                                                   \
    }                                                                                              \
    TEST(name##_postgres) {                                                                        \
        if (getenv("BIHUAN_TEST_POSTGRES") == NULL)                                                \
            SKIP("no PostgreSQL server");                                                          \
        name##_on(a, DB_POSTGRES);                                                                 \
    }                                                                                              \
    static void name##_on(struct arena *a, enum db_engine engine)
#define BOTH_CASES(name) CASE(name##_sqlite), CASE(name##_postgres)

/* CHECK_OK: the call succeeds; its own words are shown when it does not. */
#define CHECK_OK(c, call) both_ok((c), (call), __FILE__, __LINE__)
void both_ok(const struct ctx *c, err e, const char *file, int line);

#endif

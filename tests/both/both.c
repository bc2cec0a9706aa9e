/* Databases for tests. */
#include "both/both.h"

#include "port/tempdir.h"

#include <stdlib.h>
#include <unistd.h>

void both_ok(const struct ctx *c, err e, const char *file, int line) {
    if (e == OK)
        return;
    print_error("%s:%d: %s: %.*s\n", file, line, err_name(e), STR(c->text));
    _fail(file, line);
}

struct db *both_connect(struct arena *a, str address) {
    struct ctx c = {.arena = a};
    struct db *db = NULL;
    CHECK_OK(&c, db_open(&c, address, &db));
    return db;
}

/* The database and, beside it, its files. */
static str new_file(struct arena *a) {
    struct ctx c = {.arena = a};
    const char *dir = NULL;
    CHECK_OK(&c, tempdir_open(&c, &dir));
    return str_fmt(a, "%s/test.db", dir);
}

/* postgresql://bihuan@/postgres?host=… with the name of the database exchanged */
static str new_database(struct arena *a) {
    str server = str_from(getenv("BIHUAN_TEST_POSTGRES"));
    struct db *db = both_connect(a, server);
    struct ctx c = {.arena = a};
    str name = str_fmt(a, "t%d_%zx", (int)getpid(), (size_t)a % 0xFFFFFFF);
    CHECK_OK(&c, db_script(&c, db, str_fmt(a, "DROP DATABASE IF EXISTS %.*s", STR(name))));
    CHECK_OK(&c, db_script(&c, db, str_fmt(a, "CREATE DATABASE %.*s", STR(name))));
    size_t at = str_find(server, S("/postgres?"), 0);
    return str_fmt(a, "%.*s/%.*s%.*s", STR(str_sub(server, 0, at)), STR(name),
                   STR(str_sub(server, at + strlen("/postgres"), server.len)));
}

struct db *both_open(struct arena *a, enum db_engine engine, str *address_out) {
    str address = engine == DB_SQLITE ? new_file(a) : new_database(a);
    if (address_out != NULL)
        *address_out = address;
    return both_connect(a, address);
}

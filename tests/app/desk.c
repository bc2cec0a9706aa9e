/* A database for the tests of app/. */
#include "app/desk.h"

#include "app/org.h"
#include "app/settings.h"
#include "port/tempdir.h"
#include "store/audit_check.h"
#include "store/steps.h"

#include <unistd.h>

static struct deed deed_on(struct ctx *c, struct db *db) {
    return (struct deed){.c = c, .db = db, .who = 1, .now = 1750000000, .today = S("2025-06-15")};
}

struct deed desk_new(struct arena *a, struct ctx *c, enum db_engine engine, str *address_out) {
    struct db *db = both_open(a, engine, address_out);
    CHECK_OK(c, schema_update(c, db, store_schema, 1700000000));
    struct deed d = deed_on(c, db);
    if (engine == DB_POSTGRES) { /* a file has its folder beside it, a server has not */
        const char *dir = NULL;
        CHECK_OK(c, tempdir_open(c, &dir));
        CHECK_OK(c, app_setting_set(&d, S("files"), str_from(dir)));
    }
    return d;
}

struct deed desk_more(struct arena *a, struct ctx *c, str address) {
    return deed_on(c, both_connect(a, address));
}

str desk_file(struct arena *a, str text) {
    str path = str_fmt(a, "/tmp/bihuan-test-%d.txt%c", (int)getpid(), '\0');
    FILE *f = fopen(path.ptr, "w");
    assert_non_null(f);
    assert_int_equal(fwrite(text.ptr, 1, text.len, f), text.len);
    fclose(f);
    return str_sub(path, 0, path.len - 1);
}

struct imported desk_import(struct arena *a, struct deed *d, str text) {
    struct list tops;
    struct org org;
    struct imported got;
    CHECK_OK(d->c, org_below(d->c, d->db, 0, &tops));
    if (tops.n == 0)
        CHECK_OK(d->c, app_org_add(d, (struct org){.name = S("青禾县图书馆")}, &org));
    str path = desk_file(a, text);
    const struct import_in in = {.file = {.path = path}};
    err e = app_import(d, &in, &got);
    unlink(str_z(a, path));
    CHECK_OK(d->c, e);
    return got;
}

void desk_proven(struct arena *a, struct deed *d) {
    struct ctx c = {.arena = a};
    struct audit_fault fault;
    tx_link(d);
    CHECK_OK(&c, audit_check(&c, d->db, S(""), &fault));
    CHECK_STR(fault.sentence, S(""));
    CHECK_INT(fault.unlinked, 0);
}

#include "../src/app/desk.h" /* not the helper of that name beside this file */

#include "app/backup.h"
#include "app/suites.h"
#include "both/both.h"
#include "port/tempdir.h"
#include "store/steps.h"

#include <unistd.h>

/* A database as an older program left it: only the first step was run, and there is something in
 * it. */
static struct db *older(struct arena *a, enum db_engine engine, str *address_out) {
    struct ctx c = {.arena = a};
    struct db *db = both_open(a, engine, address_out);
    CHECK_OK(&c, schema_update(&c, db, (struct schema){store_schema.v, 1}, 1));
    CHECK_OK(&c, db_script(&c, db, S("INSERT INTO counter VALUES ('org', 7)")));
    return db;
}

static size_t pending(struct arena *a, struct db *db) {
    struct ctx c = {.arena = a};
    size_t n;
    CHECK_OK(&c, schema_pending(&c, db, store_schema, &n));
    return n;
}

BOTH(an_older_database_is_backed_up_before_it_is_upgraded) {
    struct ctx c = {.arena = a};
    const char *dir;
    str address;
    struct deed d;
    struct desk_made made;
    struct backup_sum sum;
    struct db *db = older(a, engine, &address);
    CHECK_OK(&c, tempdir_open(&c, &dir));
    const struct desk_making making = {
        .address = address, .backup = str_fmt(a, "%s/before.zip", dir), .program = S("test")};
    CHECK_OK(&c, app_desk_make(&c, &making, &d, &made));
    CHECK_INT(made.steps, store_schema.n - 1);
    CHECK_INT(pending(a, db), 0);
    CHECK_STR(made.backup, making.backup);
    CHECK_OK(&c, app_backup_check(&c, str_z(a, made.backup), &sum));
    CHECK_INT(sum.rows, 1);
    /* the second time there is nothing to do, and nothing to back up */
    CHECK_OK(&c, app_desk_make(&c, &making, &d, &made));
    CHECK_INT(made.steps, 0);
    CHECK_STR(made.backup, S(""));
}

BOTH(nothing_is_upgraded_when_the_backup_fails) {
    struct ctx c = {.arena = a};
    str address;
    struct deed d;
    struct desk_made made;
    struct db *db = older(a, engine, &address);
    const struct desk_making making = {
        .address = address, .backup = S("/nowhere/at/all/x.zip"), .program = S("test")};
    CHECK_INT(app_desk_make(&c, &making, &d, &made), ERR_NOT_FOUND);
    CHECK(str_has(c.text, S("没有文件夹")));
    CHECK_INT(pending(a, db), store_schema.n - 1);
}

/* Beside the file, by the number of its steps; a second one on the same day gets another name. */
TEST(a_backup_before_an_upgrade_is_named_after_its_schema) {
    struct ctx c = {.arena = a};
    str address;
    struct deed d;
    struct desk_made made;
    older(a, DB_SQLITE, &address);
    const struct desk_making making = {.address = address, .program = S("test")};
    CHECK_OK(&c, app_desk_make(&c, &making, &d, &made));
    str front = str_ends(address, S(".db")) ? str_sub(address, 0, address.len - 3) : address;
    str name = str_fmt(a, "%.*s.schema-1.%.*s.zip", STR(front), STR(d.today));
    CHECK_STR(made.backup, name);
    CHECK_INT(unlink(str_z(a, name)), 0);
}

BOTH(a_newer_database_is_left_alone) {
    struct ctx c = {.arena = a};
    str address;
    struct deed d;
    struct desk_made made;
    struct db *db = both_open(a, engine, &address);
    CHECK_OK(&c, schema_update(&c, db, store_schema, 1));
    CHECK_OK(&c,
             db_script(&c, db, S("INSERT INTO schema_step VALUES (9999, '9999_later', 'x', 1)")));
    const struct desk_making making = {.address = address, .program = S("test")};
    CHECK_INT(app_desk_make(&c, &making, &d, &made), ERR_DB);
    CHECK(str_has(c.text, S("请升级程序")));
}

SUITE(desk_tests, BOTH_CASES(an_older_database_is_backed_up_before_it_is_upgraded),
      BOTH_CASES(nothing_is_upgraded_when_the_backup_fails),
      CASE(a_backup_before_an_upgrade_is_named_after_its_schema),
      BOTH_CASES(a_newer_database_is_left_alone))

#include "db/schema.h"

#include "both/both.h"
#include "db/suites.h"

static const struct schema_step steps[] = {
    {"0001_start", "aa",
     "CREATE TABLE thing (id BIGINT NOT NULL PRIMARY KEY); "
     "CREATE TABLE part (id BIGINT NOT NULL PRIMARY KEY)"},
    {"0002_more", "bb", "ALTER TABLE thing ADD COLUMN name TEXT NOT NULL DEFAULT ''"},
};
static const struct schema all = {steps, 2}, first = {steps, 1};

BOTH(each_step_runs_once) {
    struct ctx c = {.arena = a};
    size_t n = 0;
    struct db *db = both_open(a, engine, NULL);
    bool begun = true;
    CHECK_OK(&c, schema_pending(&c, db, all, &n));
    CHECK_INT(n, 2);
    CHECK_OK(&c, db_has_table(&c, db, "schema_step", &begun)); /* asking leaves no trace */
    CHECK(!begun);
    CHECK_OK(&c, schema_update(&c, db, first, 1));
    CHECK_OK(&c, schema_update(&c, db, all, 2));
    CHECK_OK(&c, schema_update(&c, db, all, 3));
    CHECK_OK(&c, schema_pending(&c, db, all, &n));
    CHECK_INT(n, 0);
    CHECK_OK(&c, db_script(&c, db, S("INSERT INTO thing (id, name) VALUES (1, 'x')")));
}

BOTH(an_older_program_refuses_a_newer_database) {
    struct ctx c = {.arena = a}, again = {.arena = a};
    struct db *db = both_open(a, engine, NULL);
    CHECK_OK(&c, schema_update(&c, db, all, 1));
    CHECK_INT(schema_update(&again, db, first, 2), ERR_DB);
    CHECK(str_has(again.text, S("请升级程序")));
}

BOTH(a_changed_step_is_refused) {
    struct schema_step changed[] = {steps[0], steps[1]};
    changed[1].digest = "cc";
    struct ctx c = {.arena = a}, again = {.arena = a};
    struct db *db = both_open(a, engine, NULL);
    CHECK_OK(&c, schema_update(&c, db, all, 1));
    CHECK_INT(schema_update(&again, db, (struct schema){changed, 2}, 2), ERR_DB);
    CHECK(str_has(again.text, S("0002_more")));
}

BOTH(a_failing_step_leaves_nothing) {
    struct schema_step broken[] = {steps[0], steps[1]};
    broken[1].sql = "CREATE TABLE half (id BIGINT NOT NULL PRIMARY KEY); CREATE TABEL x (id TEXT)";
    struct ctx c = {.arena = a}, again = {.arena = a}, third = {.arena = a};
    size_t n = 0;
    struct db *db = both_open(a, engine, NULL);
    CHECK_INT(schema_update(&c, db, (struct schema){broken, 2}, 1), ERR_DB);
    CHECK_OK(&again, schema_pending(&again, db, all, &n));
    CHECK_INT(n, 1);
    CHECK_INT(db_script(&third, db, S("INSERT INTO half (id) VALUES (1)")), ERR_DB);
}

SUITE(schema_tests, BOTH_CASES(each_step_runs_once),
      BOTH_CASES(an_older_program_refuses_a_newer_database), BOTH_CASES(a_changed_step_is_refused),
      BOTH_CASES(a_failing_step_leaves_nothing))

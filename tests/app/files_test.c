#include "app/files.h"

#include "app/desk.h"
#include "app/settings.h"
#include "app/suites.h"

TEST(a_database_file_has_its_folder_beside_it) {
    struct ctx c = {.arena = a};
    str database, address;
    struct deed d = desk_new(a, &c, DB_SQLITE, &database);
    CHECK_OK(&c, files_address(&d, &address));
    CHECK_STR(address, str_fmt(a, "%.*s.files", STR(str_sub(database, 0, database.len - 3))));
    CHECK_OK(&c, app_setting_set(&d, S("files"), S("s3://box?endpoint=https://x")));
    CHECK_OK(&c, files_address(&d, &address));
    CHECK_STR(address, S("s3://box?endpoint=https://x"));
}

TEST(a_server_must_be_told) {
    struct ctx c = {.arena = a}, none = {.arena = a};
    str address;
    if (getenv("BIHUAN_TEST_POSTGRES") == NULL)
        SKIP("no PostgreSQL server");
    struct deed d = desk_new(a, &c, DB_POSTGRES, NULL);
    CHECK_OK(&c, app_setting_set(&d, S("files"), S("")));
    d.c = &none;
    CHECK_INT(files_address(&d, &address), ERR_INVALID);
    CHECK(str_has(none.text, S("bihuan config set files")));
}

/* It would mean another folder for each who stands elsewhere. */
BOTH(a_folder_is_named_from_the_root) {
    struct ctx c = {.arena = a}, bad = {.arena = a};
    str address;
    struct deed d = desk_new(a, &c, engine, NULL);
    CHECK_OK(&c, app_setting_set(&d, S("files"), S("files")));
    d.c = &bad;
    CHECK_INT(files_address(&d, &address), ERR_INVALID);
    CHECK(str_has(bad.text, S("从 / 开始")));
}

SUITE(files_tests, CASE(a_database_file_has_its_folder_beside_it), CASE(a_server_must_be_told),
      BOTH_CASES(a_folder_is_named_from_the_root))

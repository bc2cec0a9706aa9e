#include "port/folder.h"

#include "port/tempdir.h"
#include "test.h"

#include <sys/stat.h>

static str inside(struct arena *a, const char *dir, const char *name) {
    return str_fmt(a, "%s/%s", dir, name);
}

static void touch(struct arena *a, const char *dir, const char *name) {
    FILE *f = fopen(str_z(a, inside(a, dir, name)), "w");
    assert_non_null(f);
    fclose(f);
}

TEST(files_come_in_order_without_what_programs_lay_beside_them) {
    struct ctx c = {.arena = a};
    const char *dir;
    strs files;
    assert_int_equal(tempdir_open(&c, &dir), OK);
    static const char *const names[] = {"b.xlsx", "a.xlsx", ".~lock.a.xlsx#", "~$a.xlsx"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        touch(a, dir, names[i]);
    mkdir(str_z(a, inside(a, dir, "below")), 0700);
    CHECK_INT(folder_files(&c, str_from(dir), &files), OK);
    CHECK_INT(files.n, 2);
    CHECK_STR(files.v[0], inside(a, dir, "a.xlsx"));
    CHECK_STR(files.v[1], inside(a, dir, "b.xlsx"));
}

TEST(a_folder_is_made_where_there_is_none) {
    struct ctx c = {.arena = a}, file = {.arena = a}, deep = {.arena = a};
    const char *dir;
    assert_int_equal(tempdir_open(&c, &dir), OK);
    str path = inside(a, dir, "new");
    CHECK(!folder_has(a, path));
    CHECK_INT(folder_make(&c, path), OK);
    CHECK_INT(folder_make(&c, path), OK);
    CHECK(folder_is(a, path) && folder_has(a, path));
    touch(a, dir, "file");
    CHECK_INT(folder_make(&file, inside(a, dir, "file")), ERR_INVALID);
    CHECK(str_has(file.text, S("不是文件夹")));
    CHECK_INT(folder_make(&deep, inside(a, dir, "x/y")), ERR_NOT_FOUND);
}

TEST(a_folder_that_is_not_there_cannot_be_listed) {
    struct ctx c = {.arena = a};
    strs files;
    CHECK_INT(folder_files(&c, S("/nowhere/at/all"), &files), ERR_NOT_FOUND);
    CHECK(str_has(c.text, S("/nowhere/at/all：没有这个文件夹")));
}

SUITE(folder_tests, CASE(files_come_in_order_without_what_programs_lay_beside_them),
      CASE(a_folder_is_made_where_there_is_none), CASE(a_folder_that_is_not_there_cannot_be_listed))

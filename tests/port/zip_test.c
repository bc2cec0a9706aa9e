#include "port/zip.h"

#include "port/file.h"
#include "port/tempdir.h"
#include "test.h"

#include <string.h>

/* One part, a/B.txt, holding "text", stored; with a comment of the archive. */
static const char archive[] =
    "PK\x03\x04\x14\x00\x00\x00\x00\x00\x00\x00!\x5C\xC7\xA7\x8B;\x04\x00\x00\x00\x04\x00"
    "\x00\x00\x07\x00\x00\x00"
    "a/B.txttextPK\x01\x02\x14\x03\x14\x00\x00\x00\x00\x00\x00"
    "\x00!\x5C\xC7\xA7\x8B;\x04\x00\x00\x00\x04\x00\x00\x00\x07\x00\x00\x00\x00\x00\x00"
    "\x00\x00\x00\x00\x00\x80\x01\x00\x00\x00\x00"
    "a/B.txtPK\x05\x06\x00\x00\x00\x00\x01"
    "\x00\x01\x00"
    "5\x00\x00\x00)\x00\x00\x00\x05\x00hello";

enum {
    ARCHIVE_BYTES = sizeof archive - 1,
    TEXT_AT = 37,   /* the first byte of the part */
    FLAGS_AT = 6,   /* of the local head; bit 0 = encrypted */
    CENTRAL_AT = 41 /* the central head */
};

TEST(parts_are_found_in_any_case_and_read) {
    struct ctx c = {.arena = a};
    struct zip_parts *zip;
    str bytes;
    assert_int_equal(zip_unpack(&c, (str){archive, ARCHIVE_BYTES}, &zip), OK);
    CHECK(zip_has(zip, S("a/B.txt")) && zip_has(zip, S("A/b.TXT")) && !zip_has(zip, S("a/B.tx")));
    assert_int_equal(zip_part(&c, zip, S("a/b.txt"), &bytes), OK);
    CHECK_STR(bytes, S("text"));
    CHECK_INT(zip_part(&c, zip, S("none"), &bytes), ERR_NOT_FOUND);
    CHECK(str_has(c.text, S("没有部件 none")));
}

TEST(cut_archives_are_refused) {
    for (size_t n = 1; n + 5 < ARCHIVE_BYTES; n += 3) { /* the comment may be cut */
        struct ctx c = {.arena = a};
        struct zip_parts *zip;
        CHECK_INT(zip_unpack(&c, (str){archive, n}, &zip), ERR_INVALID);
        CHECK(c.text.len > 0);
    }
}

/* Reads the part of a copy in which one byte is changed. */
static str read_changed(struct arena *a, size_t at, char to) {
    struct ctx c = {.arena = a};
    struct zip_parts *zip;
    str bytes = S("");
    char *copy = arena_bytes(a, ARCHIVE_BYTES, 1);
    memcpy(copy, archive, ARCHIVE_BYTES);
    copy[at] = to;
    if (zip_unpack(&c, (str){copy, ARCHIVE_BYTES}, &zip) != OK ||
        zip_part(&c, zip, S("a/B.txt"), &bytes) != OK)
        return c.text;
    return bytes;
}

TEST(damage_and_passwords_are_told) {
    CHECK(str_has(read_changed(a, TEXT_AT, 'T'), S("已损坏")));
    CHECK(str_has(read_changed(a, CENTRAL_AT + 8, 1), S("密码")));
    CHECK_STR(read_changed(a, FLAGS_AT, 0), S("text"));
}

TEST(what_is_packed_is_read_again) {
    struct ctx c = {.arena = a}, gone = {.arena = a};
    const char *dir;
    struct zip_parts *zip;
    str bytes;
    assert_int_equal(tempdir_open(&c, &dir), OK);
    str files[] = {str_fmt(a, "%s/责任.csv", dir), str_fmt(a, "%s/none.csv", dir)};
    str path = str_fmt(a, "%s/x.zip", dir);
    FILE *f = fopen(str_z(a, files[0]), "w");
    assert_non_null(f);
    fputs("text", f);
    fclose(f);
    CHECK_INT(zip_pack(&c, (strs){files, 1}, path), OK);
    CHECK_INT(file_read(&c, str_z(a, path), 1 << 20, &bytes), OK);
    CHECK_INT(zip_unpack(&c, bytes, &zip), OK);
    CHECK_INT(zip_part(&c, zip, S("责任.csv"), &bytes), OK);
    CHECK_STR(bytes, S("text"));
    CHECK_INT(zip_pack(&gone, (strs){files, 2}, str_fmt(a, "%s/y.zip", dir)), ERR_IO);
    CHECK(str_has(gone.text, S("压缩包")));
}

SUITE(zip_tests, CASE(parts_are_found_in_any_case_and_read), CASE(cut_archives_are_refused),
      CASE(damage_and_passwords_are_told), CASE(what_is_packed_is_read_again))

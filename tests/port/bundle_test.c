#include "port/bundle.h"

#include "port/file.h"
#include "port/suites.h"
#include "test.h"

#include <unistd.h>

/* A bundle of two parts in a nameless file. */
static int write_two(struct arena *a, size_t long_bytes) {
    struct ctx c = {.arena = a};
    struct bundle_out *b;
    int fd;
    char *text = take(a, char, long_bytes);
    memset(text, 'x', long_bytes);
    assert_int_equal(file_memory(&c, &fd), OK);
    assert_int_equal(bundle_begin(&c, fd, "b.zip", 1750000000, &b), OK);
    assert_int_equal(bundle_part(&c, b, S("tables/org.jsonl"), BUNDLE_UNKNOWN), OK);
    assert_int_equal(bundle_add(&c, b, S("政工")), OK);
    assert_int_equal(bundle_add(&c, b, S("科\n")), OK);
    assert_int_equal(bundle_part(&c, b, S("files/long"), (i64)long_bytes), OK);
    assert_int_equal(bundle_add(&c, b, (str){text, long_bytes}), OK);
    assert_int_equal(bundle_end(&c, b), OK);
    return fd;
}

/* Reads all parts. gives  how many bytes they hold together */
static err read_all(struct ctx *c, int fd, size_t *bytes_out) {
    static const size_t PIECE = 1000;
    char *to = take(c->arena, char, PIECE);
    struct bundle_in *b;
    size_t total = 0, n;
    str name;
    TRY(bundle_open(c, fd, "b.zip", &b));
    TRY(bundle_next(c, b, &name));
    while (name.len > 0) {
        do {
            TRY(bundle_take(c, b, to, PIECE, &n));
            total += n;
        } while (n > 0);
        TRY(bundle_next(c, b, &name));
    }
    *bytes_out = total;
    return OK;
}

TEST(parts_come_back_in_their_order) {
    struct ctx c = {.arena = a};
    struct bundle_in *b;
    char text[64];
    size_t n, total;
    str name;
    int fd = write_two(a, 70000);
    CHECK_INT(bundle_open(&c, fd, "b.zip", &b), OK);
    CHECK_INT(bundle_next(&c, b, &name), OK);
    CHECK_STR(name, S("tables/org.jsonl"));
    CHECK_INT(bundle_take(&c, b, text, sizeof text, &n), OK);
    CHECK_STR(((str){text, n}), S("政工科\n"));
    CHECK_INT(bundle_next(&c, b, &name), OK);
    CHECK_STR(name, S("files/long"));
    CHECK_INT(bundle_next(&c, b, &name), OK);
    CHECK_STR(name, S(""));
    CHECK_INT(read_all(&c, fd, &total), OK);
    CHECK_INT(total, 70010);
}

/* Cut off anywhere, it has lost its list of parts. */
TEST(a_bundle_that_is_cut_off_is_refused) {
    struct ctx c = {.arena = a};
    int fd = write_two(a, 100);
    off_t end = lseek(fd, 0, SEEK_END);
    for (off_t at = 0; at < end; at++) {
        struct ctx own = {.arena = a};
        struct file whole = {fd, (u64)end};
        size_t total;
        int copy;
        str bytes;
        CHECK_INT(file_map(&c, &whole, &bytes), OK);
        CHECK_INT(file_memory(&c, &copy), OK);
        assert_int_equal(write(copy, bytes.ptr, (size_t)at), at);
        CHECK_INT(read_all(&own, copy, &total), ERR_INVALID);
        CHECK(str_has(own.text, S("不完整或已损坏")));
    }
}

/* A byte of a part that was changed is told by its checksum. */
TEST(a_damaged_part_is_refused) {
    struct ctx c = {.arena = a};
    size_t total;
    int fd = write_two(a, 70000);
    CHECK_INT(pwrite(fd, "y", 1, 40000), 1);
    CHECK_INT(read_all(&c, fd, &total), ERR_INVALID);
}

TEST(a_bomb_is_refused) {
    struct ctx c = {.arena = a};
    struct file bomb;
    size_t total;
    CHECK_INT(file_open(&c, "tests/data/hostile/zip_bomb.docx", 1 << 20, &bomb), OK);
    CHECK_INT(read_all(&c, bomb.fd, &total), ERR_TOO_BIG);
    CHECK(str_has(c.text, S("压缩炸弹")));
}

TEST(a_full_device_is_told) {
    struct ctx c = {.arena = a};
    struct bundle_out *b;
    struct save *save;
    err e = save_begin(&c, "/dev/full", &save);
    CHECK_INT(e, OK);
    e = bundle_begin(&c, save_fd(save), "/dev/full", 0, &b);
    if (e == OK)
        e = bundle_part(&c, b, S("part"), BUNDLE_UNKNOWN);
    if (e == OK)
        e = bundle_end(&c, b);
    CHECK_INT(e, ERR_IO);
    CHECK(str_has(c.text, S("/dev/full")));
}

SUITE(bundle_tests, CASE(parts_come_back_in_their_order), CASE(a_bundle_that_is_cut_off_is_refused),
      CASE(a_damaged_part_is_refused), CASE(a_bomb_is_refused), CASE(a_full_device_is_told))

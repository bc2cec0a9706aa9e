/* 2 GiB in and out: the digest fits, and memory does not grow with the file. In a folder, or, when
 * BIHUAN_TEST_S3 is set, on the server that it names. */
#include "blob/store.h"
#include "peak.h"
#include "port/tempdir.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LARGE_BYTES ((u64)2 << 30)
#define PIECE_BYTES ((size_t)1 << 20)

enum {
    GROWTH_KIB = 16 * 1024, /* allowed between the first small file and the end */
};

/* Writes bytes that no packing makes smaller (xorshift, the same each time) until all are out. */
static void pour(int to) {
    static u64 piece[PIECE_BYTES / sizeof(u64)];
    u64 x = 88172645463325252u;
    for (u64 done = 0; done < LARGE_BYTES; done += PIECE_BYTES) {
        for (size_t i = 0; i < COUNT_OF(piece); i++) {
            x ^= x << 13;
            x ^= x >> 7;
            x ^= x << 17;
            piece[i] = x;
        }
        for (size_t at = 0; at < PIECE_BYTES;) {
            ssize_t n = write(to, (const char *)piece + at, PIECE_BYTES - at);
            if (n <= 0)
                _exit(1);
            at += (size_t)n;
        }
    }
    _exit(0);
}

static struct blob_store *open_any(struct ctx *c) {
    const char *server = getenv("BIHUAN_TEST_S3"), *dir;
    struct blob_store *store = NULL;
    if (server == NULL)
        assert_int_equal(tempdir_open(c, &dir), OK);
    assert_int_equal(blob_open(c, str_from(server != NULL ? server : dir), &store), OK);
    return store;
}

TEST(keeps_two_gibibytes_in_constant_memory) {
    struct ctx c = {.arena = a};
    struct blob_store *store = open_any(&c);
    struct blob small, large;
    int ends[2], nowhere = open("/dev/null", O_WRONLY);
    CHECK_INT(store_put(&c, store, S("abc"), &small), OK);
    CHECK_STR(store_get(a, store, &small.id), S("abc"));
    long before = peak_kib(a);

    CHECK_INT(pipe(ends), 0);
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0)
        pour(ends[1]);
    close(ends[1]);
    CHECK_INT(blob_put(&c, store, ends[0], NULL, &large), OK);
    CHECK_INT(store_status(pid), 0);
    CHECK_INT(large.bytes, LARGE_BYTES);
    CHECK_INT(blob_get(&c, store, &large.id, nowhere), OK);
    long after = peak_kib(a);
    print_message("note: peak memory %ld MiB before, %ld MiB after 2 GiB in and out\n",
                  before / 1024, after / 1024);
    CHECK(after - before < GROWTH_KIB);
    CHECK_INT(blob_drop(&c, store, &large.id), OK);
    close(ends[0]);
    close(nowhere);
}

SUITE(large_tests, CASE(keeps_two_gibibytes_in_constant_memory))

int main(void) {
    setenv("no_proxy", "127.0.0.1", 1); /* the servers of these tests are here */
    return large_tests();
}

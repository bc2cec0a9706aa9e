/* A film of 300 MB is filed, read by verify, and given back: memory does not grow with it. */
#include "app/proof.h"

#include "app/desk.h"
#include "app/files_check.h"
#include "app/org.h"
#include "app/suites.h"
#include "peak.h"
#include "port/tempdir.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define LARGE_BYTES ((off_t)300 << 20)

enum {
    GROWTH_KIB = 16 * 1024, /* allowed between the first small file and the end */
};

/* A file of that length: zeros behind the sign of a film. */
static str film(struct arena *a, const char *dir, const char *name, off_t bytes) {
    static const char front[] = {0, 0, 0, 24, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'};
    const str path = str_fmt(a, "%s/%s%c", dir, name, '\0');
    int fd = open(path.ptr, O_RDWR | O_CREAT | O_EXCL, 0600);
    assert_int_equal(write(fd, front, sizeof front), sizeof front);
    assert_int_equal(ftruncate(fd, bytes), 0);
    close(fd);
    return str_sub(path, 0, path.len - 1);
}

/* In and out and verified. */
static void go_through(struct deed *d, struct blob_store *store, const char *dir, str path) {
    struct arena *a = d->c->arena;
    struct proof_made made;
    struct files_check check;
    struct stat was, is;
    const str back = str_fmt(a, "%s/back", dir);
    CHECK_OK(d->c, app_proof_file(d, store, path, &(struct proof_in){0}, &made));
    CHECK_STR(made.proof.type, S("video/mp4"));
    CHECK_OK(d->c, app_proof_get(d, made.proof.id, back));
    CHECK_INT(stat(str_z(a, path), &was), 0);
    CHECK_INT(stat(str_z(a, back), &is), 0);
    CHECK_INT(is.st_size, was.st_size);
    CHECK_OK(d->c, files_check_begin(d, &check));
    while (!check.done)
        CHECK_OK(d->c, files_check_next(&check));
    CHECK_STR(check.sentence, S(""));
}

TEST(a_film_needs_no_more_memory_than_a_picture) {
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, DB_SQLITE, NULL);
    struct org org;
    struct blob_store *store;
    const char *dir = NULL;
    CHECK_OK(&c, app_org_add(&d, (struct org){.name = S("青禾县图书馆")}, &org));
    CHECK_OK(&c, files_open(&d, &store));
    CHECK_OK(&c, tempdir_open(&c, &dir));
    go_through(&d, store, dir, film(a, dir, "small.mp4", 1000));
    const long before = peak_kib(a);
    go_through(&d, store, dir, film(a, dir, "large.mp4", LARGE_BYTES));
    const long after = peak_kib(a);
    print_message("note: peak memory %ld MiB before, %ld MiB after 300 MB in and out\n",
                  before / 1024, after / 1024);
    CHECK(after - before < GROWTH_KIB);
}

SUITE(proof_large_tests, CASE(a_film_needs_no_more_memory_than_a_picture))

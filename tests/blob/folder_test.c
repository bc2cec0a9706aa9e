/* The folder store: what it keeps, what it refuses, and what a crash leaves. */
#include "test.h"

#include "blob/store.h"
#include "blob/suites.h"
#include "port/tempdir.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define HEX_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define PATH_ABC "ba/78/" HEX_ABC

enum {
    CANNOT_DROP = 77, /* exit status */
};

static const char *inside(struct arena *a, const char *dir, const char *name) {
    return str_fmt(a, "%s/%s%c", dir, name, '\0').ptr;
}

static struct blob_store *open_at(struct arena *a, const char *dir) {
    struct ctx c = {.arena = a};
    struct blob_store *store = NULL;
    CHECK_INT(blob_open(&c, str_from(dir), &store), OK);
    return store;
}

static const char *folder(struct arena *a) {
    struct ctx c = {.arena = a};
    const char *dir;
    CHECK_INT(tempdir_open(&c, &dir), OK);
    return inside(a, dir, "佐证 材料");
}

static struct digest id_of(const char *hex) {
    struct digest id = {{0}};
    assert_true(digest_parse(str_from(hex), &id));
    return id;
}

static int files_in(const char *dir) {
    DIR *d = opendir(dir);
    int n = -2;
    if (d == NULL)
        return 0;
    while (readdir(d) != NULL)
        n++;
    closedir(d);
    return n;
}

TEST(keeps_what_it_is_given) {
    struct ctx c = {.arena = a};
    const char *dir = folder(a);
    struct blob_store *store = open_at(a, dir);
    struct blob blob;
    struct stat st;
    bool has = true;
    u64 bytes;
    const struct digest abc = id_of(HEX_ABC);
    CHECK_INT(blob_has(&c, store, &abc, &has), OK);
    CHECK(!has);
    CHECK_INT(store_put(&c, store, S("abc"), &blob), OK);
    CHECK_STR(digest_hex(a, &blob.id), S(HEX_ABC));
    CHECK_INT(blob.bytes, 3);
    CHECK_INT(stat(inside(a, dir, PATH_ABC), &st), 0);
    CHECK_INT(st.st_mode & 07777, 0440);
    CHECK_INT(st.st_nlink, 1);
    CHECK_INT(files_in(inside(a, dir, "tmp")), 0);
    CHECK_INT(blob_has(&c, store, &abc, &has), OK);
    CHECK(has);
    CHECK_INT(blob_size(&c, store, &abc, &bytes), OK);
    CHECK_INT(bytes, 3);
    CHECK_STR(store_get(a, store, &abc), S("abc"));
    CHECK_INT(blob_check(&c, store), OK);
}

TEST(keeps_the_empty_file_and_pieces) {
    struct ctx c = {.arena = a};
    struct blob_store *store = open_at(a, folder(a));
    struct blob_draft *draft;
    struct blob blob;
    CHECK_INT(store_put(&c, store, S(""), &blob), OK);
    CHECK_STR(store_get(a, store, &blob.id), S(""));
    CHECK_INT(blob_begin(&c, store, &draft), OK);
    CHECK_INT(blob_add(&c, draft, S("a")), OK);
    CHECK_INT(blob_add(&c, draft, S("")), OK);
    CHECK_INT(blob_add(&c, draft, S("bc")), OK);
    CHECK_INT(blob_end(&c, draft, NULL, &blob), OK);
    CHECK_STR(digest_hex(a, &blob.id), S(HEX_ABC));
    CHECK_STR(store_get(a, store, &blob.id), S("abc"));
}

TEST(writes_the_same_content_once) {
    struct ctx c = {.arena = a};
    const char *dir = folder(a);
    struct blob_store *store = open_at(a, dir);
    struct blob blob;
    struct stat first, second;
    CHECK_INT(store_put(&c, store, S("abc"), &blob), OK);
    CHECK_INT(stat(inside(a, dir, PATH_ABC), &first), 0);
    CHECK_INT(store_put(&c, store, S("abc"), &blob), OK);
    CHECK_INT(stat(inside(a, dir, PATH_ABC), &second), 0);
    CHECK_INT(first.st_ino, second.st_ino);
    CHECK_STR(store_ids(a, store, NULL), S("ba7816bf 3\n"));
}

TEST(refuses_what_is_not_what_was_promised) {
    struct ctx c = {.arena = a};
    const char *dir = folder(a);
    struct blob_store *store = open_at(a, dir);
    const struct digest abc = id_of(HEX_ABC);
    struct blob blob = {.bytes = 99};
    int fd = store_file(S("abd"));
    CHECK_INT(blob_put(&c, store, fd, &abc, &blob), ERR_INVALID);
    CHECK(str_has(c.text, S("应为 " HEX_ABC "，实为 a52d159f")));
    CHECK_INT(blob.bytes, 99);
    CHECK_STR(store_ids(a, store, NULL), S(""));
    CHECK_INT(files_in(inside(a, dir, "tmp")), 0);
    c.code = OK;
    CHECK_INT(pwrite(fd, "abc", 3, 0), 3);
    lseek(fd, 0, SEEK_SET);
    CHECK_INT(blob_put(&c, store, fd, &abc, &blob), OK);
    close(fd);
}

TEST(tells_a_flipped_byte_and_a_lost_one) {
    struct ctx c = {.arena = a};
    const char *dir = folder(a), *path = inside(a, dir, PATH_ABC);
    struct blob_store *store = open_at(a, dir);
    const struct digest abc = id_of(HEX_ABC);
    struct blob blob;
    CHECK_INT(store_put(&c, store, S("abc"), &blob), OK);
    chmod(path, 0640);
    int fd = open(path, O_WRONLY);
    CHECK_INT(pwrite(fd, "B", 1, 1), 1);
    CHECK(str_has(store_get(a, store, &abc), S("文件 " HEX_ABC " 已损坏")));
    CHECK_INT(pwrite(fd, "b", 1, 1), 1);
    CHECK_STR(store_get(a, store, &abc), S("abc"));
    CHECK_INT(ftruncate(fd, 2), 0);
    CHECK(str_has(store_get(a, store, &abc), S("已损坏")));
    CHECK_INT(store_put(&c, store, S("abc"), &blob), ERR_IO); /* and is not put right in silence */
    CHECK(str_has(c.text, S("请从备份恢复")));
    close(fd);
}

TEST(tells_what_is_absent_and_drops) {
    struct ctx c = {.arena = a};
    struct blob_store *store = open_at(a, folder(a));
    struct blob blob;
    const struct digest abc = id_of(HEX_ABC);
    u64 bytes = 7;
    CHECK_INT(blob_size(&c, store, &abc, &bytes), ERR_NOT_FOUND);
    CHECK(str_has(c.text, S("没有文件 " HEX_ABC)));
    CHECK_INT(bytes, 7);
    CHECK(str_has(store_get(a, store, &abc), S("没有文件 " HEX_ABC)));
    c.code = OK;
    CHECK_INT(blob_drop(&c, store, &abc), OK);
    CHECK_INT(store_put(&c, store, S("abc"), &blob), OK);
    CHECK_INT(blob_drop(&c, store, &abc), OK);
    CHECK_STR(store_ids(a, store, NULL), S(""));
    CHECK_INT(store_put(&c, store, S("abc"), &blob), OK);
    CHECK_STR(store_get(a, store, &abc), S("abc"));
}

TEST(walks_in_order_and_from_a_place) {
    struct ctx c = {.arena = a};
    const char *dir = folder(a);
    struct blob_store *store = open_at(a, dir);
    struct blob_walk *walk;
    struct blob blob;
    const struct blob *found;
    struct digest last = {{0}}, middle = {{0}};
    int n = 0;
    for (int i = 0; i < 100; i++)
        CHECK_INT(store_put(&c, store, str_fmt(a, "%d", i), &blob), OK);
    /* two in one leaf, and what is none of ours */
    const char *twin = "5f/ec/5fec000000000000000000000000000000000000000000000000000000000000";
    close(open(inside(a, dir, twin), O_CREAT | O_WRONLY, 0440)); /* beside the digest of "0" */
    close(open(inside(a, dir, "5f/ec/notes.txt"), O_CREAT | O_WRONLY, 0440));
    close(open(inside(a, dir, "notes.txt"), O_CREAT | O_WRONLY, 0440));
    CHECK_INT(blob_walk(&c, store, NULL, &walk), OK);
    for (;; n++) {
        CHECK_INT(blob_next(&c, walk, &found), OK);
        if (found == NULL)
            break;
        CHECK(memcmp(last.v, found->id.v, DIGEST_BYTES) < 0);
        last = found->id;
        middle = n == 50 ? last : middle;
    }
    CHECK_INT(n, 101);
    CHECK_INT(blob_next(&c, walk, &found), OK);
    CHECK(found == NULL);
    str rest = store_ids(a, store, &middle);
    n = 0;
    for (str line; str_line(&rest, &line);)
        n++;
    CHECK_INT(n, 50);
    CHECK_STR(store_ids(a, store, &last), S(""));
}

TEST(leaves_nothing_visible_when_killed) {
    struct ctx c = {.arena = a};
    const char *dir = folder(a);
    struct blob_store *store = open_at(a, dir);
    int ready[2];
    u64 swept = 9;
    CHECK_INT(pipe(ready), 0);
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        struct blob_draft *draft;
        if (blob_begin(&c, store, &draft) != OK || blob_add(&c, draft, S("ab")) != OK)
            _exit(1);
        (void)!write(ready[1], "", 1);
        pause();
        _exit(2);
    }
    char byte;
    CHECK_INT(read(ready[0], &byte, 1), 1);
    kill(pid, SIGKILL);
    CHECK_INT(store_status(pid), -1);
    CHECK_STR(store_ids(a, store, NULL), S(""));
    CHECK_INT(files_in(inside(a, dir, "tmp")), 1);
    CHECK_INT(blob_sweep(&c, store, &swept), OK); /* not while somebody may be writing it */
    CHECK_INT(swept, 0);

    DIR *d = opendir(inside(a, dir, "tmp"));
    const struct timespec old[2] = {{.tv_sec = time(NULL) - 25 * 3600},
                                    {.tv_sec = time(NULL) - 25 * 3600}};
    for (struct dirent *e; (e = readdir(d)) != NULL;)
        utimensat(dirfd(d), e->d_name, old, 0);
    closedir(d);
    CHECK_INT(blob_sweep(&c, store, &swept), OK);
    CHECK_INT(swept, 1);
    CHECK_INT(files_in(inside(a, dir, "tmp")), 0);
    close(ready[0]);
    close(ready[1]);
}

TEST(leaves_nothing_of_a_draft_that_is_not_ended) {
    struct ctx c = {.arena = arena_open(1 << 20)};
    const char *dir = folder(a);
    struct blob_store *store = open_at(a, dir);
    struct blob_draft *draft;
    CHECK_INT(blob_begin(&c, store, &draft), OK);
    CHECK_INT(blob_add(&c, draft, S("abc")), OK);
    arena_close(c.arena); /* as after a failure */
    CHECK_INT(files_in(inside(a, dir, "tmp")), 0);
    CHECK_STR(store_ids(a, store, NULL), S(""));
}

/* Puts the same and other content again and again. gives  the exit status */
static int put_many(const char *dir) {
    struct ctx c = {.arena = arena_open((size_t)1 << 28)};
    struct blob_store *store;
    struct blob blob;
    if (blob_open(&c, str_from(dir), &store) != OK)
        return 1;
    for (int i = 0; i < 40; i++)
        if (store_put(&c, store, str_fmt(c.arena, "同一份材料 %d", i % 20), &blob) != OK)
            return 2;
    arena_close(c.arena);
    return 0;
}

TEST(lets_several_processes_put_the_same_content) {
    const char *dir = folder(a);
    struct blob_store *store = open_at(a, dir);
    pid_t pids[4];
    fflush(NULL);
    for (size_t i = 0; i < COUNT_OF(pids); i++) {
        pids[i] = fork();
        if (pids[i] == 0)
            _exit(put_many(dir));
    }
    for (size_t i = 0; i < COUNT_OF(pids); i++)
        CHECK_INT(store_status(pids[i]), 0);
    str all = store_ids(a, store, NULL);
    int n = 0;
    for (str line; str_line(&all, &line);)
        n++;
    CHECK_INT(n, 20);
    CHECK_INT(files_in(inside(a, dir, "tmp")), 0);
}

TEST(says_when_the_disk_is_full) {
    const char *dir = folder(a);
    struct blob_store *store = open_at(a, dir);
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) { /* a limit on files stands for a full disk: write fails half way */
        const struct rlimit limit = {.rlim_cur = 1 << 20, .rlim_max = 1 << 20};
        struct ctx c = {.arena = arena_open(1 << 22)};
        struct blob_draft *draft;
        str piece = {take(a, char, 1 << 19), 1 << 19};
        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &limit);
        if (blob_begin(&c, store, &draft) != OK || blob_add(&c, draft, piece) != OK ||
            blob_add(&c, draft, piece) != OK)
            _exit(1);
        if (blob_add(&c, draft, piece) != ERR_IO || !str_has(c.text, S("请检查磁盘空间")))
            _exit(2);
        arena_close(c.arena);
        _exit(0);
    }
    CHECK_INT(store_status(pid), 0);
    CHECK_STR(store_ids(a, store, NULL), S(""));
    CHECK_INT(files_in(inside(a, dir, "tmp")), 0);
    struct ctx c = {.arena = a};
    struct blob blob;
    CHECK_INT(store_put(&c, store, S("abc"), &blob), OK);
    int full = open("/dev/full", O_WRONLY);
    CHECK_INT(blob_get(&c, store, &blob.id, full), ERR_IO);
    CHECK(str_has(c.text, S("无法写到目标位置")));
    close(full);
}

/* What an ordinary user can do in a store that is write-protected. gives  the exit status */
static int read_only(const char *dir, const struct digest *id) {
    struct ctx c = {.arena = arena_open((size_t)1 << 28)};
    struct blob_store *store;
    struct blob blob;
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
        return CANNOT_DROP;
    if (blob_open(&c, str_from(dir), &store) != OK)
        return 1;
    if (!str_eq(store_get(c.arena, store, id), S("abc")))
        return 2;
    if (store_put(&c, store, S("x"), &blob) != ERR_DENIED || !str_has(c.text, S("没有读写权限")))
        return 3;
    c.code = OK;
    if (blob_check(&c, store) != ERR_DENIED)
        return 4;
    c.code = OK;
    return blob_drop(&c, store, id) == ERR_DENIED ? 0 : 5;
}

TEST(reads_from_a_folder_that_may_not_be_written) {
    struct ctx c = {.arena = a};
    const char *dir = folder(a);
    struct blob_store *store = open_at(a, dir);
    struct blob blob;
    const char *steps[] = {"", "tmp", "ba", "ba/78", "../"};
    CHECK_INT(store_put(&c, store, S("abc"), &blob), OK);
    chmod(inside(a, dir, PATH_ABC), 0444);
    for (size_t i = 0; i < COUNT_OF(steps); i++)
        chmod(inside(a, dir, steps[i]), 0555);
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0)
        _exit(read_only(dir, &blob.id));
    int status = store_status(pid);
    for (size_t i = 0; i < COUNT_OF(steps); i++)
        chmod(inside(a, dir, steps[i]), 0755);
    if (status == CANNOT_DROP)
        SKIP("cannot become an ordinary user here");
    CHECK_INT(status, 0);
}

TEST(says_what_is_wrong_with_the_address) {
    const char *dir = folder(a), *file = inside(a, dir, "file");
    CHECK_INT(mkdir(dir, 0700), 0);
    close(open(file, O_CREAT | O_WRONLY, 0600));
    const struct {
        const char *address;
        err is;
        str says;
    } rows[] = {
        {"", ERR_INVALID, S("看不懂")},
        {"http://x/y", ERR_INVALID, S("s3://存储桶")},
        {inside(a, dir, "no/no"), ERR_NOT_FOUND, S("上一级文件夹不存在")},
        {file, ERR_NOT_FOUND, S("不是文件夹")},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct ctx c = {.arena = a};
        struct blob_store *store;
        CHECK_INT(blob_open(&c, str_from(rows[i].address), &store), rows[i].is);
        CHECK(str_has(c.text, rows[i].says));
    }
}

TEST(has_no_links) {
    struct ctx c = {.arena = a};
    struct blob_store *store = open_at(a, folder(a));
    struct blob_link link = {.id = id_of(HEX_ABC), .seconds = 60};
    str url;
    CHECK_INT(blob_link(&c, store, &link, &url), ERR_INVALID);
    CHECK(str_has(c.text, S("没有下载链接")));
    c.code = OK;
    link.seconds = BLOB_LINK_SECONDS + 1;
    CHECK_INT(blob_link(&c, store, &link, &url), ERR_INVALID);
    CHECK(str_has(c.text, S("604800 秒")));
}

SUITE(folder_tests, CASE(keeps_what_it_is_given), CASE(keeps_the_empty_file_and_pieces),
      CASE(writes_the_same_content_once), CASE(refuses_what_is_not_what_was_promised),
      CASE(tells_a_flipped_byte_and_a_lost_one), CASE(tells_what_is_absent_and_drops),
      CASE(walks_in_order_and_from_a_place), CASE(leaves_nothing_visible_when_killed),
      CASE(leaves_nothing_of_a_draft_that_is_not_ended),
      CASE(lets_several_processes_put_the_same_content), CASE(says_when_the_disk_is_full),
      CASE(reads_from_a_folder_that_may_not_be_written), CASE(says_what_is_wrong_with_the_address),
      CASE(has_no_links))

/* Opening files that people name. */
#include "test.h"

#include "port/file.h"
#include "port/suites.h"
#include "port/tempdir.h"

#include <fcntl.h>
#include <grp.h>
#include <pthread.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define LIMIT ((u64)1 << 20)

enum {
    CANNOT_DROP = 77, /* exit status */
};

static const char *in_dir(struct arena *a, const char *name) {
    struct ctx c = {.arena = a};
    const char *dir;
    CHECK_INT(tempdir_open(&c, &dir), OK);
    return str_fmt(a, "%s/%s%c", dir, name, '\0').ptr;
}

static void put(const char *path, str bytes) {
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_int_equal(write(fd, bytes.ptr, bytes.len), bytes.len);
    close(fd);
}

static err read_one(struct arena *a, struct ctx *c, const char *path, str *bytes_out) {
    *c = (struct ctx){.arena = a};
    return file_read(c, path, LIMIT, bytes_out);
}

TEST(reads_a_file_with_a_chinese_name) {
    struct ctx c;
    str bytes;
    const char *path = in_dir(a, "2024 年 方案（终稿）.txt");
    put(path, S("文明单位创建"));
    CHECK_INT(read_one(a, &c, path, &bytes), OK);
    CHECK_STR(bytes, S("文明单位创建"));
    put(path, S(""));
    CHECK_INT(read_one(a, &c, path, &bytes), OK);
    CHECK_INT(bytes.len, 0);
}

TEST(says_what_is_wrong) {
    struct ctx c;
    str bytes;
    const char *path = in_dir(a, "无.txt");
    CHECK_INT(read_one(a, &c, path, &bytes), ERR_NOT_FOUND);
    CHECK(str_ends(c.text, S("/无.txt：没有这个文件，请核对路径和文件名")));
    CHECK_INT(read_one(a, &c, "/usr", &bytes), ERR_INVALID);
    CHECK_STR(c.text, S("/usr：这是一个文件夹，请给出文件"));
    CHECK_INT(read_one(a, &c, "/usr/bin/env/x", &bytes), ERR_NOT_FOUND);
    CHECK_INT(read_one(a, &c, "/tmp/a\nb", &bytes), ERR_NOT_FOUND);
    CHECK(str_starts(c.text, S("/tmp/a?b：")));
}

TEST(refuses_what_is_too_large) {
    struct ctx c;
    str bytes;
    const char *path = in_dir(a, "big");
    put(path, S(""));
    CHECK_INT(truncate(path, (off_t)LIMIT), 0);
    CHECK_INT(read_one(a, &c, path, &bytes), OK);
    CHECK_INT(truncate(path, (off_t)LIMIT + 1), 0);
    CHECK_INT(read_one(a, &c, path, &bytes), ERR_TOO_BIG);
    CHECK(str_has(c.text, S("1 MiB")));
    CHECK_INT(read_one(a, &c, "/dev/zero", &bytes), ERR_TOO_BIG);
}

static void *feed(void *path) {
    int fd = open(path, O_WRONLY);
    for (int i = 0; i < 1000; i++)
        if (write(fd, "0123456789", 10) != 10)
            break;
    close(fd);
    return NULL;
}

TEST(reads_a_fifo_and_a_device) {
    struct ctx c;
    str bytes;
    const char *path = in_dir(a, "fifo");
    pthread_t writer;
    CHECK_INT(mkfifo(path, 0600), 0);
    pthread_create(&writer, NULL, feed, (void *)(uintptr_t)path);
    CHECK_INT(read_one(a, &c, path, &bytes), OK);
    pthread_join(writer, NULL);
    CHECK_INT(bytes.len, 10000);
    CHECK(str_ends(bytes, S("0123456789")));
    CHECK_INT(read_one(a, &c, "/dev/null", &bytes), OK);
    CHECK_INT(bytes.len, 0);
    CHECK_INT(read_one(a, &c, "/proc/self/status", &bytes), OK);
    CHECK(bytes.len > 100);
}

TEST(reads_standard_input) {
    struct ctx c;
    str bytes;
    int kept = dup(0), p[2];
    CHECK_INT(pipe(p), 0);
    CHECK_INT(write(p[1], "abc", 3), 3);
    close(p[1]);
    dup2(p[0], 0);
    close(p[0]);
    CHECK_INT(read_one(a, &c, "-", &bytes), OK);
    CHECK_STR(bytes, S("abc"));
    const char *path = in_dir(a, "x");
    put(path, S("0123456789"));
    int fd = open(path, O_RDONLY);
    dup2(fd, 0);
    close(fd);
    CHECK_INT(lseek(0, 4, SEEK_SET), 4); /* what somebody has read already is not ours */
    CHECK_INT(read_one(a, &c, "-", &bytes), OK);
    CHECK_STR(bytes, S("456789"));
    dup2(kept, 0);
    close(kept);
}

TEST(says_when_a_file_may_not_be_read) {
    const char *path = in_dir(a, "secret");
    put(path, S("x"));
    chmod(path, 0);
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) { /* root may read everything, so an ordinary user tries */
        struct ctx c;
        str bytes;
        bool dropped = geteuid() != 0 || (setgid(65534) == 0 && setuid(65534) == 0);
        _exit(!dropped ? CANNOT_DROP : read_one(a, &c, path, &bytes) == ERR_DENIED ? 0 : 1);
    }
    int status;
    waitpid(pid, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == CANNOT_DROP)
        print_message("note: cannot become an ordinary user here; not tested\n");
    else
        CHECK_INT(status, 0);
}

TEST(copies_and_seals) {
    struct ctx c = {.arena = a};
    struct file file = {.bytes = 5};
    str bytes;
    const char *path = in_dir(a, "copy");
    CHECK_INT(file_memory(&c, &file.fd), OK);
    CHECK_INT(write(file.fd, "12345", 5), 5);
    CHECK_INT(file_seal(&c, file.fd), OK);
    CHECK(write(file.fd, "6", 1) < 0);
    CHECK_INT(file_copy(&c, &file, path), OK);
    CHECK_INT(file_read(&c, path, LIMIT, &bytes), OK);
    CHECK_STR(bytes, S("12345"));
    CHECK_INT(file_copy(&c, &file, path), ERR_IO);
}

SUITE(file_tests, CASE(reads_a_file_with_a_chinese_name), CASE(says_what_is_wrong),
      CASE(refuses_what_is_too_large), CASE(reads_a_fifo_and_a_device), CASE(reads_standard_input),
      CASE(says_when_a_file_may_not_be_read), CASE(copies_and_seals))

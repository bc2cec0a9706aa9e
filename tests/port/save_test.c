/* Saving: all or nothing. */
#include "test.h"

#include "port/file.h"
#include "port/suites.h"
#include "port/tempdir.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    CANNOT_DROP = 77, /* exit status */
};

static const char *folder(struct arena *a) {
    struct ctx c = {.arena = a};
    const char *dir;
    CHECK_INT(tempdir_open(&c, &dir), OK);
    return dir;
}

static const char *inside(struct arena *a, const char *dir, const char *name) {
    return str_fmt(a, "%s/%s%c", dir, name, '\0').ptr;
}

static err save(struct arena *a, const char *path, str bytes) {
    struct ctx c = {.arena = a};
    struct save *s;
    TRY(save_begin(&c, path, &s));
    CHECK_INT(write(save_fd(s), bytes.ptr, bytes.len), bytes.len);
    return save_end(&c, s);
}

static str content(struct arena *a, const char *path) {
    struct ctx c = {.arena = a};
    str bytes = S("absent");
    (void)!file_read(&c, path, 1 << 20, &bytes);
    return bytes;
}

static int files_in(const char *dir) {
    DIR *d = opendir(dir);
    int n = 0;
    while (readdir(d) != NULL)
        n++;
    closedir(d);
    return n - 2;
}

TEST(saves_and_replaces) {
    const char *dir = folder(a), *path = inside(a, dir, "任务 台账.csv");
    CHECK_INT(save(a, path, S("one")), OK);
    CHECK_STR(content(a, path), S("one"));
    chmod(path, 0640);
    CHECK_INT(save(a, path, S("two")), OK);
    CHECK_STR(content(a, path), S("two"));
    struct stat st;
    stat(path, &st);
    CHECK_INT(st.st_mode & 0777, 0640);
    CHECK_INT(files_in(dir), 1);
}

TEST(shows_nothing_before_the_end) {
    struct ctx c = {.arena = arena_open(1 << 20)};
    const char *dir = folder(a), *path = inside(a, dir, "x");
    struct save *s;
    CHECK_INT(save(a, path, S("old")), OK);
    CHECK_INT(save_begin(&c, path, &s), OK);
    CHECK_INT(write(save_fd(s), "half", 4), 4);
    CHECK_STR(content(a, path), S("old"));
    arena_close(c.arena); /* as after a failure */
    CHECK_STR(content(a, path), S("old"));
    CHECK_INT(files_in(dir), 1);
}

TEST(gives_a_name_to_libraries) {
    struct ctx c = {.arena = a};
    const char *path = inside(a, folder(a), "x");
    struct save *s;
    CHECK_INT(save_begin(&c, path, &s), OK);
    FILE *f = fopen(save_path(s), "wb");
    CHECK(f != NULL && fputs("by name", f) >= 0 && fclose(f) == 0);
    CHECK_INT(save_end(&c, s), OK);
    CHECK_STR(content(a, path), S("by name"));
}

TEST(follows_a_link_and_writes_to_a_device) {
    const char *dir = folder(a), *path = inside(a, dir, "real"), *link = inside(a, dir, "link");
    CHECK_INT(save(a, path, S("one")), OK);
    CHECK_INT(symlink("real", link), 0);
    CHECK_INT(save(a, link, S("two")), OK);
    CHECK_STR(content(a, path), S("two"));
    CHECK_INT(files_in(dir), 2);
    CHECK_INT(save(a, "/dev/null", S("gone")), OK);
}

TEST(says_what_is_wrong_with_the_name) {
    struct ctx c = {.arena = a};
    struct save *s;
    const char *dir = folder(a);
    CHECK_INT(save_begin(&c, dir, &s), ERR_INVALID);
    c.code = OK;
    CHECK_INT(save_begin(&c, inside(a, dir, "no/x"), &s), ERR_NOT_FOUND);
    CHECK(str_has(c.text, S("请先建立")));
}

TEST(leaves_nothing_when_interrupted) {
    const int signals[] = {SIGINT, SIGTERM, SIGKILL};
    const char *dir = folder(a), *path = inside(a, dir, "x");
    for (size_t i = 0; i < COUNT_OF(signals); i++) {
        int ready[2];
        CHECK_INT(pipe(ready), 0);
        fflush(NULL);
        pid_t pid = fork();
        if (pid == 0) {
            struct ctx c = {.arena = a};
            struct save *s;
            if (save_begin(&c, path, &s) != OK || write(save_fd(s), "half", 4) != 4)
                _exit(1);
            (void)!write(ready[1], "", 1);
            pause();
            _exit(2);
        }
        char byte;
        CHECK_INT(read(ready[0], &byte, 1), 1);
        kill(pid, signals[i]);
        int status;
        waitpid(pid, &status, 0);
        CHECK(WIFSIGNALED(status) && WTERMSIG(status) == signals[i]);
        CHECK_INT(files_in(dir), 0);
        close(ready[0]);
        close(ready[1]);
    }
}

TEST(says_when_the_folder_may_not_be_written) {
    const char *dir = folder(a), *path = inside(a, dir, "x");
    chmod(dir, 0555);
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) { /* root may write everywhere, so an ordinary user tries */
        bool dropped = geteuid() != 0 || (setgid(65534) == 0 && setuid(65534) == 0);
        _exit(!dropped ? CANNOT_DROP : save(a, path, S("x")) == ERR_DENIED ? 0 : 1);
    }
    int status;
    waitpid(pid, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == CANNOT_DROP)
        print_message("note: cannot become an ordinary user here; not tested\n");
    else
        CHECK_INT(status, 0);
    chmod(dir, 0700);
}

SUITE(save_tests, CASE(saves_and_replaces), CASE(shows_nothing_before_the_end),
      CASE(gives_a_name_to_libraries), CASE(follows_a_link_and_writes_to_a_device),
      CASE(says_what_is_wrong_with_the_name), CASE(leaves_nothing_when_interrupted),
      CASE(says_when_the_folder_may_not_be_written))

/* Child processes: every way they can end. The test program is its own child. */
#include "test.h"

#include "port/proc.h"
#include "port/suites.h"
#include "port/tempdir.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define SELF "/proc/self/exe"

/* ---- the children ---- */

static int child_hang(void) {
    while (pause() != 0)
        continue;
    return 0;
}

static int child_stubborn(void) {
    signal(SIGTERM, SIG_IGN);
    if (fork() == 0)
        child_hang();
    return child_hang();
}

static int child_spin(void) {
    for (volatile unsigned n = 1; n != 0; n |= 1)
        continue;
    return 0;
}

static int child_flood(void) {
    char piece[4096];
    memset(piece, 'x', sizeof piece);
    while (write(1, piece, sizeof piece) > 0)
        continue;
    return 0;
}

static int child_fill_disk(void) {
    char piece[4096] = {0};
    int fd = open("big", O_WRONLY | O_CREAT, 0600);
    while (write(fd, piece, sizeof piece) > 0)
        continue;
    return 9;
}

static int child_network(void) {
    struct sockaddr_in there = {.sin_family = AF_INET, .sin_port = htons(9)};
    there.sin_addr.s_addr = htonl(0xC0000201); /* 192.0.2.1, for documentation: never answers */
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    return fd >= 0 && connect(fd, (struct sockaddr *)&there, sizeof there) == 0 ? 0 : 1;
}

static int child_descriptors(void) {
    for (int fd = 0; fd < 200; fd++)
        if (fcntl(fd, F_GETFD) >= 0)
            printf("%d ", fd);
    return 0;
}

static int child_core(void) {
    struct rlimit core;
    getrlimit(RLIMIT_CORE, &core);
    return core.rlim_max == 0 ? 0 : 1;
}

static int child_abort(void) {
    raise(SIGKILL);
    return 0;
}

static int child_group(void) {
    return getpid() == getpgrp() && getsid(0) == getpid() ? 0 : 1;
}

static int child_seven(void) {
    return 7;
}

static const struct {
    const char *name;
    int (*run)(void);
} children[] = {
    {"hang", child_hang},
    {"stubborn", child_stubborn},
    {"spin", child_spin},
    {"flood", child_flood},
    {"fill", child_fill_disk},
    {"network", child_network},
    {"descriptors", child_descriptors},
    {"core", child_core},
    {"abort", child_abort},
    {"group", child_group},
    {"seven", child_seven},
};

int proc_test_child(const char *name) {
    for (size_t i = 0; i < COUNT_OF(children); i++) {
        if (strcmp(children[i].name, name) != 0)
            continue;
        int status = children[i].run();
        fflush(stdout);
        _exit(status);
    }
    return 99;
}

/* ---- helpers ---- */

static struct proc_in self(struct arena *a, const char *name) {
    const char **argv = take(a, const char *, 3);
    argv[0] = "child";
    argv[1] = name;
    return (struct proc_in){.argv = argv,
                            .program = SELF,
                            .fds = {PROC_NULL, PROC_CAPTURE, PROC_CAPTURE},
                            .extra_fd = -1,
                            .wall = PROC_WALL_NONE,
                            .limits = {.wall_ms = 20000, .capture_bytes = 1 << 16}};
}

static struct proc_out run(struct arena *a, const struct proc_in *in) {
    struct ctx c = {.arena = a};
    struct proc_out out;
    CHECK_INT(proc_run(&c, in, &out), OK);
    return out;
}

static i64 seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec;
}

/* ---- the tests ---- */

TEST(tells_the_exit_status) {
    struct proc_in in = self(a, "seven");
    struct proc_out out = run(a, &in);
    CHECK_INT(out.end, PROC_EXITED);
    CHECK_INT(out.code, 7);
}

TEST(tells_the_signal) {
    struct proc_in in = self(a, "abort");
    struct proc_out out = run(a, &in);
    CHECK_INT(out.end, PROC_SIGNALLED);
    CHECK_INT(out.code, SIGKILL);
}

TEST(tells_that_a_program_is_absent) {
    const char *argv[] = {"no-such-program-here", NULL};
    struct proc_in in = self(a, "seven");
    in.argv = argv;
    in.program = NULL;
    struct proc_out out = run(a, &in);
    CHECK_INT(out.end, PROC_ABSENT);
    CHECK_INT(out.code, ENOENT);
    in.program = "/etc/passwd";
    out = run(a, &in);
    CHECK_INT(out.end, PROC_ABSENT);
    CHECK_INT(out.code, EACCES);
    CHECK(proc_find(a, "sh") != NULL);
    CHECK(proc_find(a, "no-such-program-here") == NULL);
}

TEST(captures_output_and_errors) {
    const char *argv[] = {"sh", "-c", "cat; echo 出错 >&2; echo $HOME $LANG", NULL};
    struct proc_in in = self(a, "seven");
    in.argv = argv;
    in.program = NULL;
    in.dir = "/usr";
    struct proc_out out = run(a, &in);
    CHECK_STR(out.out, S("/usr C.UTF-8\n"));
    CHECK_STR(out.errors, S("出错\n"));
}

TEST(keeps_nothing_of_the_environment) {
    const char *argv[] = {"env", NULL};
    struct proc_in in = self(a, "seven");
    setenv("BIHUAN_SECRET", "word", 1);
    in.argv = argv;
    in.program = NULL;
    struct proc_out out = run(a, &in);
    CHECK(!str_has(out.out, S("SECRET")));
    CHECK(str_has(out.out, S("PATH=")));
}

TEST(ends_a_child_that_hangs) {
    struct proc_in in = self(a, "stubborn");
    in.limits.wall_ms = 300;
    i64 from = seconds();
    struct proc_out out = run(a, &in);
    CHECK_INT(out.end, PROC_TIMED_OUT);
    CHECK(seconds() - from <= 5);
    CHECK(waitpid(-1, NULL, WNOHANG) < 0);
}

TEST(ends_a_child_that_spins) {
    struct proc_in in = self(a, "spin");
    in.limits.cpu_seconds = 1;
    struct proc_out out = run(a, &in);
    CHECK_INT(out.end, PROC_TIMED_OUT);
}

TEST(ends_a_child_that_talks_too_much) {
    struct proc_in in = self(a, "flood");
    struct proc_out out = run(a, &in);
    CHECK_INT(out.end, PROC_TOO_MUCH);
    CHECK(out.out.len <= 1 << 16);
}

TEST(ends_a_child_that_fills_the_disk) {
    struct ctx c = {.arena = a};
    const char *dir;
    CHECK_INT(tempdir_open(&c, &dir), OK);
    struct proc_in in = self(a, "fill");
    in.dir = dir;
    in.limits.file_bytes = 1 << 20;
    struct proc_out out = run(a, &in);
    CHECK_INT(out.end, PROC_TOO_MUCH);
    tempdir_drop(dir);
    CHECK(access(dir, F_OK) != 0);
}

TEST(sets_the_limits_and_its_own_group) {
    const char *argv[] = {"sh", "-c", "ulimit -v; ulimit -n; ulimit -c", NULL};
    struct proc_in in = self(a, "group");
    CHECK_INT(run(a, &in).code, 0);
    in = self(a, "core");
    CHECK_INT(run(a, &in).code, 0);
    in.argv = argv;
    in.program = NULL;
    in.limits.memory_bytes = (u64)1 << 30;
    in.limits.open_files = 20;
    CHECK_STR(run(a, &in).out, S("1048576\n20\n0\n"));
}

TEST(closes_all_other_descriptors) {
    int a_file = open("/dev/null", O_RDONLY), another = dup2(a_file, 77);
    struct proc_in in = self(a, "descriptors");
    CHECK_STR(run(a, &in).out, S("0 1 2 "));
    in.extra_fd = a_file;
    CHECK_STR(run(a, &in).out, S("0 1 2 3 "));
    close(a_file);
    close(another);
}

TEST(works_without_standard_descriptors) {
    int kept = fcntl(0, F_DUPFD, 50);
    close(0);
    struct proc_in in = self(a, "descriptors");
    struct proc_out out = run(a, &in);
    dup2(kept, 0);
    close(kept);
    CHECK_STR(out.out, S("0 1 2 "));
}

TEST(leaves_no_grandchild) {
    const char *argv[] = {"sh", "-c", "sleep 1000 & echo $!", NULL};
    struct proc_in in = self(a, "seven");
    in.argv = argv;
    in.program = NULL;
    i64 from = seconds();
    struct proc_out out = run(a, &in);
    CHECK_INT(out.end, PROC_EXITED);
    CHECK(seconds() - from <= 5);
    pid_t left = (pid_t)atol(str_z(a, out.out));
    CHECK(left > 0);
    for (int i = 0; i < 100 && kill(left, 0) == 0; i++) /* init has to reap it */
        nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
    CHECK(kill(left, 0) != 0 || getppid() == 1);
}

TEST(stops_at_a_held_signal) {
    struct proc_held held = proc_hold();
    struct proc_in in = self(a, "hang");
    raise(SIGINT);
    struct proc_out out = run(a, &in);
    sigset_t pending, set;
    int sig = 0;
    sigpending(&pending);
    CHECK(sigismember(&pending, SIGINT));
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigwait(&set, &sig);
    proc_release(&held);
    CHECK_INT(out.end, PROC_INTERRUPTED);
}

/* A child behind a wall runs, writes in its folder, and has no way to the network. */
static void check_wall(struct arena *a, enum proc_wall wall) {
    struct ctx c = {.arena = a};
    const char *dir;
    CHECK_INT(tempdir_open(&c, &dir), OK);
    const char *argv[] = {"sh", "-c", "echo hello > made && cat /proc/net/dev | wc -l; exit 5",
                          NULL};
    struct proc_in in = self(a, "seven");
    in.argv = argv;
    in.program = NULL;
    in.dir = dir;
    in.wall = wall;
    struct proc_out out = run(a, &in);
    CHECK_INT(out.end, PROC_EXITED);
    CHECK_INT(out.code, 5);
    CHECK(access(str_fmt(a, "%s/made%c", dir, '\0').ptr, F_OK) == 0);
    CHECK_STR(out.out, S("3\n")); /* two lines of heading, and lo */
    const char *killed[] = {"sh", "-c", "kill -9 $$", NULL};
    in.argv = killed;
    out = run(a, &in);
    CHECK_INT(out.end, PROC_SIGNALLED);
    CHECK_INT(out.code, SIGKILL);
    const char *asleep[] = {"sh", "-c", "sleep 1000 & sleep 1000", NULL};
    in.argv = asleep;
    in.limits.wall_ms = 300;
    CHECK_INT(run(a, &in).end, PROC_TIMED_OUT);
    tempdir_drop(dir);
}

TEST(walls_off_the_network) {
    struct ctx c = {.arena = a};
    enum proc_wall best = proc_wall_find(&c);
    CHECK_INT(c.code, OK);
    if (best == PROC_WALL_NONE)
        print_message("note: neither bwrap nor user namespaces work here; not tested\n");
    if (best == PROC_WALL_BWRAP)
        check_wall(a, PROC_WALL_BWRAP);
    else
        print_message("note: bwrap does not work here; not tested\n");
    struct proc_in in = self(a, "network");
    in.wall = PROC_WALL_UNSHARE;
    struct proc_out out;
    if (proc_run(&c, &in, &out) != OK) {
        print_message("note: user namespaces do not work here; not tested\n");
        return;
    }
    CHECK_INT(out.code, 1);
    check_wall(a, PROC_WALL_UNSHARE);
}

SUITE(proc_tests, CASE(tells_the_exit_status), CASE(tells_the_signal),
      CASE(tells_that_a_program_is_absent), CASE(captures_output_and_errors),
      CASE(keeps_nothing_of_the_environment), CASE(ends_a_child_that_hangs),
      CASE(ends_a_child_that_spins), CASE(ends_a_child_that_talks_too_much),
      CASE(ends_a_child_that_fills_the_disk), CASE(sets_the_limits_and_its_own_group),
      CASE(closes_all_other_descriptors), CASE(works_without_standard_descriptors),
      CASE(leaves_no_grandchild), CASE(stops_at_a_held_signal), CASE(walls_off_the_network))

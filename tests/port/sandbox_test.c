/* The sandbox: what still works in it and what does not, each tried in a child of its own. */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include "test.h"

#include "port/iconv.h"
#include "port/sandbox.h"
#include "port/suites.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* gives  the exit status of a child that enters the sandbox and calls deed; -1 = killed */
static int inside(int (*deed)(int walls)) {
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        const struct sandbox limits = {.cpu_seconds = 10, .memory_bytes = (u64)1 << 30};
        _exit(deed(sandbox_enter(&limits)));
    }
    int status;
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int report_walls(int walls) {
    return walls;
}

static int use_memory_and_files(int walls) {
    (void)walls;
    char *some = mmap(NULL, 1 << 24, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (some == MAP_FAILED)
        return 1;
    some[12345] = 1;
    int fd = open("/usr/lib/os-release", O_RDONLY);
    return fd >= 0 && read(fd, some, 10) == 10 && write(2, "", 0) == 0 ? 0 : 2;
}

static int decode_text(int walls) {
    (void)walls;
    struct ctx c = {.arena = arena_open((size_t)1 << 24)};
    str text;
    size_t bad;
    const struct iconv_from gb = {"GB18030", NULL, 1}, big5 = {"CP950", "BIG5-HKSCS", 1};
    if (iconv_text(&c, gb, S("\xce\xc4\xc3\xf7"), &text, &bad) != OK || !str_eq(text, S("文明")))
        return 1;
    if (iconv_text(&c, big5, S("\xa4\xe5\xa9\xfa"), &text, &bad) != OK || !str_eq(text, S("文明")))
        return 2;
    return 0;
}

static int reach_out(int walls) {
    if (!(walls & SANDBOX_CALLS))
        return 0;
    char *argv[] = {"true", NULL};
    if (socket(AF_INET, SOCK_STREAM, 0) >= 0 || errno != EPERM)
        return 1;
    if (socket(AF_UNIX, SOCK_STREAM, 0) >= 0)
        return 2;
    if (open("/tmp/bihuan-sandbox-test", O_WRONLY | O_CREAT, 0600) >= 0 || errno != EACCES)
        return 3;
    if (ptrace(PTRACE_TRACEME, 0, 0, 0) >= 0)
        return 4;
    if (fork() >= 0)
        return 5;
    execv("/bin/true", argv);
    if (unlink("/tmp/bihuan-sandbox-test") == 0 || errno != EPERM)
        return 6;
    return kill(getppid(), 0) == 0 ? 7 : 0;
}

static int read_other_files(int walls) {
    if (!(walls & SANDBOX_FILES))
        return 0;
    if (open("/etc/passwd", O_RDONLY) >= 0 || errno != EACCES)
        return 1;
    return open("/proc/self/maps", O_RDONLY) >= 0 ? 2 : 0;
}

TEST(walls_stand) {
    int walls = inside(report_walls);
    CHECK(walls >= 0);
    if (!(walls & SANDBOX_CALLS))
        print_message("note: no filter of system calls on this machine\n");
    if (!(walls & SANDBOX_FILES))
        print_message("note: no Landlock on this machine\n");
}

TEST(leaves_what_reading_needs) {
    CHECK_INT(inside(use_memory_and_files), 0);
    CHECK_INT(inside(decode_text), 0);
}

TEST(refuses_the_rest) {
    CHECK_INT(inside(reach_out), 0);
    CHECK_INT(inside(read_other_files), 0);
}

SUITE(sandbox_tests, CASE(walls_stand), CASE(leaves_what_reading_needs), CASE(refuses_the_rest))

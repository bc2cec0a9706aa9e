/* The child's side of proc.c, between fork and exec. */
#define _GNU_SOURCE /* unshare, dup3, prctl, close_range: Linux */
#include "port/launch.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
    EXTRA_FD = 3,  /* where .extra_fd goes */
    REPORT_FD = 4, /* where a failed start is reported; closed by exec */
    HIGH_FD = 10,  /* descriptors are moved above this before they get their numbers */
};

static NORETURN void child_fail(int stage) {
    struct report r = {.stage = stage, .code = errno};
    ssize_t n = write(REPORT_FD, &r, sizeof r);
    (void)n; /* nobody is left to tell */
    _exit(127);
}

static void child_write(const char *path, const char *text) {
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0 || write(fd, text, strlen(text)) < 0)
        child_fail(STAGE_SETUP);
    close(fd);
}

/* A user namespace gives the right to make a network namespace without any network in it. */
static void child_unshare(const struct launch *l) {
    if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        child_fail(STAGE_SETUP);
    child_write("/proc/self/setgroups", "deny");
    child_write("/proc/self/uid_map", l->uid_map);
    child_write("/proc/self/gid_map", l->gid_map);
}

static void child_close_from(unsigned first) {
    if (syscall(SYS_close_range, first, ~0u, 0u) == 0)
        return;
    struct rlimit open_files;
    int end = 1024;
    if (getrlimit(RLIMIT_NOFILE, &open_files) == 0 && open_files.rlim_cur < 65536)
        end = (int)open_files.rlim_cur;
    for (int fd = (int)first; fd < end; fd++)
        close(fd);
}

static void child_descriptors(const struct launch *l) {
    int high[5];
    for (int i = 0; i < 5; i++) {
        int fd = i < 4 ? l->fds[i] : l->report_fd;
        bool opened = fd < 0 && i < 3;
        if (opened)
            fd = open("/dev/null", (i == 0 ? O_RDONLY : O_WRONLY) | O_CLOEXEC);
        high[i] = fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, HIGH_FD);
        if (opened)
            close(fd);
    }
    for (int i = 0; i < 4; i++)
        if (high[i] >= 0)
            dup2(high[i], i);
    dup3(high[4], REPORT_FD, O_CLOEXEC);
    if (high[3] < 0)
        close(EXTRA_FD);
    child_close_from(REPORT_FD + 1);
}

static struct rlimit child_lower(struct rlimit now, u64 value, u64 more) {
    rlim_t hard = (rlim_t)(value + more);
    now.rlim_max = hard < now.rlim_max ? hard : now.rlim_max;
    now.rlim_cur = (rlim_t)value < now.rlim_max ? (rlim_t)value : now.rlim_max;
    return now;
}

/* A macro because the type of the first argument has no portable name. */
#define CHILD_LIMIT(what, value, more)                                                             \
    do {                                                                                           \
        struct rlimit now;                                                                         \
        if ((value) != 0 && getrlimit((what), &now) == 0) {                                        \
            now = child_lower(now, (value), (more));                                               \
            setrlimit((what), &now);                                                               \
        }                                                                                          \
    } while (0)

static void child_limits(const struct proc_limits *limits) {
    const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    CHILD_LIMIT(RLIMIT_CPU, limits->cpu_seconds, 1); /* first a signal that tells, then SIGKILL */
    CHILD_LIMIT(RLIMIT_AS, limits->memory_bytes, 0);
    CHILD_LIMIT(RLIMIT_FSIZE, limits->file_bytes, 0);
    CHILD_LIMIT(RLIMIT_NOFILE, limits->open_files, 0);
}

static void child_signals(void) {
    for (int s = 1; s < NSIG; s++)
        signal(s, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

void launch(const struct launch *l) {
    setsid(); /* a group of its own to be killed by, and no terminal to type into */
    child_signals();
    child_descriptors(l);
    if (l->dir != NULL && chdir(l->dir) != 0)
        child_fail(STAGE_SETUP);
    if (l->unshare)
        child_unshare(l); /* before the next line, which a change of rights would undo */
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != l->parent)
        child_fail(STAGE_SETUP);
    child_limits(l->limits);
    execve(l->program, (char *const *)l->argv, (char *const *)l->env);
    child_fail(STAGE_EXEC);
}

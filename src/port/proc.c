/* Child processes, the parent's side: making ready, watching, ending. */
#define _GNU_SOURCE /* pipe2, signalfd, pidfd: Linux */
#include "port/proc.h"

#include "base/out.h"
#include "port/launch.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    ERRORS_BYTES = 4096, /* of a child's error output, the rest is thrown away */
    POLL_MS = 5,         /* step where the kernel has no pidfd */
    BWRAP_ARGS = 40,
};

/* The parent's side of one child. */
struct watch {
    const struct proc_in *in;
    pid_t pid;
    int pidfd;     /* -1 where the kernel has none */
    int signal_fd; /* readable when a held signal is pending; -1 = none */
    int pipes[2];  /* our ends of captured output and error; -1 = none */
    struct out kept[2];
    bool too_much;
};

/* ---- making ready ---- */

const char *proc_find(struct arena *a, const char *name) {
    if (strchr(name, '/') != NULL)
        return access(name, X_OK) == 0 ? name : NULL;
    const char *path = getenv("PATH");
    str rest = str_from(path != NULL && *path != '\0' ? path : "/usr/local/bin:/usr/bin:/bin");
    while (rest.len > 0) {
        size_t end = str_find(rest, S(":"), 0);
        str dir = str_sub(rest, 0, end);
        rest = end == STR_NONE ? (str){"", 0} : str_sub(rest, end + 1, rest.len);
        if (dir.len == 0 || dir.ptr[0] != '/')
            continue; /* never a program from where the user happens to stand */
        const char *full = str_fmt(a, "%.*s/%s%c", STR(dir), name, '\0').ptr;
        if (access(full, X_OK) == 0)
            return full;
    }
    return NULL;
}

static const char *const *launch_env(struct arena *a, const struct proc_in *in) {
    const char *path = getenv("PATH");
    const char *dir = in->dir != NULL ? in->dir : "/";
    const char **env = take(a, const char *, 5);
    env[0] =
        str_fmt(a, "PATH=%s%c", path != NULL ? path : "/usr/local/bin:/usr/bin:/bin", '\0').ptr;
    env[1] = "LANG=C.UTF-8";
    env[2] = str_fmt(a, "HOME=%s%c", dir, '\0').ptr;
    env[3] = in->dir != NULL ? str_fmt(a, "TMPDIR=%s%c", dir, '\0').ptr : NULL;
    return env;
}

/* bwrap … PROGRAM ARGUMENTS: sees the whole system read-only, but not the files of people. */
static const char *const *bwrap_argv(struct arena *a, const struct proc_in *in,
                                     const char *program) {
    static const char *const front[] = {
        "bwrap",  "--unshare-all", "--die-with-parent", "--ro-bind", "/", "/", "--dev", "/dev",
        "--proc", "/proc"};
    static const char *const hidden[] = {"/tmp", "/var/tmp", "/home",  "/root",
                                         "/srv", "/mnt",     "/media", "/data"};
    size_t n = 0, argc = 0;
    while (in->argv[argc] != NULL)
        argc++;
    const char **argv = take(a, const char *, BWRAP_ARGS + argc);
    for (size_t i = 0; i < COUNT_OF(front); i++)
        argv[n++] = front[i];
    for (size_t i = 0; i < COUNT_OF(hidden); i++) {
        if (access(hidden[i], F_OK) != 0 || str_starts(str_from(program), str_from(hidden[i])))
            continue;
        argv[n++] = "--tmpfs";
        argv[n++] = hidden[i];
    }
    const char *const back[] = {"--bind", in->dir, in->dir, "--chdir", in->dir, program};
    for (size_t i = 0; i < COUNT_OF(back); i++)
        argv[n++] = back[i];
    for (size_t i = 1; i < argc; i++)
        argv[n++] = in->argv[i];
    return argv;
}

/* gives  false when there is no such program */
static bool launch_program(struct arena *a, const struct proc_in *in, struct launch *l) {
    l->program = in->program != NULL ? in->program : proc_find(a, in->argv[0]);
    l->argv = in->argv;
    if (l->program == NULL)
        return false;
    if (in->wall != PROC_WALL_BWRAP)
        return true;
    l->argv = bwrap_argv(a, in, l->program);
    l->program = proc_find(a, "bwrap");
    return l->program != NULL;
}

/* ---- watching ---- */

static i64 now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (i64)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void close_fd(int *fd) {
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

/* Reads what is there. gives  false at the end of the stream */
static bool watch_read(struct watch *w, int i) {
    char piece[16384];
    ssize_t n = read(w->pipes[i], piece, sizeof piece);
    if (n < 0)
        return errno == EINTR || errno == EAGAIN;
    size_t room = (i == 0 ? (size_t)w->in->limits.capture_bytes : ERRORS_BYTES) - w->kept[i].len;
    size_t keep = (size_t)n < room ? (size_t)n : room;
    out_raw(&w->kept[i], (str){piece, keep});
    if (i == 0 && (size_t)n > keep)
        w->too_much = true;
    return n > 0;
}

/* gives  true when the child has ended; it is not yet reaped, so its number is still its own */
static bool watch_ended(const struct watch *w) {
    siginfo_t info = {0};
    return waitid(P_PID, (id_t)w->pid, &info, WEXITED | WNOWAIT | WNOHANG) == 0 &&
           info.si_pid == w->pid;
}

static int watch_timeout(const struct watch *w, i64 deadline_ms) {
    i64 left = w->in->limits.wall_ms == 0 ? 1000 : deadline_ms - now_ms();
    if (left < 0)
        left = 0;
    if (w->pidfd < 0 && left > POLL_MS)
        left = POLL_MS;
    return left > 1000 ? 1000 : (int)left;
}

/* gives  PROC_EXITED when the child ended by itself, else why it must be killed */
static enum proc_end watch_wait(struct watch *w) {
    i64 deadline_ms = now_ms() + (i64)w->in->limits.wall_ms;
    for (;;) {
        struct pollfd p[] = {{.fd = w->pipes[0], .events = POLLIN},
                             {.fd = w->pipes[1], .events = POLLIN},
                             {.fd = w->signal_fd, .events = POLLIN},
                             {.fd = w->pidfd, .events = POLLIN}};
        poll(p, COUNT_OF(p), watch_timeout(w, deadline_ms));
        for (int i = 0; i < 2; i++)
            if (p[i].revents != 0 && !watch_read(w, i))
                close_fd(&w->pipes[i]);
        if (w->too_much)
            return PROC_TOO_MUCH;
        if (p[2].revents != 0)
            return PROC_INTERRUPTED;
        if (watch_ended(w))
            return PROC_EXITED;
        if (w->in->limits.wall_ms != 0 && now_ms() >= deadline_ms)
            return PROC_TIMED_OUT;
    }
}

/* What was written before the end and lies in the pipes still. */
static void watch_drain(struct watch *w) {
    for (int i = 0; i < 2; i++) {
        while (w->pipes[i] >= 0 && !w->too_much) {
            struct pollfd p = {.fd = w->pipes[i], .events = POLLIN};
            if (poll(&p, 1, 0) <= 0 || !watch_read(w, i))
                close_fd(&w->pipes[i]);
        }
        close_fd(&w->pipes[i]);
    }
}

static void end_of(int status, enum proc_wall wall, struct proc_out *out) {
    out->end = WIFSIGNALED(status) ? PROC_SIGNALLED : PROC_EXITED;
    out->code = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
    if (wall == PROC_WALL_BWRAP && out->end == PROC_EXITED && out->code > 128) {
        out->end = PROC_SIGNALLED; /* bwrap hands on the signal of its child as 128 + n */
        out->code -= 128;
    }
    if (out->end == PROC_SIGNALLED && out->code == SIGXCPU)
        out->end = PROC_TIMED_OUT;
    if (out->end == PROC_SIGNALLED && out->code == SIGXFSZ)
        out->end = PROC_TOO_MUCH;
}

static void watch_finish(struct watch *w, struct proc_out *out) {
    enum proc_end why = watch_wait(w);
    kill(-w->pid, SIGKILL); /* also what a child that ended has left running */
    kill(w->pid, SIGKILL);  /* it may not yet have made its group */
    int status = 0;
    while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    watch_drain(w);
    end_of(status, w->in->wall, out);
    if (why != PROC_EXITED)
        out->end = why;
    else if (w->too_much)
        out->end = PROC_TOO_MUCH;
    out->out = out_str(&w->kept[0]);
    out->errors = out_str(&w->kept[1]);
}

/* ---- the whole of it ---- */

static sigset_t held_signals(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    return set;
}

/* The ends that the child gets go into l, ours into w. gives  false when descriptors are short */
static bool open_pipes(const struct proc_in *in, struct launch *l, struct watch *w, int *report) {
    for (int i = 1; i < 3; i++) {
        int p[2];
        if (in->fds[i] != PROC_CAPTURE)
            continue;
        if (pipe2(p, O_CLOEXEC) != 0)
            return false;
        w->pipes[i - 1] = p[0];
        l->fds[i] = p[1];
    }
    int p[2];
    if (pipe2(p, O_CLOEXEC) != 0)
        return false;
    *report = p[0];
    l->report_fd = p[1];
    return true;
}

static void close_launch(const struct proc_in *in, struct launch *l) {
    for (int i = 1; i < 3; i++)
        if (in->fds[i] == PROC_CAPTURE)
            close_fd(&l->fds[i]);
    close_fd(&l->report_fd);
}

/* gives  errno of fork, 0 = started */
static int start(const struct proc_in *in, struct launch *l, struct watch *w) {
    w->pid = fork();
    if (w->pid == 0)
        launch(l);
    int code = w->pid < 0 ? errno : 0;
    close_launch(in, l);
    if (code != 0)
        return code;
    sigset_t held = held_signals();
    w->pidfd = (int)syscall(SYS_pidfd_open, w->pid, 0u);
    w->signal_fd = signalfd(-1, &held, SFD_CLOEXEC | SFD_NONBLOCK);
    return 0;
}

static err finish(struct ctx *c, struct watch *w, int *report, struct proc_out *out) {
    struct report r = {.stage = STAGE_NONE};
    watch_finish(w, out);
    if (read(*report, &r, sizeof r) != (ssize_t)sizeof r || r.stage == STAGE_NONE)
        return OK;
    if (r.stage != STAGE_EXEC)
        return fail(c, ERR_IO, "无法启动 %s：%s", w->in->argv[0], strerror(r.code));
    out->end = PROC_ABSENT;
    out->code = r.code;
    return OK;
}

err proc_run(struct ctx *c, const struct proc_in *in, struct proc_out *out) {
    struct launch l = {.dir = in->dir != NULL ? in->dir : "/",
                       .fds = {in->fds[0], in->fds[1], in->fds[2], in->extra_fd},
                       .report_fd = -1,
                       .parent = getpid(),
                       .unshare = in->wall == PROC_WALL_UNSHARE,
                       .limits = &in->limits};
    struct watch w = {.in = in, .pidfd = -1, .signal_fd = -1, .pipes = {-1, -1}};
    int report = -1;
    *out = (struct proc_out){.out = S(""), .errors = S("")};
    if (!launch_program(c->arena, in, &l)) {
        *out = (struct proc_out){.end = PROC_ABSENT, .code = ENOENT, .out = S(""), .errors = S("")};
        return OK;
    }
    l.env = launch_env(c->arena, in);
    l.uid_map = str_fmt(c->arena, "%ld %ld 1\n%c", (long)geteuid(), (long)geteuid(), '\0').ptr;
    l.gid_map = str_fmt(c->arena, "%ld %ld 1\n%c", (long)getegid(), (long)getegid(), '\0').ptr;
    w.kept[0] = out_open(c->arena);
    w.kept[1] = out_open(c->arena);

    err e = OK;
    int code = open_pipes(in, &l, &w, &report) ? 0 : errno;
    if (code == 0)
        code = start(in, &l, &w);
    if (code == 0)
        e = finish(c, &w, &report, out);
    else
        e = fail(c, ERR_IO, "无法启动 %s：%s", in->argv[0], strerror(code));
    close_launch(in, &l);
    close_fd(&report);
    close_fd(&w.pidfd);
    close_fd(&w.signal_fd);
    close_fd(&w.pipes[0]);
    close_fd(&w.pipes[1]);
    return e;
}

/* ---- walls and signals ---- */

static bool wall_works(struct ctx *c, const char *const *argv, enum proc_wall wall) {
    struct ctx trial = {.arena = c->arena}; /* its failure is an answer, not an error */
    struct proc_in in = {.argv = argv,
                         .fds = {PROC_NULL, PROC_NULL, PROC_NULL},
                         .extra_fd = -1,
                         .wall = wall,
                         .limits = {.wall_ms = 5000}};
    struct proc_out out;
    return proc_run(&trial, &in, &out) == OK && out.end == PROC_EXITED && out.code == 0;
}

enum proc_wall proc_wall_find(struct ctx *c) {
    static const char *const bwrap[] = {"bwrap",
                                        "--unshare-all",
                                        "--die-with-parent",
                                        "--ro-bind",
                                        "/",
                                        "/",
                                        "--dev",
                                        "/dev",
                                        "--proc",
                                        "/proc",
                                        "true",
                                        NULL};
    static const char *const plain[] = {"true", NULL};
    if (wall_works(c, bwrap, PROC_WALL_NONE))
        return PROC_WALL_BWRAP;
    return wall_works(c, plain, PROC_WALL_UNSHARE) ? PROC_WALL_UNSHARE : PROC_WALL_NONE;
}

_Static_assert(sizeof(sigset_t) <= sizeof(struct proc_held), "room for a sigset_t");

struct proc_held proc_hold(void) {
    sigset_t set = held_signals(), old;
    struct proc_held held = {{0}};
    pthread_sigmask(SIG_BLOCK, &set, &old);
    memcpy(&held, &old, sizeof old);
    return held;
}

void proc_release(const struct proc_held *held) {
    sigset_t old;
    memcpy(&old, held, sizeof old);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
}

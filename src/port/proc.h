/* Child processes: started from a list of arguments without a shell, inside limits, and always
 * ended together with everything that they started. */
#ifndef PORT_PROC_H
#define PORT_PROC_H

#include "base/err.h"

/* What is given to a child as standard input, output or error, instead of a file descriptor. */
enum {
    PROC_NULL = -1,    /* nothing: /dev/null */
    PROC_CAPTURE = -2, /* output and error only: kept in memory up to proc_limits.capture_bytes */
};

/* How a child is kept from the network, best first. */
enum proc_wall {
    PROC_WALL_BWRAP,   /* own namespaces, file system read-only but for .dir */
    PROC_WALL_UNSHARE, /* own network namespace */
    PROC_WALL_NONE,    /* not at all */
};

struct proc_limits {
    u64 wall_ms;       /* 0 = for ever */
    u64 cpu_seconds;   /* of each process; 0 = no limit, as below */
    u64 memory_bytes;  /* address space of each process */
    u64 file_bytes;    /* each file that it writes */
    u64 open_files;    /* open at one time */
    u64 capture_bytes; /* output kept; more than that ends the child */
};

struct proc_in {
    const char *const *argv; /* ends with NULL; argv[0] is looked up in PATH unless it has a / */
    const char *program;     /* file to run instead of argv[0]; NULL = none */
    int fds[3];              /* standard input, output and error */
    int extra_fd;            /* becomes descriptor 3 of the child; -1 = none */
    const char *dir;         /* working directory, HOME and TMPDIR; NULL = / */
    enum proc_wall wall;     /* BWRAP needs .dir */
    struct proc_limits limits;
};

enum proc_end {
    PROC_EXITED,      /* .code is the exit status */
    PROC_SIGNALLED,   /* .code is the signal */
    PROC_ABSENT,      /* there is no such program, or it may not be run; .code is errno */
    PROC_TIMED_OUT,   /* killed after wall_ms, or by the limit of processor time */
    PROC_TOO_MUCH,    /* killed because it wrote more than capture_bytes or file_bytes */
    PROC_INTERRUPTED, /* killed because this process was sent SIGINT, SIGTERM or SIGHUP while
                         proc_hold was on; the signal is still pending */
};

struct proc_out {
    enum proc_end end;
    int code;
    str out;    /* captured output */
    str errors; /* captured errors */
};

/* proc_run: starts the child, waits for its end, kills what is left of its process group.
 * gives      OK whenever the fate of the child is known, see out->end
 * fails      IO when the machine could not start it (no processes, no descriptors) */
MUST_USE err proc_run(struct ctx *c, const struct proc_in *in, struct proc_out *out);

/* proc_find: the full name of a program in PATH, or NULL. */
const char *proc_find(struct arena *a, const char *name);

/* proc_wall_find: the best wall that works on this machine, found by trying. */
enum proc_wall proc_wall_find(struct ctx *c);

/* proc_hold: holds back SIGINT, SIGTERM and SIGHUP of this thread until proc_release, so that
 * temporary files can be removed; a held signal ends the child of proc_run at once. */
struct proc_held {
    u64 words[16]; /* room for a sigset_t */
};
struct proc_held proc_hold(void);
void proc_release(const struct proc_held *held);

#endif

/* The child's side of proc.c, between fork and exec. Only calls that are safe after a fork of a
 * process with threads are made here, so everything that allocates is done before. */
#ifndef PORT_LAUNCH_H
#define PORT_LAUNCH_H

#include "port/proc.h"

#include <sys/types.h>

/* What the child needs, made ready before it exists. */
struct launch {
    const char *program;
    const char *const *argv;
    const char *const *env;
    const char *dir;
    int fds[4]; /* become 0..3; -1 = /dev/null, and for the last: none */
    int report_fd;
    pid_t parent;
    bool unshare;
    const char *uid_map, *gid_map;
    const struct proc_limits *limits;
};

/* Why a child did not get as far as its program. */
struct report {
    int stage;
    int code; /* errno */
};
enum {
    STAGE_NONE,
    STAGE_SETUP,
    STAGE_EXEC,
};

/* launch: in the new process: becomes the program of `l`, or reports why not and exits. */
NORETURN void launch(const struct launch *l);

#endif

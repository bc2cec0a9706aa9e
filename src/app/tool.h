/* One run of somebody else's program on one file, with its end told as a sentence. */
#ifndef APP_TOOL_H
#define APP_TOOL_H

#include "port/proc.h"

/* The place in which a file is converted. */
struct bench {
    str name;            /* of the file, for sentences */
    const char *dir;     /* temporary folder; the file lies in it as .input */
    const char *input;   /* such as "in.doc" */
    enum proc_wall wall; /* between the programs and the network */
    bool keep_output;    /* tool_run keeps what the program writes to standard output */
};

struct tool {
    const char *const *argv;
    const char *called;  /* its name for people */
    const char *package; /* what to install with apt-get */
};

/* tool_run: runs a program in the folder of the bench.
 * gives      OK when it ran and exited by itself, well or not; out holds what it said
 * fails      MISSING (not installed: names the package), TOO_BIG (a limit), INVALID (crashed, or it
 *            says what is wrong with the file), BUSY (interrupted) */
MUST_USE err tool_run(struct ctx *c, const struct bench *bench, const struct tool *tool,
                      struct proc_out *out);

/* bench_path: the full name of a file in the folder, NUL-terminated. */
const char *bench_path(struct ctx *c, const struct bench *bench, const char *file);

#endif

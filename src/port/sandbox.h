/* A process gives up what it does not need before it reads the bytes of strangers. */
#ifndef PORT_SANDBOX_H
#define PORT_SANDBOX_H

#include "base/err.h"

struct sandbox {
    u64 cpu_seconds;
    u64 memory_bytes; /* address space; ignored under sanitizers, which reserve terabytes */
};

/* What could be closed; the rest was refused by the kernel. */
enum sandbox_wall {
    SANDBOX_CALLS = 1 << 0, /* system calls: no network, no other programs, no writing by name */
    SANDBOX_FILES = 1 << 1, /* reading by name only below the folders of system libraries */
};

/* sandbox_enter: for the rest of this process's life: limits on processor time and memory, no
 * core file, no new files, no privileges to gain, a filter on system calls. Descriptors that are
 * open stay usable, so what is to be read and written is opened before. Libraries and iconv tables
 * can still be loaded.
 * gives      the walls that stand, enum sandbox_wall or-ed */
int sandbox_enter(const struct sandbox *in);

#endif

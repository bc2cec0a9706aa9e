/* How far a long piece of work is: one line on a terminal, which is gone when the work is done. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "cli/call.h"

struct progress {
    i64 began;  /* seconds since 1970 */
    i64 shown;  /* when a line was last written, 0 = never */
    bool quiet; /* standard error is no terminal */
};

/* progress_begin: now. progress_due: whether a line is due: the work takes longer than a second,
 * and none was written within the last one. progress_say: writes it, over the one before.
 * progress_end: wipes it. */
struct progress progress_begin(void);
bool progress_due(const struct progress *p);
void progress_say(struct progress *p, str line);
void progress_end(struct progress *p);

#endif

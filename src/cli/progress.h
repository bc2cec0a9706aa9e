/* How far a long piece of work is: one line on standard error, only where that is a terminal, only
 * when it takes longer than a second, wiped at the end. The floors below do not call it: whoever
 * walks the pieces, here in cli/, tells it of each. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "cli/call.h"

struct progress {
    const struct call *call;
    struct both what; /* what is counted: {"条", "rows"} */
    i64 total;        /* 0 = not known */
    i64 done;
    bool terminal;
    bool shown;
    i64 next_ms; /* when the line is drawn next */
};

/* progress_open, progress_step: n more are done. progress_wipe: at the end, and before any other
 * line is written; a later step draws again. */
struct progress progress_open(const struct call *call, struct both what, i64 total);
void progress_step(struct progress *p, i64 n);
void progress_wipe(struct progress *p);

/* progress_line: what is drawn: 120/800 份 15%. */
str progress_line(struct arena *a, const struct progress *p);

#endif

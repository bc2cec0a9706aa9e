/* A line on standard error, written over and wiped. */
#include "cli/progress.h"

#include "base/out.h"
#include "base/utf8.h"

#include <time.h>
#include <unistd.h>

enum {
    LINE_COLUMNS = 76, /* a line that wraps could not be written over */
};

#define WIPE "\r\033[K"

struct progress progress_begin(void) {
    return (struct progress){.began = (i64)time(NULL), .quiet = isatty(STDERR_FILENO) != 1};
}

bool progress_due(const struct progress *p) {
    i64 now = (i64)time(NULL);
    return !p->quiet && now - p->began > 1 && now > p->shown;
}

static void write_line(str line) {
    struct arena *a = arena_open(1 << 16);
    struct out out = out_open_fd(a, STDERR_FILENO);
    out_raw(&out, S(WIPE));
    out_raw(&out, line);
    (void)out_flush(&out); /* a terminal that is gone is told nothing */
    arena_close(a);
}

void progress_say(struct progress *p, str line) {
    p->shown = (i64)time(NULL);
    write_line(utf8_fit(line, LINE_COLUMNS));
}

void progress_end(struct progress *p) {
    if (p->shown != 0)
        write_line(S(""));
    p->shown = 0;
}

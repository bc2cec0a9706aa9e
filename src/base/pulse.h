/* How far a long piece of work is: a number that the work counts up, and that somebody who watches
 * may look at from another thread. The work does not know whether anybody does. */
#ifndef BASE_PULSE_H
#define BASE_PULSE_H

#include "base/err.h"

struct pulse {
    _Atomic i64 done; /* rows, records, entries: what the work goes through */
};

static inline void pulse_beat(const struct ctx *c) {
    if (c->pulse != NULL)
        c->pulse->done++;
}

#endif

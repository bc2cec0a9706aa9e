/* References that age: what a paper of a later year can no longer lean on. */
#ifndef READ_STALE_H
#define READ_STALE_H

#include "base/str.h"

struct stale {
    str words;      /* as normalised */
    str not_before; /* words that make it another thing when they stand right before; "" = none */
    i64 until;      /* last year in which it is current */
    const char *later;
};
extern const struct stale stales[];
extern const size_t stales_n;

#endif

/* Several records at once, as people name them: 3 5 8-12, or 3,5,8-12. */
#ifndef APP_BATCH_H
#define APP_BATCH_H

#include "base/err.h"

struct ids {
    const i64 *v;
    size_t n;
};

/* batch_read: the ids that words name, each once, in their order. A comma may be Chinese; a range
 * goes upwards.
 * fails  INVALID: a word is neither id nor range; TOO_BIG: more than the limit BATCH */
MUST_USE err batch_read(struct ctx *c, strs words, struct ids *ids_out);

#endif

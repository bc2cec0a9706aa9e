/* Texts to numbers: a table of hashes that grows in an arena, for what is met again and again while
 * many rows are read. */
#ifndef BASE_LOOKUP_H
#define BASE_LOOKUP_H

#include "base/str.h"

struct lookup_slot {
    str key; /* .ptr NULL = free */
    i64 value;
};

struct lookup {
    struct lookup_slot *v;
    size_t n, cap; /* cap is a power of two, or 0 */
};

/* lookup_at: the number of a text, 0 when it was not there before; valid until the next call. The
 * text is not copied. */
i64 *lookup_at(struct arena *a, struct lookup *l, str key);

#endif

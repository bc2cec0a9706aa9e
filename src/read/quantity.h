/* How much must be done. */
#ifndef READ_QUANTITY_H
#define READ_QUANTITY_H

#include "read/facts.h"
#include "read/lexicon.h"

/* quantity_find: the quantities of a text, in its order. */
struct list quantity_find(struct arena *a, const struct tokens *t, str s);

struct quantity_case {
    const char *text;
    const char *found; /* "n unit bound" each, divided by | */
};
extern const struct quantity_case quantity_cases[];
extern const size_t quantity_cases_n;

#endif

/* The known word nearest to a misspelt one. */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include "base/str.h"

/* nearest: which of `words` (n NUL-terminated strings, ASCII) needs the fewest edits
 * (insert, drop, change, swap of neighbours).
 * gives  NULL when none is within a third of the word's length (at least 2) edits */
const char *nearest(str word, const char *const *words, size_t n);

#endif

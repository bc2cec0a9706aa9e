/* Folding by table. */
#include "base/fold.h"

#include "base/utf8.h"

str fold_str(struct arena *a, str s) {
    char *to = arena_bytes(a, s.len + 1, 1); /* BMP to BMP: the copy is never longer */
    size_t n = 0;
    for (size_t at = 0; at < s.len;)
        n += utf8_put(to + n, fold_simplified(utf8_next(s, &at)));
    return (str){to, n};
}

/* Folding by table. */
#include "base/fold.h"

#include "base/fold_table.h"
#include "base/utf8.h"

u32 fold_simplified(u32 c) {
    if (c > 0xFFFF || fold_page[c >> 8] == NULL)
        return c;
    u32 to = fold_page[c >> 8][c & 0xFF];
    return to != 0 ? to : c;
}

u32 fold_width(u32 c) {
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFF01 + '!';
    return c == 0x3000 ? ' ' : c;
}

str fold_str(struct arena *a, str s) {
    char *to = arena_bytes(a, s.len + 1, 1); /* BMP to BMP: the copy is never longer */
    size_t n = 0;
    for (size_t at = 0; at < s.len;)
        n += utf8_put(to + n, fold_simplified(utf8_next(s, &at)));
    return (str){to, n};
}

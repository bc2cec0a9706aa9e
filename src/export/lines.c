/* Lines of a text. */
#include "export/lines.h"

#include "base/utf8.h"

#include <string.h>

struct lines lines_of(struct arena *a, str text) {
    size_t n = 1;
    const char *end = text.ptr + text.len;
    for (const char *p = text.ptr; p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL; p++)
        n++;
    u32 *from = take(a, u32, n);
    size_t i = 1;
    for (const char *p = text.ptr; p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL; p++)
        from[i++] = (u32)(p + 1 - text.ptr);
    return (struct lines){.text = text, .from = from, .n = n};
}

/* Index of the last line that begins at or before `at`. */
static size_t index_of(const struct lines *l, u32 at) {
    size_t low = 0, high = l->n;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (l->from[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

i64 lines_line(const struct lines *l, u32 at) {
    return (i64)index_of(l, at) + 1;
}

i64 lines_column(const struct lines *l, u32 at) {
    return (i64)utf8_chars(str_sub(l->text, l->from[index_of(l, at)], at)) + 1;
}

str lines_text(const struct lines *l, u32 at) {
    size_t i = index_of(l, at);
    size_t to = i + 1 < l->n ? (size_t)l->from[i + 1] - 1 : l->text.len;
    return str_sub(l->text, l->from[i], to);
}

static bool is_inside_character(str s, size_t at) {
    return at < s.len && ((u8)s.ptr[at] & 0xC0) == 0x80;
}

span lines_snap(str text, span place) {
    size_t from = place.from < text.len ? place.from : text.len;
    size_t to = place.to < text.len ? place.to : text.len;
    while (from > 0 && is_inside_character(text, from))
        from--;
    while (is_inside_character(text, to))
        to++;
    return (span){(u32)from, (u32)to};
}

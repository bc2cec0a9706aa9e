/* Rows of JSON: what is read is written again as the same bytes, or was another way to write a
 * control character. */
#include "base/json_row.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct pair {
    i64 n;
    str text;
};
static const struct field pair_fields[] = {FIELD(struct pair, n), FIELD(struct pair, text)};
static const struct shape pair_shape = SHAPE(struct pair, pair_fields);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_open((size_t)1 << 28);
    struct pair pair = {0}, again = {0};
    if (json_row(a, (str){(const char *)data, size}, &pair_shape, &pair)) {
        struct out o = out_open(a);
        json_write(&o, &pair_shape, &pair);
        if (utf8_bad(pair.text) != STR_NONE || out_str(&o).len > size)
            abort();
        if (!json_row(a, out_str(&o), &pair_shape, &again) || again.n != pair.n ||
            !str_eq(again.text, pair.text))
            abort();
    }
    arena_close(a);
    return 0;
}

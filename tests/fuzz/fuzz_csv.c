/* CSV: every cell lies in valid memory, and no byte of the text is read twice or never. */
#include "base/csv.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_open((size_t)1 << 28);
    str text = {(const char *)data, size};
    bool valid = utf8_bad(text) == STR_NONE;
    struct csv in = csv_open(a, text);
    size_t taken = 0;
    for (strs cells; csv_row(&in, &cells);)
        for (size_t i = 0; i < cells.n; i++) {
            taken += cells.v[i].len;
            if (valid && utf8_bad(cells.v[i]) != STR_NONE)
                abort(); /* a separator or quote is ASCII: cells of valid text are valid */
        }
    if (taken > size || in.rest.len > 0)
        abort();
    arena_close(a);
    return 0;
}

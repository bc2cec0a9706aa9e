/* What a worker answers, and the pictures that converters leave: neither is believed. The first
 * byte chooses. */
#include <stdint.h>
#include <stdlib.h>

#include "app/answer.h"
#include "app/pgm.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0)
        return 0;
    struct arena *a = arena_open((size_t)1 << 30);
    str bytes = {(const char *)data + 1, size - 1};
    struct answer answer;
    struct out o = out_open(a);
    if (data[0] % 2 == 0) {
        if (pgm_blur(&o, bytes) && out_str(&o).len > size)
            abort(); /* a picture of the same size */
    } else if (answer_read(a, bytes, &answer) && answer.doc.len > size) {
        abort();
    }
    arena_close(a);
    return 0;
}

/* The day that a camera notes: ten characters, or nothing. */
#include <stdint.h>
#include <stdlib.h>

#include "doc/exif.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_open((size_t)1 << 20);
    const str day = exif_day(a, (str){(const char *)data, size});
    if (day.len != 0 && day.len != 10)
        abort();
    arena_close(a);
    return 0;
}

/* Text as pdftotext writes it. */
#include "fuzz/fuzz_doc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_open((size_t)1 << 30);
    fuzz_read(a, FORMAT_PDFTEXT, (str){(const char *)data, size});
    arena_close(a);
    return 0;
}

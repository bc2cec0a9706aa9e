/* Packed documents from a process that a hostile file has taken over. */
#include "fuzz/fuzz_doc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_open((size_t)1 << 28);
    struct ctx c = {.arena = a};
    struct doc doc;
    if (doc_unpack(&c, (str){(const char *)data, size}, &doc) == OK) {
        struct out packed = out_open(a);
        doc_pack(&packed, &doc);
        if (!str_eq(out_str(&packed), (str){(const char *)data, size}))
            abort(); /* what was believed must be what came */
    }
    arena_close(a);
    return 0;
}

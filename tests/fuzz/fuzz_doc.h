/* What all targets of doc/ share: read, then pack and unpack, which checks every promise that a
 * document makes. */
#ifndef FUZZ_DOC_H
#define FUZZ_DOC_H

#include <stdint.h>
#include <stdlib.h>

#include "doc/pack.h"
#include "doc/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* fuzz_read: reads the bytes as a format, in an arena of its own. */
static inline void fuzz_read(struct arena *a, enum format format, str bytes) {
    struct ctx c = {.arena = a};
    struct source in = {.name = S("x"), .bytes = bytes, .charset = S(""), .format = format};
    struct doc doc, again;
    if (doc_read(&c, &in, &doc) != OK) {
        if (c.text.len == 0)
            abort(); /* a refusal without a sentence */
        return;
    }
    struct out packed = out_open(a);
    doc_pack(&packed, &doc);
    if (doc_unpack(&c, out_str(&packed), &again) != OK)
        abort(); /* a document that breaks its own promises */
}

#endif

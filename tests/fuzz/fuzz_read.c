/* Reading: any bytes as a document of one of the formats that the first byte chooses (its last two
 * bits: text, page, Markdown, table), whose facts must keep every promise of read/; the same as a
 * 简报. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "doc/read.h"
#include "read/brief.h"
#include "read/promise.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const enum format formats[] = {FORMAT_TXT, FORMAT_HTML, FORMAT_MD, FORMAT_CSV};
    if (size == 0)
        return 0;
    struct arena *a = arena_open((size_t)1 << 30);
    struct ctx c = {.arena = a};
    const struct source in = {.name = S("x"),
                              .bytes = {(const char *)data + 1, size - 1},
                              .charset = S(""),
                              .format = formats[data[0] % COUNT_OF(formats)]};
    struct doc doc;
    if (doc_read(&c, &in, &doc) == OK) {
        struct brief brief;
        brief_read(a, &doc, S("x"), &brief);
        const char *broken = promise_broken(a, &doc);
        if (broken != NULL) {
            (void)fprintf(stderr, "broken: %s\n", broken);
            abort();
        }
    }
    arena_close(a);
    return 0;
}

/* Documents of a test, read from texts. */
#ifndef TESTS_READ_PAIR_H
#define TESTS_READ_PAIR_H

#include "doc/read.h"
#include "read/read.h"

/* paper_of: reads a text as a file of that name. The facts are the caller's to change. */
static inline struct paper paper_of(struct arena *a, const char *name, const char *text) {
    struct ctx c = {.arena = a};
    const struct source in = {.name = str_from(name), .bytes = str_from(text)};
    struct doc *doc = take(a, struct doc, 1);
    struct facts *facts = take(a, struct facts, 1);
    if (doc_read(&c, &in, doc) == OK)
        read_facts(a, doc, in.name, facts);
    return (struct paper){facts, doc};
}

/* file_text: the bytes of a file below the project, a zero byte behind them; empty when it is not
 * there. */
static inline str file_text(struct arena *a, const char *path) {
    enum {
        BYTES_MAX = 1 << 20
    };
    FILE *f = fopen(path, "rb");
    char *bytes = take(a, char, BYTES_MAX);
    size_t n = f != NULL ? fread(bytes, 1, BYTES_MAX - 1, f) : 0;
    if (f != NULL)
        (void)fclose(f);
    bytes[n] = 0;
    return (str){bytes, n};
}

/* paper_file: the same from a file below the project; empty facts when it is not there. */
static inline struct paper paper_file(struct arena *a, const char *path) {
    return paper_of(a, path, file_text(a, path).ptr);
}

#endif

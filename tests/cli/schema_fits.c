/* Reads JSON from standard input, an object a line, and tells of each whether a schema fits it.
 * usage: schema_fits SCHEMA <FILE      exit status 0: there is a line, and all of them fit */
#include <stdio.h>

#include "json_schema.h"

enum {
    SCHEMA_BYTES_MAX = 1 << 18,
    INPUT_BYTES_MAX = 1 << 24,
};

static str bytes_of(struct arena *a, FILE *f, size_t max) {
    char *bytes = take(a, char, max);
    return (str){bytes, f != NULL ? fread(bytes, 1, max, f) : 0};
}

int main(int argc, char **argv) {
    struct arena *a = arena_open((size_t)1 << 30);
    struct json schema, value;
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    bool good = json_parse(a, bytes_of(a, file, SCHEMA_BYTES_MAX), &schema, NULL);
    if (file != NULL)
        (void)fclose(file);
    size_t n = 0;
    str rest = bytes_of(a, stdin, INPUT_BYTES_MAX);
    for (str line; good && str_line(&rest, &line); n++) {
        size_t bad = 0;
        str fault = json_parse(a, line, &value, &bad) ? json_fits(a, &schema, &value)
                                                      : str_fmt(a, "no JSON from byte %zu on", bad);
        good = fault.len == 0;
        if (!good)
            (void)printf("line %zu: %.*s\n", n + 1, STR(fault));
    }
    arena_close(a);
    return good && n > 0 ? 0 : 1;
}

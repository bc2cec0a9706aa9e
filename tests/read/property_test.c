/* Promises that hold for every document: those of the examples, of tests/data/docs and of the fuzz
 * corpora, cut and changed at many places, read as each format. */
#include "test.h"

#include "doc/read.h"
#include "read/promise.h"

#include <dirent.h>

enum {
    BYTES_MAX = 1 << 16,
    CHANGES = 12, /* of each file */
};

static const char *const folders[] = {
    "examples",
    "tests/data/docs",
    "tests/fuzz/corpus/doc_csv",
    "tests/fuzz/corpus/doc_text",
    "tests/fuzz/corpus/html",
    "tests/fuzz/corpus/md",
    "tests/fuzz/corpus/read",
};

static const enum format formats[] = {FORMAT_TXT, FORMAT_HTML, FORMAT_MD, FORMAT_CSV};

static u32 next(u32 *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* A piece of the bytes is dropped, doubled, or overwritten by another piece of them. */
static str changed(struct arena *a, str s, u32 *seed) {
    size_t at = next(seed) % (s.len + 1), from = next(seed) % (s.len + 1);
    size_t len = next(seed) % 40;
    str piece = str_sub(s, from, from + len);
    str front = str_sub(s, 0, at);
    switch (next(seed) % 4) {
    case 0:
        return front;
    case 1:
        return str_cat(a, front, str_sub(s, at + len, s.len));
    case 2:
        return str_cat(a, str_cat(a, front, piece), str_sub(s, at, s.len));
    default:
        return str_cat(a, str_cat(a, front, piece), str_sub(s, at + len, s.len));
    }
}

static size_t broken(struct arena *a, str name, str bytes, enum format format) {
    struct ctx c = {.arena = a};
    struct doc doc;
    const struct source in = {.name = name, .bytes = bytes, .format = format};
    if (doc_read(&c, &in, &doc) != OK)
        return 0;
    const char *what = promise_broken(a, &doc);
    if (what != NULL)
        print_error("%.*s as %.*s: broken: %s\n", STR(name), STR(format_name(format)), what);
    return what != NULL;
}

static size_t broken_file(const char *folder, const char *name, u32 *seed) {
    struct arena *a = arena_open((size_t)1 << 30);
    str path = str_fmt(a, "%s/%s", folder, name);
    FILE *f = fopen(path.ptr, "rb");
    char *bytes = take(a, char, BYTES_MAX);
    size_t n = f != NULL ? fread(bytes, 1, BYTES_MAX, f) : 0, bad = 0;
    if (f != NULL)
        (void)fclose(f);
    for (size_t i = 0; i < COUNT_OF(formats); i++)
        bad += broken(a, path, (str){bytes, n}, formats[i]);
    for (size_t i = 0; i < CHANGES; i++) {
        str other = changed(a, (str){bytes, n}, seed);
        bad += broken(a, path, other, formats[next(seed) % COUNT_OF(formats)]);
    }
    arena_close(a);
    return bad;
}

TEST(every_promise_holds) {
    size_t bad = 0, n = 0;
    u32 seed = 11;
    for (size_t i = 0; i < COUNT_OF(folders); i++) {
        DIR *folder = opendir(folders[i]);
        CHECK(folder != NULL);
        for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
            if (entry->d_name[0] == '.')
                continue;
            n++;
            bad += broken_file(folders[i], entry->d_name, &seed);
        }
        closedir(folder);
    }
    CHECK(n > 20);
    CHECK_INT(bad, 0);
}

SUITE(property_tests, CASE(every_promise_holds))

/* What blob/ reads from outside: addresses, names of stored files, answers of S3. */
#include "blob/s3.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool so) {
    if (!so)
        abort();
}

static void read_address(struct arena *a, str bytes) {
    struct ctx c = {.arena = a};
    struct s3_place place;
    if (s3_place_parse(&c, str_cat(a, S("s3://"), bytes), &place) != OK) {
        must(c.code == ERR_INVALID && c.text.len > 0);
        return;
    }
    must(place.bucket.len > 0 && place.region.len > 0 && place.host.len > 0);
    must(str_starts(place.base, S("http")) && str_ends(place.base, place.host));
    must(str_starts(place.root, S("/")) && str_ends(place.root, S("/")));
    must(place.prefix.len == 0 || str_ends(place.prefix, S("/")));
    str target = sigv4_target(a, str_cat(a, place.root, place.prefix),
                              (struct sigv4_pairs){.v = NULL, .n = 0});
    for (size_t i = 0; i < target.len; i++)
        must(target.ptr[i] > ' ' && target.ptr[i] < 0x7f);
}

static void read_name(struct arena *a, str bytes) {
    struct digest id;
    if (driver_id(bytes, &id))
        must(str_eq(driver_path(a, &id), bytes));
}

static void read_answer(struct arena *a, str bytes) {
    struct ctx c = {.arena = a};
    const struct blob_store store = {.name = S("s3://box/")};
    const struct http_answer answer = {.end = HTTP_DONE, .status = 400, .body = bytes};
    struct xml_tree tree;
    must(s3_fail(&c, &store, &answer) != OK && c.text.len > 0);
    c.code = OK;
    if (s3_tree(&c, &store, bytes, &tree) != OK)
        return;
    for (u32 i = 0; i < tree.n; i++)
        must(s3_find(&tree, i, S3_KEY) < tree.n && s3_text(&tree, i, S3_SIZE).len <= bytes.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_open((size_t)1 << 28);
    str bytes = {(const char *)data, size};
    read_address(a, bytes);
    read_name(a, bytes);
    read_answer(a, bytes);
    arena_close(a);
    return 0;
}

/* Excel workbooks.
 * An input that begins with PK is the package itself; any other holds sheet, shared strings and
 * styles, divided by lines of "----", so that mutations reach the XML behind checksums. */
#include "doc/fixture.h"
#include "fuzz/fuzz_doc.h"

/* Cuts the next part off, as a C string. */
static const char *cut(struct arena *a, str *rest) {
    size_t at = str_find(*rest, S("\n----\n"), 0);
    str part = str_sub(*rest, 0, at);
    *rest = at == STR_NONE ? S("") : str_sub(*rest, at + 6, rest->len);
    return str_z(a, part);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_open((size_t)1 << 30);
    str bytes = {(const char *)data, size};
    if (!str_starts(bytes, S("PK"))) {
        const char *first = cut(a, &bytes), *second = cut(a, &bytes), *third = cut(a, &bytes);
        bytes = xlsx_of(a, first, second, third);
    }
    fuzz_read(a, FORMAT_XLSX, bytes);
    arena_close(a);
    return 0;
}

/* Prints docs/limits.gen.md from the table of base/limit.h. */
#include "base/limit.h"
#include "base/out.h"

/* 512 MiB rather than 536870912 bytes. */
static void write_amount(struct out *o, u64 value, const char *unit) {
    static const struct {
        u64 bytes;
        const char *name;
    } sizes[] = {{1ull << 30, "GiB"}, {1ull << 20, "MiB"}, {1ull << 10, "KiB"}};
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        if (str_eq(str_from(unit), S("bytes")) && value % sizes[i].bytes == 0) {
            out_fmt(o, "%llu %s", (unsigned long long)(value / sizes[i].bytes), sizes[i].name);
            return;
        }
    }
    out_fmt(o, "%llu %s", (unsigned long long)value, unit);
}

int main(void) {
    struct arena *a = arena_open(1 << 20);
    struct out o = out_open_fd(a, 1);
    out_raw(&o, S("# Limits\n\nPast a limit the program refuses with one sentence; below it the "
                  "input is read. Made from `src/base/limit.h` by `make docs`.\n\n"
                  "| limit | value | bounds |\n| --- | --- | --- |\n"));
    for (int l = 0; l < LIMIT_COUNT; l++) {
        enum limit limit = (enum limit)l;
        out_fmt(&o, "| %s | ", limit_name(limit));
        write_amount(&o, limit_value(limit), limit_unit(limit));
        out_fmt(&o, " | %s |\n", limit_what(limit));
    }
    bool good = out_flush(&o);
    arena_close(a);
    return good ? 0 : 1;
}

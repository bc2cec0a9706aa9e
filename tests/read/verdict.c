/* Judging. */
#include "read/verdict.h"

#include "test.h"

#include "read/pair.h"

size_t verdicts_fail(struct arena *a, const char *code, const struct verdict *v, size_t n) {
    size_t bad = 0;
    for (size_t i = 0; i < n; i++) {
        struct list list = paper_of(a, "a.txt", v[i].text).facts->diagnostics;
        const struct diagnostic *d = list.v;
        bool found = false;
        for (size_t k = 0; k < list.n; k++)
            found = found || str_eq(d[k].code, str_from(code));
        if (found == v[i].earns)
            continue;
        print_error("%s: %s, but it is %sreported:\n%s\n", code, v[i].why, found ? "" : "not ",
                    v[i].text);
        bad++;
    }
    return bad;
}

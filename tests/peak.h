/* How much memory this process has needed at most. */
#ifndef TESTS_PEAK_H
#define TESTS_PEAK_H

#include "test.h"

#include "port/file.h"

#include <stdlib.h>

/* peak_kib: its largest resident set so far, as the kernel counts it. */
static inline long peak_kib(struct arena *a) {
    struct ctx c = {.arena = a};
    str status = S("");
    assert_int_equal(file_read(&c, "/proc/self/status", 1 << 16, &status), OK);
    size_t at = str_find(status, S("VmHWM:"), 0);
    assert_true(at != STR_NONE);
    return strtol(str_z(a, str_sub(status, at + 6, status.len)), NULL, 10);
}

#endif

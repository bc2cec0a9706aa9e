/* Texts that earn a finding, and close ones that must not. */
#ifndef TESTS_READ_VERDICT_H
#define TESTS_READ_VERDICT_H

#include "base/str.h"

struct verdict {
    const char *text;
    bool earns;
    const char *why; /* what is special about the text */
};

/* verdicts_fail: reads every text; prints and counts those that are judged otherwise. */
size_t verdicts_fail(struct arena *a, const char *code, const struct verdict *v, size_t n);

/* The table of a test as its body. */
#define CHECK_VERDICTS(code, table) CHECK_INT(verdicts_fail(a, (code), (table), COUNT_OF(table)), 0)

#endif

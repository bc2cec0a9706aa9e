/* What the suites of this folder share. */
#ifndef TESTS_CALENDAR_FIXTURE_H
#define TESTS_CALENDAR_FIXTURE_H

#include "port/file.h"

#include "test.h"

/* data_text: a file of data/calendar, whole; tests run in the root of the source tree. */
static inline str data_text(struct arena *a, const char *name) {
    struct ctx c = {.arena = a};
    str text = {0};
    CHECK_INT(file_read(&c, str_z(a, str_fmt(a, "data/calendar/%s", name)), 1 << 20, &text), OK);
    return text;
}

#endif

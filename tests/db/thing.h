/* Records for the tests of the door. */
#ifndef TESTS_DB_THING_H
#define TESTS_DB_THING_H

#include "base/shape.h"

struct thing {
    i64 id;
    str name;
    milli points;
    bool done;
    str note; /* NULL in the table counts as empty */
};
extern const struct shape thing_shape;

/* A result that is one number. */
struct count {
    i64 n;
};
extern const struct shape count_shape;

#endif

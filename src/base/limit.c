/* Limits. */
#include "base/limit.h"

static const struct {
    const char *name;
    u64 value;
    const char *unit;
    const char *what;
} list[] = {
#define X(name, value, unit, what) {#name, value, unit, what},
    LIMIT_LIST(X)
#undef X
};

u64 limit_value(enum limit l) {
    return list[l].value;
}

const char *limit_name(enum limit l) {
    return list[l].name;
}

const char *limit_unit(enum limit l) {
    return list[l].unit;
}

const char *limit_what(enum limit l) {
    return list[l].what;
}

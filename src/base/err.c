/* Errors. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

static const struct {
    const char *name;
    int exit_status;
    const char *sentence;
} list[] = {
#define X(code, exit_status, http_status, sentence) {#code, exit_status, sentence},
    ERR_LIST(X)
#undef X
};

const char *err_name(err e) {
    return list[e].name;
}

const char *err_sentence(err e) {
    return list[e].sentence;
}

int err_exit(err e) {
    return list[e].exit_status;
}

err fail(struct ctx *c, err code, const char *fmt, ...) {
    if (c->code != OK)
        return c->code;
    va_list args, again;
    va_start(args, fmt);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, fmt, args);
    size_t len = n < 0 ? 0 : (size_t)n;
    char *text = arena_bytes(c->arena, len + 1, 1);
    vsnprintf(text, len + 1, fmt, again);
    va_end(again);
    va_end(args);
    c->text = (str){text, len};
    return c->code = code;
}

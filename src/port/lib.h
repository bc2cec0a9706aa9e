/* Heavy libraries, loaded when they are first needed: linked in, libxml2 (with ICU), libzip and
 * libxlsxwriter (with libcrypto) cost every start 2 ms, more than reading a short plan takes.
 *
 * A user names the calls it makes once; the header of the library gives their types, and the
 * compiler checks the one against the other:
 *
 *     #define CALLS(X)                                \
 *         X(zip_fclose, int, (zip_file_t *))          \
 *         X(zip_strerror, const char *, (zip_t *))
 *     #define LIB_CALLS struct calls
 *     struct calls { CALLS(LIB_MEMBER) };
 *     CALLS(LIB_CHECK)
 *     static const struct lib_symbol symbols[] = {CALLS(LIB_SYMBOL)};
 *
 * and then calls `calls.zip_fclose(f)` after lib_load. */
#ifndef PORT_LIB_H
#define PORT_LIB_H

#include "base/err.h"

struct lib_symbol {
    const char *name;
    size_t offset; /* of its pointer in the struct of calls */
};

struct lib {
    const char *const *files; /* sonames, tried in this order */
    size_t n_files;
    const char *package; /* Debian package that holds it */
    const struct lib_symbol *symbols;
    size_t n_symbols;
};

/* A member of the struct of calls; a check that the header gives it this type; a row of the table
 * of symbols (the user defines LIB_CALLS as the name of its struct). */
#define LIB_MEMBER(name, result, arguments) result(*name) arguments;
#define LIB_CHECK(name, result, arguments)                                                         \
    _Static_assert(_Generic(&name, result(*) arguments : 1, default : 0), "type of " #name);
#define LIB_SYMBOL(name, result, arguments) {#name, offsetof(LIB_CALLS, name)},

/* lib_load: fills the pointers of `calls_out`, a struct made by LIB_MEMBER. The library stays
 * loaded until the process ends; loading it again is cheap.
 * fails      MISSING, naming the package */
MUST_USE err lib_load(struct ctx *c, const struct lib *lib, void *calls_out);

#endif

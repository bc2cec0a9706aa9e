/* Passwords by libsodium, which is loaded when the first is asked for (lib.h). */
#include "port/password.h"

#include "port/lib.h"

#include <errno.h>
#include <sodium.h>

/* OWASP Password Storage Cheat Sheet, 2024: argon2id with at least 19 MiB and 2 passes, or 46 MiB
 * and 1. These are the figures that libsodium calls interactive: 0.09 s on one core of 2024. */
enum {
    PASSES = 2,
    MEMORY_BYTES = 64 * 1024 * 1024,
};

#define CALLS(X)                                                                                   \
    X(sodium_init, int, (void))                                                                    \
    X(crypto_pwhash_str, int,                                                                      \
      (char *, const char *, unsigned long long, unsigned long long, size_t))                      \
    X(crypto_pwhash_str_verify, int, (const char *, const char *, unsigned long long))
#define LIB_CALLS struct calls
struct calls {
    CALLS(LIB_MEMBER)
};
CALLS(LIB_CHECK)
static const struct lib_symbol symbols[] = {CALLS(LIB_SYMBOL)};
static const char *const files[] = {"libsodium.so.23"};
static const struct lib library = {
    .files = files,
    .n_files = COUNT_OF(files),
    .package = "libsodium23",
    .symbols = symbols,
    .n_symbols = COUNT_OF(symbols),
};

static const char no_memory[] = "内存不足，口令没有处理，请稍后再试";

static err load(struct ctx *c, struct calls *calls_out) {
    TRY(lib_load(c, &library, calls_out));
    return calls_out->sodium_init() >= 0 ? OK : fail(c, ERR_MISSING, "程序库 libsodium 不能启动");
}

err password_write(struct ctx *c, str password, str *kept_out) {
    struct calls calls;
    char *kept = take(c->arena, char, crypto_pwhash_STRBYTES);
    TRY(load(c, &calls));
    const char *bytes = password.len > 0 ? password.ptr : "";
    if (calls.crypto_pwhash_str(kept, bytes, password.len, PASSES, MEMORY_BYTES) != 0)
        return fail(c, ERR_TOO_BIG, "%s", no_memory);
    *kept_out = str_from(kept);
    return OK;
}

err password_check(struct ctx *c, str kept, str password, bool *right_out) {
    struct calls calls;
    TRY(load(c, &calls));
    const char *bytes = password.len > 0 ? password.ptr : "";
    errno = 0;
    bool right = calls.crypto_pwhash_str_verify(str_z(c->arena, kept), bytes, password.len) == 0;
    if (!right && errno == ENOMEM)
        return fail(c, ERR_TOO_BIG, "%s", no_memory);
    *right_out = right;
    return OK;
}

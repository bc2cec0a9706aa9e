/* Hashing by libcrypto, which is loaded when the first digest is asked for (lib.h). */
#include "port/digest.h"

#include "port/lib.h"

#include <assert.h>
#include <limits.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#define CALLS(X)                                                                                   \
    X(EVP_get_digestbyname, const EVP_MD *, (const char *))                                        \
    X(EVP_MD_CTX_new, EVP_MD_CTX *, (void))                                                        \
    X(EVP_MD_CTX_free, void, (EVP_MD_CTX *))                                                       \
    X(EVP_DigestInit_ex, int, (EVP_MD_CTX *, const EVP_MD *, ENGINE *))                            \
    X(EVP_DigestUpdate, int, (EVP_MD_CTX *, const void *, size_t))                                 \
    X(EVP_DigestFinal_ex, int, (EVP_MD_CTX *, unsigned char *, unsigned int *))                    \
    X(HMAC, unsigned char *,                                                                       \
      (const EVP_MD *, const void *, int, const unsigned char *, size_t, unsigned char *,          \
       unsigned int *))
#define LIB_CALLS struct calls
struct calls {
    CALLS(LIB_MEMBER)
};
CALLS(LIB_CHECK)
static const struct lib_symbol symbols[] = {CALLS(LIB_SYMBOL)};
static const char *const files[] = {"libcrypto.so.3"};
static const struct lib library = {
    .files = files,
    .n_files = COUNT_OF(files),
    .package = "libssl3",
    .symbols = symbols,
    .n_symbols = COUNT_OF(symbols),
};

/* Names by which OpenSSL knows the kinds. */
static const char *const names[DIGEST_KINDS] = {
    [DIGEST_SHA256] = "SHA256",
    [DIGEST_SM3] = "SM3",
};

struct digest_run {
    struct calls calls;
    EVP_MD_CTX *state; /* NULL = ended */
    bool failed;       /* told by digest_end */
};

static err find_kind(struct ctx *c, const struct calls *calls, enum digest_kind kind,
                     const EVP_MD **md_out) {
    *md_out = calls->EVP_get_digestbyname(names[kind]);
    if (*md_out == NULL)
        return fail(c, ERR_MISSING, "程序库 libcrypto 里没有算法 %s，请安装系统自带的 libssl3",
                    names[kind]);
    return OK;
}

static void close_run(void *arg) {
    struct digest_run *run = arg;
    if (run->state != NULL)
        run->calls.EVP_MD_CTX_free(run->state);
    run->state = NULL;
}

struct digester {
    struct calls calls;
    EVP_MD_CTX *states[DIGEST_KINDS]; /* NULL = not asked for yet */
};

static void close_digester(void *arg) {
    struct digester *d = arg;
    for (size_t i = 0; i < DIGEST_KINDS; i++)
        if (d->states[i] != NULL)
            d->calls.EVP_MD_CTX_free(d->states[i]);
}

err digester_open(struct ctx *c, struct digester **digester_out) {
    struct digester *d = take(c->arena, struct digester, 1);
    TRY(lib_load(c, &library, &d->calls));
    arena_defer(c->arena, close_digester, d);
    *digester_out = d;
    return OK;
}

/* A state that has run once keeps its kind, and starts again with NULL in its place. */
err digester_take(struct ctx *c, struct digester *d, enum digest_kind kind, str bytes,
                  struct digest *digest_out) {
    const EVP_MD *md = NULL;
    struct digest digest;
    unsigned int n = 0;
    if (d->states[kind] == NULL) {
        TRY(find_kind(c, &d->calls, kind, &md));
        d->states[kind] = d->calls.EVP_MD_CTX_new();
    }
    EVP_MD_CTX *state = d->states[kind];
    if (state == NULL || d->calls.EVP_DigestInit_ex(state, md, NULL) != 1 ||
        d->calls.EVP_DigestUpdate(state, bytes.ptr, bytes.len) != 1 ||
        d->calls.EVP_DigestFinal_ex(state, digest.v, &n) != 1 || n != DIGEST_BYTES)
        return fail(c, ERR_BUG, "libcrypto 没有算出摘要");
    *digest_out = digest;
    return OK;
}

err digest_begin(struct ctx *c, enum digest_kind kind, struct digest_run **run_out) {
    struct digest_run *run = take(c->arena, struct digest_run, 1);
    const EVP_MD *md;
    TRY(lib_load(c, &library, &run->calls));
    TRY(find_kind(c, &run->calls, kind, &md));
    run->state = run->calls.EVP_MD_CTX_new();
    arena_defer(c->arena, close_run, run);
    if (run->state == NULL || run->calls.EVP_DigestInit_ex(run->state, md, NULL) != 1)
        return fail(c, ERR_BUG, "libcrypto 不能启动算法 %s", names[kind]);
    *run_out = run;
    return OK;
}

void digest_add(struct digest_run *run, str bytes) {
    if (run->calls.EVP_DigestUpdate(run->state, bytes.ptr, bytes.len) != 1)
        run->failed = true;
}

err digest_end(struct ctx *c, struct digest_run *run, struct digest *digest_out) {
    struct digest digest;
    unsigned int n = 0;
    bool done = run->calls.EVP_DigestFinal_ex(run->state, digest.v, &n) == 1;
    close_run(run);
    if (run->failed || !done || n != DIGEST_BYTES)
        return fail(c, ERR_BUG, "libcrypto 没有算出摘要");
    *digest_out = digest;
    return OK;
}

/* Nothing of it stays in the arena: it may be called a million times between a mark and a rewind.
 */
err digest_of(struct ctx *c, enum digest_kind kind, str bytes, struct digest *digest_out) {
    struct calls calls;
    const EVP_MD *md;
    struct digest digest;
    unsigned int n = 0;
    TRY(lib_load(c, &library, &calls));
    TRY(find_kind(c, &calls, kind, &md));
    EVP_MD_CTX *state = calls.EVP_MD_CTX_new();
    bool done = state != NULL && calls.EVP_DigestInit_ex(state, md, NULL) == 1 &&
                calls.EVP_DigestUpdate(state, bytes.ptr, bytes.len) == 1 &&
                calls.EVP_DigestFinal_ex(state, digest.v, &n) == 1 && n == DIGEST_BYTES;
    calls.EVP_MD_CTX_free(state);
    if (!done)
        return fail(c, ERR_BUG, "libcrypto 没有算出摘要");
    *digest_out = digest;
    return OK;
}

err digest_hmac(struct ctx *c, str key, str bytes, struct digest *mac_out) {
    struct calls calls;
    const EVP_MD *md;
    struct digest mac;
    unsigned int n = 0;
    assert(key.len <= INT_MAX);
    TRY(lib_load(c, &library, &calls));
    TRY(find_kind(c, &calls, DIGEST_SHA256, &md));
    const void *text = bytes.len > 0 ? bytes.ptr : "";
    if (calls.HMAC(md, key.len > 0 ? key.ptr : "", (int)key.len, text, bytes.len, mac.v, &n) ==
            NULL ||
        n != DIGEST_BYTES)
        return fail(c, ERR_BUG, "libcrypto 没有算出 HMAC");
    *mac_out = mac;
    return OK;
}

str digest_hex(struct arena *a, const struct digest *digest) {
    return str_hex(a, digest->v, DIGEST_BYTES);
}

static int figure(char ch) {
    if (ascii_is_digit(ch))
        return ch - '0';
    return ch >= 'a' && ch <= 'f' ? ch - 'a' + 10 : -1;
}

bool digest_parse(str s, struct digest *digest_out) {
    struct digest digest;
    if (s.len != DIGEST_HEX_CHARS)
        return false;
    for (size_t i = 0; i < DIGEST_BYTES; i++) {
        int high = figure(s.ptr[2 * i]), low = figure(s.ptr[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        digest.v[i] = (u8)(high << 4 | low);
    }
    *digest_out = digest;
    return true;
}

str digest_bytes(const struct digest *digest) {
    return (str){(const char *)digest->v, DIGEST_BYTES};
}

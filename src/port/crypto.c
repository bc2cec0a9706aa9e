/* Digests (digest.h) and signatures (sign.h) by libcrypto, which is loaded when the first is asked
 * for (lib.h). Both stand in this file because OpenSSL has one header for them. */
#include "port/digest.h"

#include "port/lib.h"
#include "port/random.h"
#include "port/sign.h"

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
       unsigned int *))                                                                            \
    X(EVP_PKEY_new_raw_private_key, EVP_PKEY *, (int, ENGINE *, const unsigned char *, size_t))    \
    X(EVP_PKEY_new_raw_public_key, EVP_PKEY *, (int, ENGINE *, const unsigned char *, size_t))     \
    X(EVP_PKEY_get_raw_public_key, int, (const EVP_PKEY *, unsigned char *, size_t *))             \
    X(EVP_PKEY_free, void, (EVP_PKEY *))                                                           \
    X(EVP_DigestSignInit, int,                                                                     \
      (EVP_MD_CTX *, EVP_PKEY_CTX **, const EVP_MD *, ENGINE *, EVP_PKEY *))                       \
    X(EVP_DigestSign, int,                                                                         \
      (EVP_MD_CTX *, unsigned char *, size_t *, const unsigned char *, size_t))                    \
    X(EVP_DigestVerifyInit, int,                                                                   \
      (EVP_MD_CTX *, EVP_PKEY_CTX **, const EVP_MD *, ENGINE *, EVP_PKEY *))                       \
    X(EVP_DigestVerify, int,                                                                       \
      (EVP_MD_CTX *, const unsigned char *, size_t, const unsigned char *, size_t))                \
    X(EVP_EncodeBlock, int, (unsigned char *, const unsigned char *, int))                         \
    X(EVP_DecodeBlock, int, (unsigned char *, const unsigned char *, int))
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

/* ---- signatures ---- */

/* What stands in front of the bytes of a key in the forms that OpenSSL reads (RFC 8410). */
static const u8 private_front[] = {0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06,
                                   0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20};
static const u8 public_front[] = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03,
                                  0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

static const str pem_begin = T("-----BEGIN PRIVATE KEY-----\n");
static const str pem_end = T("\n-----END PRIVATE KEY-----\n");

enum {
    DER_MAX = sizeof private_front + SIGN_KEY_BYTES,
    BASE64_MAX = SIGN_BYTES * 2, /* of what is written here: 88 at most */
};

static err base64(struct ctx *c, const u8 *bytes, size_t n, str *text_out) {
    struct calls calls;
    unsigned char *to = take(c->arena, unsigned char, n * 4 / 3 + 8);
    TRY(lib_load(c, &library, &calls));
    int len = calls.EVP_EncodeBlock(to, bytes, (int)n);
    *text_out = (str){(const char *)to, (size_t)len};
    return OK;
}

/* Exactly n bytes, written as we write them: OpenSSL also reads other characters for the bits that
 * nothing stands in. */
static err unbase64(struct ctx *c, str text, u8 *to, size_t n) {
    struct calls calls;
    unsigned char room[BASE64_MAX];
    str again;
    size_t chars = (n + 2) / 3 * 4;
    TRY(lib_load(c, &library, &calls));
    if (text.len != chars || chars > BASE64_MAX ||
        calls.EVP_DecodeBlock(room, (const unsigned char *)text.ptr, (int)chars) < (int)n)
        return fail(c, ERR_INVALID, "密钥或签名不是完整的 Base64 文字");
    TRY(base64(c, room, n, &again));
    if (!str_eq(again, text))
        return fail(c, ERR_INVALID, "密钥或签名不是完整的 Base64 文字");
    memcpy(to, room, n);
    return OK;
}

static err with_front(struct ctx *c, const u8 *front, size_t front_len, const u8 *key,
                      str *text_out) {
    u8 der[DER_MAX];
    memcpy(der, front, front_len);
    memcpy(der + front_len, key, SIGN_KEY_BYTES);
    return base64(c, der, front_len + SIGN_KEY_BYTES, text_out);
}

static err without_front(struct ctx *c, const u8 *front, size_t front_len, str text,
                         u8 key_out[SIGN_KEY_BYTES]) {
    u8 der[DER_MAX];
    TRY(unbase64(c, text, der, front_len + SIGN_KEY_BYTES));
    if (memcmp(der, front, front_len) != 0)
        return fail(c, ERR_INVALID, "这不是 Ed25519 密钥");
    memcpy(key_out, der + front_len, SIGN_KEY_BYTES);
    return OK;
}

err sign_key_make(struct ctx *c, struct sign_key *key_out) {
    return random_bytes(c, key_out->v, sizeof key_out->v);
}

err sign_key_write(struct ctx *c, const struct sign_key *key, str *text_out) {
    str text;
    TRY(with_front(c, private_front, sizeof private_front, key->v, &text));
    *text_out = str_fmt(c->arena, "%.*s%.*s%.*s", STR(pem_begin), STR(text), STR(pem_end));
    return OK;
}

err sign_key_read(struct ctx *c, str text, struct sign_key *key_out) {
    if (!str_starts(text, pem_begin) || !str_ends(text, pem_end) ||
        text.len < pem_begin.len + pem_end.len)
        return fail(c, ERR_INVALID, "这不是私钥文件");
    str inside = str_sub(text, pem_begin.len, text.len - pem_end.len);
    return without_front(c, private_front, sizeof private_front, inside, key_out->v);
}

err sign_public_write(struct ctx *c, const struct sign_public *key, str *text_out) {
    return with_front(c, public_front, sizeof public_front, key->v, text_out);
}

err sign_public_read(struct ctx *c, str text, struct sign_public *key_out) {
    return without_front(c, public_front, sizeof public_front, text, key_out->v);
}

err signature_write(struct ctx *c, const struct signature *signature, str *text_out) {
    return base64(c, signature->v, sizeof signature->v, text_out);
}

err signature_read(struct ctx *c, str text, struct signature *signature_out) {
    return unbase64(c, text, signature_out->v, sizeof signature_out->v);
}

err sign_public_of(struct ctx *c, const struct sign_key *key, struct sign_public *public_out) {
    struct calls calls;
    size_t n = sizeof public_out->v;
    TRY(lib_load(c, &library, &calls));
    EVP_PKEY *pkey =
        calls.EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, key->v, sizeof key->v);
    bool done = pkey != NULL && calls.EVP_PKEY_get_raw_public_key(pkey, public_out->v, &n) == 1;
    calls.EVP_PKEY_free(pkey);
    return done ? OK : fail(c, ERR_MISSING, "程序库 libcrypto 里没有 Ed25519 签名");
}

err sign_bytes(struct ctx *c, const struct sign_key *key, str bytes,
               struct signature *signature_out) {
    struct calls calls;
    size_t n = sizeof signature_out->v;
    TRY(lib_load(c, &library, &calls));
    EVP_PKEY *pkey =
        calls.EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, key->v, sizeof key->v);
    EVP_MD_CTX *state = calls.EVP_MD_CTX_new();
    bool done =
        pkey != NULL && state != NULL &&
        calls.EVP_DigestSignInit(state, NULL, NULL, NULL, pkey) == 1 &&
        calls.EVP_DigestSign(state, signature_out->v, &n, (const u8 *)bytes.ptr, bytes.len) == 1;
    calls.EVP_MD_CTX_free(state);
    calls.EVP_PKEY_free(pkey);
    return done ? OK : fail(c, ERR_MISSING, "程序库 libcrypto 里没有 Ed25519 签名");
}

err sign_check(struct ctx *c, const struct sign_public *key, str bytes,
               const struct signature *signature, bool *good_out) {
    struct calls calls;
    TRY(lib_load(c, &library, &calls));
    EVP_PKEY *pkey =
        calls.EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, key->v, sizeof key->v);
    EVP_MD_CTX *state = calls.EVP_MD_CTX_new();
    bool ready = pkey != NULL && state != NULL &&
                 calls.EVP_DigestVerifyInit(state, NULL, NULL, NULL, pkey) == 1;
    *good_out = ready && calls.EVP_DigestVerify(state, signature->v, sizeof signature->v,
                                                (const u8 *)bytes.ptr, bytes.len) == 1;
    calls.EVP_MD_CTX_free(state);
    calls.EVP_PKEY_free(pkey);
    return ready ? OK : fail(c, ERR_MISSING, "程序库 libcrypto 里没有 Ed25519 签名");
}

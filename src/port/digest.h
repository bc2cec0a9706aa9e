/* The one door to OpenSSL's hashing: SHA-256 for content and signatures, SM3 where papers ask for
 * the national algorithm. */
#ifndef PORT_DIGEST_H
#define PORT_DIGEST_H

#include "base/err.h"

enum digest_kind {
    DIGEST_SHA256, /* FIPS 180-4 */
    DIGEST_SM3,    /* GB/T 32905-2016 */
    DIGEST_KINDS,
};

/* Both kinds give 256 bits. */
enum {
    DIGEST_BYTES = 32,
    DIGEST_HEX_CHARS = 2 * DIGEST_BYTES,
};

struct digest {
    u8 v[DIGEST_BYTES];
};

/* digest_of: of all bytes at once.
 * fails      MISSING (libcrypto, or a libcrypto built without the kind), BUG */
MUST_USE err digest_of(struct ctx *c, enum digest_kind kind, str bytes, struct digest *digest_out);

/* Many short texts one after the other: what a kind needs is found once, which takes longer than
 * the digest of a short text. A digester belongs to the arena of digester_open. fails      as
 * digest_of */
struct digester;
MUST_USE err digester_open(struct ctx *c, struct digester **digester_out);
MUST_USE err digester_take(struct ctx *c, struct digester *d, enum digest_kind kind, str bytes,
                           struct digest *digest_out);

/* Of bytes that come in pieces. A run belongs to the arena of digest_begin; digest_end gives what
 * it holds back early, and a run is not used after it.
 * fails      as digest_of */
struct digest_run;
MUST_USE err digest_begin(struct ctx *c, enum digest_kind kind, struct digest_run **run_out);
void digest_add(struct digest_run *run, str bytes);
MUST_USE err digest_end(struct ctx *c, struct digest_run *run, struct digest *digest_out);

/* digest_hmac: HMAC-SHA-256 (RFC 2104) of `bytes` with `key`.
 * fails      as digest_of */
MUST_USE err digest_hmac(struct ctx *c, str key, str bytes, struct digest *mac_out);

/* digest_hex: 64 characters, lower case.
 * digest_parse: the reverse; gives  false when s is anything but 64 such characters */
str digest_hex(struct arena *a, const struct digest *digest);
bool digest_parse(str s, struct digest *digest_out);

/* digest_bytes: the digest as bytes, as a key of digest_hmac; valid as long as *digest. */
str digest_bytes(const struct digest *digest);

static inline bool digest_eq(const struct digest *x, const struct digest *y) {
    return memcmp(x->v, y->v, DIGEST_BYTES) == 0;
}

#endif

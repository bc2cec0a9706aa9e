/* Signing with Ed25519 (RFC 8032), by the same library as digests (port/crypto.c). Keys and
 * signatures are written in forms that the openssl command reads. */
#ifndef PORT_SIGN_H
#define PORT_SIGN_H

#include "base/err.h"

enum {
    SIGN_KEY_BYTES = 32,
    SIGN_BYTES = 64,
};

struct sign_key { /* secret */
    u8 v[SIGN_KEY_BYTES];
};
struct sign_public {
    u8 v[SIGN_KEY_BYTES];
};
struct signature {
    u8 v[SIGN_BYTES];
};

/* sign_key_make: a new key, of the system's randomness. fails  IO */
MUST_USE err sign_key_make(struct ctx *c, struct sign_key *key_out);
MUST_USE err sign_public_of(struct ctx *c, const struct sign_key *key,
                            struct sign_public *public_out);

/* The secret key as PEM (PKCS #8), the public one as Base64 of its DER form (60 characters), a
 * signature as Base64 (88). Reading fails  INVALID: anything else */
MUST_USE err sign_key_write(struct ctx *c, const struct sign_key *key, str *text_out);
MUST_USE err sign_key_read(struct ctx *c, str text, struct sign_key *key_out);
MUST_USE err sign_public_write(struct ctx *c, const struct sign_public *key, str *text_out);
MUST_USE err sign_public_read(struct ctx *c, str text, struct sign_public *key_out);
MUST_USE err signature_write(struct ctx *c, const struct signature *signature, str *text_out);
MUST_USE err signature_read(struct ctx *c, str text, struct signature *signature_out);

/* sign_bytes, sign_check: fail  MISSING (libcrypto without it) */
MUST_USE err sign_bytes(struct ctx *c, const struct sign_key *key, str bytes,
                        struct signature *signature_out);
MUST_USE err sign_check(struct ctx *c, const struct sign_public *key, str bytes,
                        const struct signature *signature, bool *good_out);

#endif

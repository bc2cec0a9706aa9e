/* Heads of the chain: what is noted outside of the database, so that a chain whose end was cut off,
 * or that was made anew as a whole, is found by `verify`. A head is a small text file, signed with
 * Ed25519 (docs/verify.md tells the form). */
#ifndef APP_CHAIN_HEAD_H
#define APP_CHAIN_HEAD_H

#include "app/tx.h"

struct chain_head {
    str installation; /* name of its first unit, "" = it has none */
    i64 link;
    i64 entries; /* that all links hold together */
    str algorithm;
    str digest; /* of the link */
    i64 at;     /* when the head was taken, seconds since 1970 */
};
extern const struct shape chain_head_shape;

/* app_head: the end of the chain, where what stands unlinked is linked before.
 * fails  NOT_FOUND: nothing was changed in this database yet; BUSY, DB, IO */
MUST_USE err app_head(struct deed *d, struct chain_head *head_out);

/* app_head_sign: a head as a signed text.
 *   key_path  file of the secret key
 * fails  NOT_FOUND, DENIED, INVALID: no key, or not the one whose public part is the setting
 *        head.key; MISSING, IO */
MUST_USE err app_head_sign(struct deed *d, const struct chain_head *head, const char *key_path,
                           str *text_out);

/* app_head_key: makes a pair of keys: the secret one in a new file that only its owner can read,
 * never in the database, the public one as the setting head.key.
 * fails  CONFLICT: there is such a file already; IO, DENIED, BUSY, DB */
MUST_USE err app_head_key(struct deed *d, const char *path, str *public_out);

/* app_head_wanted: the digest that a chain must contain.
 *   said    64 hexadecimal digits, spaces allowed between; or the name of a signed file
 *   public  key that must have signed it; "" = the setting head.key
 *   head_out  what the file says; of bare digits only .digest
 * fails  NOT_FOUND: no such file; INVALID: no head, no key, a wrong signature; DB, MISSING */
MUST_USE err app_head_wanted(struct deed *d, str said, str public, struct chain_head *head_out);

/* chain_head_read: a head out of a signed text, whose signature must be that of the key.
 * fails  INVALID, MISSING */
struct sign_public;
MUST_USE err chain_head_read(struct ctx *c, str text, const struct sign_public *key,
                             struct chain_head *head_out);

#endif

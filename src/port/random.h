/* Randomness of the system. */
#ifndef PORT_RANDOM_H
#define PORT_RANDOM_H

#include "base/err.h"

/* random_uid: 128 random bits as 32 hexadecimal digits.
 * fails      IO */
MUST_USE err random_uid(struct ctx *c, str *uid_out);

/* random_bytes: n random bytes, at most 256.
 * fails      IO */
MUST_USE err random_bytes(struct ctx *c, u8 *to, size_t n);

#endif

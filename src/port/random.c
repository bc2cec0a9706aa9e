/* Randomness. */
#include "port/random.h"

#include <sys/random.h>

enum {
    UID_BYTES = 16
};

err random_uid(struct ctx *c, str *uid_out) {
    u8 bytes[UID_BYTES];
    TRY(random_bytes(c, bytes, sizeof bytes));
    *uid_out = str_hex(c->arena, bytes, sizeof bytes);
    return OK;
}

err random_bytes(struct ctx *c, u8 *to, size_t n) {
    return getrandom(to, n, 0) == (ssize_t)n ? OK : fail(c, ERR_IO, "系统给不出随机数");
}

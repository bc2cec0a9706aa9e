/* Randomness. */
#include "port/random.h"

#include <sys/random.h>

enum {
    UID_BYTES = 16
};

err random_uid(struct ctx *c, str *uid_out) {
    static const char digits[] = "0123456789abcdef";
    u8 bytes[UID_BYTES];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        return fail(c, ERR_IO, "系统给不出随机数");
    char *to = arena_bytes(c->arena, 2 * UID_BYTES, 1);
    for (size_t i = 0; i < sizeof bytes; i++) {
        to[2 * i] = digits[bytes[i] >> 4];
        to[2 * i + 1] = digits[bytes[i] & 15];
    }
    *uid_out = (str){to, 2 * UID_BYTES};
    return OK;
}

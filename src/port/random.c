/* Randomness. */
#include "port/random.h"

#include <sys/random.h>

enum {
    UID_BYTES = 16
};

err random_uid(struct ctx *c, str *uid_out) {
    u8 bytes[UID_BYTES];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        return fail(c, ERR_IO, "系统给不出随机数");
    *uid_out = str_hex(c->arena, bytes, sizeof bytes);
    return OK;
}

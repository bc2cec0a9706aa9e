/* The one door to libqrencode: QR codes (GB/T 18284, ISO/IEC 18004). */
#ifndef PORT_QR_H
#define PORT_QR_H

#include "base/err.h"

enum {
    QR_QUIET = 4 /* modules of free space that the standard wants on each side */
};

/* A code: width × width modules, row by row, without the free space around it. */
struct qr {
    size_t width;
    const bool *dark;
};

/* qr_make: the bytes of `text` with a correction level that survives 15 % of damage.
 * fails  TOO_BIG: more than a code can hold; MISSING (libqrencode) */
MUST_USE err qr_make(struct ctx *c, str text, struct qr *qr_out);

/* qr_dark: whether the module there is dark; those of the free space are not. */
bool qr_dark(const struct qr *qr, i64 x, i64 y);

#endif

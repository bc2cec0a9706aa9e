/* QR codes. */
#include "port/qr.h"

#include "port/lib.h"

#include <qrencode.h>

#define CALLS(X)                                                                                   \
    X(QRcode_encodeData, QRcode *, (int, const unsigned char *, int, QRecLevel))                   \
    X(QRcode_free, void, (QRcode *))
#define LIB_CALLS struct calls
struct calls {
    CALLS(LIB_MEMBER)
};
CALLS(LIB_CHECK)
static const struct lib_symbol symbols[] = {CALLS(LIB_SYMBOL)};
static const char *const files[] = {"libqrencode.so.4"};
static const struct lib library = {
    .files = files,
    .n_files = COUNT_OF(files),
    .package = "libqrencode4",
    .symbols = symbols,
    .n_symbols = COUNT_OF(symbols),
};

enum {
    ANY_VERSION = 0,  /* the smallest that holds the text */
    TEXT_BYTES = 2300 /* what the largest code holds at this level */
};

err qr_make(struct ctx *c, str text, struct qr *qr_out) {
    struct calls calls;
    if (text.len == 0 || text.len > TEXT_BYTES)
        return fail(c, ERR_TOO_BIG, "二维码最多放 %d 个字节", TEXT_BYTES);
    TRY(lib_load(c, &library, &calls));
    QRcode *code = calls.QRcode_encodeData((int)text.len, (const unsigned char *)text.ptr,
                                           ANY_VERSION, QR_ECLEVEL_M);
    if (code == NULL)
        return fail(c, ERR_BUG, "libqrencode 没有画出二维码");
    size_t width = (size_t)code->width;
    bool *dark = take(c->arena, bool, width *width);
    for (size_t i = 0; i < width * width; i++)
        dark[i] = code->data[i] & 1; /* the lowest bit is the colour, others tell of the kind */
    calls.QRcode_free(code);
    *qr_out = (struct qr){width, dark};
    return OK;
}

bool qr_dark(const struct qr *qr, i64 x, i64 y) {
    i64 width = (i64)qr->width;
    return x >= 0 && y >= 0 && x < width && y < width && qr->dark[y * width + x];
}

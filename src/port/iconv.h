/* The one door to the C library's iconv. */
#ifndef PORT_ICONV_H
#define PORT_ICONV_H

#include "base/err.h"

/* An encoding by iconv's names. */
struct iconv_from {
    const char *first;
    const char *second; /* tried where `first` knows no character; NULL = none */
    size_t unit_bytes;  /* what is skipped where neither does: 2 for UTF-16, else 1 */
};

/* iconv_text: the text in UTF-8; each unit that is no part of a character becomes U+FFFD.
 *   bad_out    how many such units
 * fails      MISSING: the C library was installed without this encoding */
MUST_USE err iconv_text(struct ctx *c, struct iconv_from from, str bytes, str *text_out,
                        size_t *bad_out);

#endif

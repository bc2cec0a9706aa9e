/* Which encoding a text is in, and the text in UTF-8. */
#ifndef DOC_CHARSET_H
#define DOC_CHARSET_H

#include "base/err.h"

/* id, name in reports, names of iconv (the second for what the first does not know).
 * glibc's GB18030 reads all GB encodings; BIG5-HKSCS lacks the euro sign, and CP950 gives private
 * characters for what Hong Kong added. */
#define CHARSET_LIST(X)                                                                            \
    X(UNKNOWN, "", NULL, NULL)                                                                     \
    X(UTF8, "UTF-8", NULL, NULL)                                                                   \
    X(UTF16LE, "UTF-16LE", "UTF-16LE", NULL)                                                       \
    X(UTF16BE, "UTF-16BE", "UTF-16BE", NULL)                                                       \
    X(GB18030, "GB18030", "GB18030", NULL)                                                         \
    X(BIG5, "Big5", "BIG5-HKSCS", "CP950")

enum charset {
#define X(id, name, first, second) CHARSET_##id,
    CHARSET_LIST(X)
#undef X
    CHARSET_COUNT,
};

str charset_name(enum charset set);

/* charset_of_name: by any of its usual names (gbk, gb2312, utf8, big5-hkscs, …) in any case.
 * gives  CHARSET_UNKNOWN when it is none that we read */
enum charset charset_of_name(str name);

/* charset_detect: by byte order mark, then strict UTF-8, then the parity of UTF-16, then GB18030
 * against Big5 by validity and by the share of frequent characters.
 *   hint     what the file says of itself; breaks ties only
 * gives    CHARSET_UNKNOWN when the bytes are no text */
enum charset charset_detect(str bytes, enum charset hint);

/* charset_text: the text in UTF-8 without byte order mark; each lost byte is U+FFFD. Valid UTF-8 is
 * not copied: the text lies in `bytes`.
 *   name     the user's choice, empty = detect
 * fails      INVALID: no such encoding, or no text */
struct charset_in {
    str bytes;
    str name;
    enum charset hint;
};
MUST_USE err charset_text(struct ctx *c, const struct charset_in *in, str *text_out,
                          enum charset *set_out);

#endif

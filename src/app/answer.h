/* What a worker answers, as bytes: a head, the sentence of an error, a packed document. Both ends
 * are the same program, but the reader believes nothing. */
#ifndef APP_ANSWER_H
#define APP_ANSWER_H

#include "base/out.h"
#include "doc/format.h"

struct answer {
    err code;
    enum format format; /* as detected; without a document: to be converted first */
    str text;           /* of the error; empty = OK */
    str doc;            /* packed; empty = none */
};

/* answer_write: head and text; the packed document, if any, is written behind by the caller. */
void answer_write(struct out *o, const struct answer *in);

/* answer_read: takes the bytes apart.
 * gives      false when they are no answer */
bool answer_read(struct arena *a, str bytes, struct answer *answer_out);

#endif

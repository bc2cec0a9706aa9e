/* The door of the room: bytes of a file become a document. */
#ifndef DOC_READ_H
#define DOC_READ_H

#include "doc/doc.h"
#include "doc/format.h"

/* A file as it came. */
struct source {
    str name; /* for sentences and for formats that content does not tell; may be empty */
    str bytes;
    str charset;        /* name of the encoding when the user knows it; empty = detect */
    enum format format; /* FORMAT_UNKNOWN = detect */
};

/* doc_read: reads every format whose way is WAY_OWN; others must be converted before.
 * gives   a document in c->arena; its view may lie in in->bytes, which must live as long
 * fails   INVALID (damaged, encrypted, no document), TOO_BIG (a limit of base/limit.h),
 *         MISSING (needs a converter or OCR). Never half a document. */
err doc_read(struct ctx *c, const struct source *in, struct doc *doc_out);

#endif

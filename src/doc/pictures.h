/* The pictures of a document: for what is made of a document beside its text, such as the proofs of
 * a 简报. They are bytes of strangers and stay so; only their first bytes are looked at. */
#ifndef DOC_PICTURES_H
#define DOC_PICTURES_H

#include "base/out.h"
#include "doc/doc.h"

struct picture {
    str name; /* 图1.jpg: its place in the document, and its kind as its bytes say */
    str bytes;
};

struct pictures {
    struct picture *v;
    size_t n;
};

/* pictures_of_docx: those of a Word document that stand in its text, in their order, each once;
 * what is no picture of a camera or screen (a drawing, a formula) is left out.
 * fails      INVALID, TOO_BIG, MISSING */
MUST_USE err pictures_of_docx(struct ctx *c, str bytes, struct pictures *pictures_out);

/* pictures_pack: as bytes, for the answer of a worker. pictures_unpack: takes them back and
 * believes nothing; what is given points into `bytes`.
 * fails      INVALID */
void pictures_pack(struct out *o, const struct pictures *pictures);
MUST_USE err pictures_unpack(struct ctx *c, str bytes, struct pictures *pictures_out);

#endif

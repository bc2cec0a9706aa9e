/* A document as bytes: the answer of a process that parsed a stranger's file. */
#ifndef DOC_PACK_H
#define DOC_PACK_H

#include "base/out.h"
#include "doc/doc.h"

/* doc_pack: writes the document. Both ends are the same program on the same machine, so numbers
 * stand in its own byte order. */
void doc_pack(struct out *o, const struct doc *doc);

/* doc_unpack: takes a packed document back and believes nothing: the view must be UTF-8, blocks
 * ordered, inside it, on character borders and within one line, kinds and spans known.
 *   bytes    live as long as the document, which points into them (blocks are copied only where
 *            `bytes` is not aligned to 4)
 * fails      INVALID */
err doc_unpack(struct ctx *c, str bytes, struct doc *doc_out);

#endif

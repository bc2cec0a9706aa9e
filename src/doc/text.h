/* Plain text. */
#ifndef DOC_TEXT_H
#define DOC_TEXT_H

#include "doc/doc.h"

/* text_read: a line is a paragraph. White space inside a line is kept as it is, because it divides
 * what was flattened into one line; the blocks leave it out at both ends of a line.
 *   text     valid UTF-8; the view is `text` itself where nothing has to be changed
 * fails      TOO_BIG */
err text_read(struct ctx *c, str text, struct doc *doc_out);

#endif

/* Markdown. */
#ifndef DOC_MD_H
#define DOC_MD_H

#include "doc/doc.h"

/* md_read: headings, list items, pipe tables and paragraphs, a line each, without the marks.
 * Numbers of ordered lists stay as text; fenced code stays as it is.
 *   text     valid UTF-8
 * fails      TOO_BIG */
err md_read(struct ctx *c, str text, struct doc *doc_out);

#endif

/* HTML. */
#ifndef DOC_HTML_H
#define DOC_HTML_H

#include "doc/charset.h"
#include "doc/doc.h"

/* html_read: the visible text. A table is data, with cells on a grid, unless it only lays out the
 * page (holds a table, long prose or one cell): then its cells are walked like any container.
 *   text     valid UTF-8
 * fails      TOO_BIG (depth, size), MISSING (libxml2) */
err html_read(struct ctx *c, str text, struct doc *doc_out);

/* html_charset: what the page says of itself near its front; CHARSET_UNKNOWN = nothing. */
enum charset html_charset(str bytes);

#endif

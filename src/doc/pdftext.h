/* Text that pdftotext made of a pdf. */
#ifndef DOC_PDFTEXT_H
#define DOC_PDFTEXT_H

#include "doc/doc.h"

/* pdftext_read: a form feed ends a page; page numbers are dropped; lines that the page's edge broke
 * are joined again.
 *   text     valid UTF-8
 * fails      TOO_BIG */
err pdftext_read(struct ctx *c, str text, struct doc *doc_out);

#endif

/* Word documents (ECMA-376, transitional and strict). */
#ifndef DOC_DOCX_H
#define DOC_DOCX_H

#include "doc/doc.h"

/* docx_read: paragraphs with their automatic numbers as visible markers, headings by style, tables
 * with merged cells; without deleted and hidden text, notes, page heads and feet.
 * fails      INVALID (damaged), TOO_BIG (a bomb), MISSING (libzip, libxml2) */
err docx_read(struct ctx *c, str bytes, struct doc *doc_out);

#endif

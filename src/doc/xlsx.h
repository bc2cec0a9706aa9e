/* Excel workbooks (ECMA-376, transitional and strict). */
#ifndef DOC_XLSX_H
#define DOC_XLSX_H

#include "doc/doc.h"

/* xlsx_read: each visible sheet as its name (flag META) and a table with merged cells; numbers,
 * dates and percentages as they are shown.
 * fails      INVALID (damaged), TOO_BIG (a bomb, rows, columns), MISSING (libzip, libxml2) */
err xlsx_read(struct ctx *c, str bytes, struct doc *doc_out);

#endif

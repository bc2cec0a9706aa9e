/* CSV as one table. */
#ifndef DOC_CSV_H
#define DOC_CSV_H

#include "doc/doc.h"

/* csv_read: each record a row, each field a cell; empty lines are left out.
 *   text     valid UTF-8
 * fails      TOO_BIG */
err csv_read(struct ctx *c, str text, struct doc *doc_out);

#endif

/* A sheet on a terminal: columns aligned by display width, long cells folded, merged columns shown
 * as a line above their group. Where the terminal is narrow, columns of high rank are left out. */
#ifndef EXPORT_TABLE_H
#define EXPORT_TABLE_H

#include "export/sheet.h"
#include "export/term.h"

/* table_write: the rows under their heads; title and subtitle are left to the caller. */
void table_write(struct out *o, const struct term *t, const struct sheet *s);

#endif

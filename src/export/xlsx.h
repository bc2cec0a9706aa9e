/* A book as an xlsx workbook, ready for the printer: A4 landscape, one page wide, the header row
 * frozen and repeated. */
#ifndef EXPORT_XLSX_H
#define EXPORT_XLSX_H

#include "base/err.h"
#include "export/sheet.h"

/* xlsx_write: writes the workbook to a file of its own; an existing one is replaced.
 *   path     where; the folder must exist
 * Texts stay texts: nothing becomes a formula or a link. Books of more than XLSX_MERGE_ROWS rows
 * are written row by row in constant memory; their section cells are repeated, not merged.
 * fails      MISSING (libxlsxwriter), TOO_BIG (more rows than a sheet can hold), IO */
err xlsx_write(struct ctx *c, const struct book *b, str path);

enum {
    XLSX_MERGE_ROWS = 20000,
    XLSX_ROWS_MAX = 1048576 - 5 /* a sheet of ECMA-376 less title, subtitle, hint, heads, foot */
};

#endif

/* A sheet as CSV: UTF-8 with a byte order mark, without which spreadsheets take Chinese for
 * GBK; lines end with CR LF (RFC 4180). */
#ifndef EXPORT_CSV_H
#define EXPORT_CSV_H

#include "base/out.h"
#include "export/sheet.h"

/* csv_head, csv_rows: the header of a sheet, and its rows, for whoever has them piece by piece. */
void csv_head(struct out *o, const struct sheet *s);
void csv_rows(struct out *o, const struct sheet *s);

/* csv_write: all sheets that have the first one's shape, one after another under one header. */
void csv_write(struct out *o, const struct book *b);

#endif

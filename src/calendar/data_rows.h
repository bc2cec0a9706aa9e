/* Rows of our own data files (data/calendar): CSV in UTF-8 where every record is one line, so that
 * a fault has a line number. Lines that begin with # and empty lines are passed over; the first
 * other line names the columns.
 *
 *     # where it comes from
 *     day,kind,name,source
 *     2025-01-01,rest,元旦,… */
#ifndef CALENDAR_DATA_ROWS_H
#define CALENDAR_DATA_ROWS_H

#include "base/err.h"

struct data_rows {
    str rest;
    size_t columns;
    size_t line; /* of the row that was read last, from 1 */
};

/* data_rows_open: `text` as the file holds it; a byte order mark is passed over.
 *   heads    the names of the columns, as the first row must have them
 * fails      INVALID */
MUST_USE err data_rows_open(struct ctx *c, str text, str heads, struct data_rows *rows_out);

/* data_rows_next: the cells of the next row, without spaces around them; none at the end.
 * fails      INVALID when there are more or fewer than the columns */
MUST_USE err data_rows_next(struct ctx *c, struct data_rows *in, strs *cells_out);

#endif

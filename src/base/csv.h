/* Reading CSV as spreadsheets write it: RFC 4180, comma, semicolon or tab. */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/str.h"

struct csv {
    struct arena *arena;
    str rest;
    char separator;
};

/* csv_open: `text` is valid UTF-8 without a byte order mark; the separator is the one that stands
 * most often in the first line that holds any, outside quotes. */
struct csv csv_open(struct arena *a, str text);

/* csv_row: the cells of the next record. gives  false at the end */
bool csv_row(struct csv *in, strs *cells_out);

#endif

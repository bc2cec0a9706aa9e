/* A table as a grid of cells: what spans rows or columns stands in each of its places. */
#ifndef READ_GRID_H
#define READ_GRID_H

#include "read/reading.h"

enum {
    NO_LINE = -1
};

struct grid {
    const struct reading *reading;
    size_t rows, cols;
    i32 *line;  /* [row * cols + col]: line of the text, NO_LINE = nothing */
    u32 number; /* of the table in the document, from 1 */
};

/* grid_make: from the lines [from, to), all cells of one table.
 * gives  rows = 0 when the table is larger than any ledger (GRID_CELLS_MAX) */
struct grid grid_make(const struct reading *r, size_t from, size_t to);

/* grid_line: the line at a place, NO_LINE = none. grid_block: its block. */
i32 grid_line(const struct grid *g, size_t row, size_t col);
const struct block *grid_block(const struct grid *g, i32 line);

/* grid_cell: the text at a place; "" where nothing stands, or noise. */
str grid_cell(const struct grid *g, size_t row, size_t col);

/* grid_begins: a cell with text begins in this very row. */
bool grid_begins(const struct grid *g, size_t row, size_t col);

/* grid_spans: the cell at a place spans several rows. col < 0 = no such column. */
bool grid_spans(const struct grid *g, size_t row, i32 col);

/* grid_one_cell: one cell across the whole row: a section, a title, a note. */
bool grid_one_cell(const struct grid *g, size_t row);

#endif

/* Grids. */
#include "read/grid.h"

enum {
    GRID_CELLS_MAX = 1 << 26
};

const struct block *grid_block(const struct grid *g, i32 line) {
    return &g->reading->doc->blocks[g->reading->text.lines[line].block];
}

i32 grid_line(const struct grid *g, size_t row, size_t col) {
    return g->line[row * g->cols + col];
}

/* Puts line i into every place of its cell that is still free. */
static void place(struct grid *g, size_t i) {
    const struct block *b = grid_block(g, (i32)i);
    for (size_t row = b->row; row < (size_t)b->row + b->rows && row < g->rows; row++) {
        for (size_t col = b->col; col < (size_t)b->col + b->cols && col < g->cols; col++) {
            i32 *line = &g->line[row * g->cols + col];
            *line = *line == NO_LINE ? (i32)i : *line;
        }
    }
}

struct grid grid_make(const struct reading *r, size_t from, size_t to) {
    struct grid g = {.reading = r};
    g.number = grid_block(&g, (i32)from)->table;
    for (size_t i = from; i < to; i++) {
        const struct block *b = grid_block(&g, (i32)i);
        size_t bottom = b->row + 1u, right = (size_t)b->col + b->cols;
        g.rows = bottom > g.rows ? bottom : g.rows;
        g.cols = right > g.cols ? right : g.cols;
    }
    if (g.rows > GRID_CELLS_MAX / (g.cols + 1))
        return (struct grid){.reading = r};
    g.line = take(r->arena, i32, g.rows * g.cols + 1);
    for (size_t i = 0; i < g.rows * g.cols; i++)
        g.line[i] = NO_LINE;
    for (size_t i = from; i < to; i++)
        place(&g, i);
    return g;
}

str grid_cell(const struct grid *g, size_t row, size_t col) {
    i32 line = grid_line(g, row, col);
    if (line == NO_LINE || g->reading->text.lines[line].noise)
        return S("");
    return reading_line(g->reading, (size_t)line);
}

bool grid_begins(const struct grid *g, size_t row, size_t col) {
    i32 line = grid_line(g, row, col);
    return line != NO_LINE && grid_block(g, line)->row == row && grid_cell(g, row, col).len > 0;
}

bool grid_spans(const struct grid *g, size_t row, i32 col) {
    i32 line = col < 0 ? NO_LINE : grid_line(g, row, (size_t)col);
    return line != NO_LINE && grid_block(g, line)->rows > 1;
}

bool grid_one_cell(const struct grid *g, size_t row) {
    i32 first = grid_line(g, row, 0);
    if (first == NO_LINE || g->cols < 2 || grid_cell(g, row, 0).len == 0)
        return false;
    for (size_t col = 1; col < g->cols; col++)
        if (grid_line(g, row, col) != first && grid_cell(g, row, col).len > 0)
            return false;
    return true;
}

/* Tabs. */
#include "doc/tabs.h"

#include "base/limit.h"

#include <string.h>

enum {
    TABS_MIN = 2,
    ROWS_MIN = 3,
};

VEC_TYPE(blocks, struct block);

/* The whole line that a block lies in: blocks are trimmed, empty cells at the ends are not text. */
static span line_of(str view, const struct block *b) {
    span line = {b->from, b->to};
    while (line.from > 0 && view.ptr[line.from - 1] != '\n')
        line.from--;
    while (line.to < view.len && view.ptr[line.to] != '\n')
        line.to++;
    return line;
}

static size_t count_tabs(str view, const struct block *b) {
    span line = line_of(view, b);
    size_t n = 0;
    for (u32 at = line.from; at < line.to; at++)
        n += view.ptr[at] == '\t';
    return n;
}

static void add_row(struct arena *a, str view, const struct block *b, struct block like,
                    struct blocks *into) {
    span line = line_of(view, b);
    for (u32 from = line.from, at = line.from; at <= line.to; at++) {
        if (at < line.to && view.ptr[at] != '\t')
            continue;
        str cell = str_trim(str_sub(view, from, at));
        like.from = cell.len > 0 ? (u32)(cell.ptr - view.ptr) : from;
        like.to = like.from + (u32)cell.len;
        *push(a, into) = like;
        like.col++;
        from = at + 1;
    }
}

/* How many blocks from i on have as many tabs as block i. */
static size_t run_of(const struct doc *doc, size_t i, size_t tabs) {
    size_t n = 1;
    while (i + n < doc->n_blocks && count_tabs(doc->view, &doc->blocks[i + n]) == tabs)
        n++;
    return n;
}

void tabs_to_cells(struct arena *a, struct doc *doc) {
    struct blocks out = {0};
    u32 tables = 0;
    for (size_t i = 0, n; i < doc->n_blocks; i += n) {
        size_t tabs = count_tabs(doc->view, &doc->blocks[i]);
        n = tabs < TABS_MIN || tabs >= limit_value(LIMIT_TABLE_COLS) ? 1 : run_of(doc, i, tabs);
        if (n < ROWS_MIN) {
            n = 1;
            *push(a, &out) = doc->blocks[i];
            continue;
        }
        tables++;
        for (size_t row = 0; row < n; row++)
            add_row(a, doc->view, &doc->blocks[i + row],
                    (struct block){
                        .kind = BLOCK_CELL, .table = tables, .row = (u32)row, .rows = 1, .cols = 1},
                    &out);
    }
    doc->blocks = out.v;
    doc->n_blocks = out.n;
}

/* CSV as one table. */
#include "doc/csv.h"

#include "base/csv.h"
#include "doc/builder.h"

static bool empty_row(strs cells) {
    for (size_t i = 0; i < cells.n; i++)
        if (str_trim(cells.v[i]).len > 0)
            return false;
    return true;
}

static void add_row(struct builder *b, struct block at, strs cells) {
    row_begin(b);
    for (size_t i = 0; i < cells.n && !b->too_big; i++) {
        at.col = (u32)i;
        block_begin(b, at);
        block_text(b, cells.v[i]);
        block_end(b);
    }
    row_end(b);
}

err csv_read(struct ctx *c, str text, struct doc *doc_out) {
    str line, rest = text;
    if (str_starts(text, S("sep=")) && str_line(&rest, &line) && line.len == 5)
        text = rest; /* Excel's note of its separator */
    struct builder b = builder_open(c->arena);
    struct csv csv = csv_open(c->arena, text);
    struct block at = {.kind = BLOCK_CELL, .table = table_begin(&b)};
    for (strs cells; !b.too_big && csv_row(&csv, &cells);) {
        at.source++;
        if (empty_row(cells))
            continue;
        add_row(&b, at, cells);
        at.row++;
    }
    return builder_close(c, &b, doc_out);
}

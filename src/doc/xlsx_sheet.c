/* One sheet. It is read as a stream and its cells are gathered with the text that they show; merged
 * ranges come behind the cells in the file, so the table is written at the end. Rows without any
 * text are left out: a sheet may have one cell in row 1 and one in row 1,048,576. */
#include "doc/xlsx_in.h"

#include "base/limit.h"

#include <stdlib.h>

enum {
    COLS_MAX = 512, /* LIMIT_TABLE_COLS */
    SPAN_MAX = 65535,
};

struct cell {
    u32 row, col; /* in the sheet, from 0 */
    str text;
};

struct merge {
    u32 row, col, last_row, last_col;
};

/* A sheet while it is read. */
struct sheet {
    struct xlsx *x;
    VEC(struct cell) cells; /* those with text */
    VEC(struct merge) merges;
    u32 row, col; /* of the cell at hand */
    str type;     /* of the cell at hand, see cell_text */
    u32 style;
    struct out text; /* of the cell at hand; used again for each */
    bool in_text;    /* inside v or t */
    u32 phonetic;    /* depth inside rPh */
};

/* "BC12" → row 11, column 54. gives  whether it is such a place */
static bool read_place(str s, u32 *row_out, u32 *col_out) {
    u32 col = 0;
    size_t i = 0;
    for (; i < s.len && s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' && col < 100000; i++)
        col = col * 26 + (u32)(s.ptr[i] - 'A') + 1;
    u32 row = xlsx_int(str_sub(s, i, s.len), 0);
    if (col == 0 || row == 0)
        return false;
    *row_out = row - 1;
    *col_out = col - 1;
    return true;
}

static str cell_text(struct sheet *s) {
    static const struct xlsx_format general = {.kind = XLSX_GENERAL};
    struct xlsx *x = s->x;
    str raw = out_str(&s->text);
    if (str_eq(s->type, S("s"))) {
        u32 index = xlsx_int(str_trim(raw), (u32)-1);
        return index < x->strings.n ? x->strings.v[index] : S("");
    }
    if (str_eq(s->type, S("b")))
        return str_eq(raw, S("1")) ? S("TRUE") : S("FALSE");
    if (s->type.len > 0 && !str_eq(s->type, S("n"))) /* inlineStr, str, e, d */
        return str_dup(x->c->arena, raw);
    const struct xlsx_format *format = s->style < x->formats.n ? &x->formats.v[s->style] : &general;
    str text = xlsx_number_text(x->c->arena, raw, format, x->since_1904);
    return text.ptr == raw.ptr ? str_dup(x->c->arena, text) : text;
}

static void begin_cell(struct sheet *s, const struct xml_node *node) {
    str type = xml_attr(node, XLSX_T);
    read_place(xml_attr(node, XLSX_R), &s->row, &s->col);
    s->type = type.len == 0 ? S("") : str_dup(s->x->c->arena, type);
    s->style = xlsx_int(xml_attr(node, XLSX_S), (u32)-1);
    s->text.len = 0;
}

static void end_cell(struct sheet *s) {
    str text = s->text.len == 0 ? S("") : cell_text(s);
    if (str_trim(text).len > 0)
        *push(s->x->c->arena, &s->cells) =
            (struct cell){.row = s->row, .col = s->col, .text = text};
    s->col++;
}

static void add_merge(struct sheet *s, str ref) {
    size_t colon = str_find(ref, S(":"), 0);
    struct merge m;
    if (colon == STR_NONE || !read_place(str_sub(ref, 0, colon), &m.row, &m.col) ||
        !read_place(str_sub(ref, colon + 1, ref.len), &m.last_row, &m.last_col))
        return;
    if (m.last_row >= m.row && m.last_col >= m.col && m.col < COLS_MAX)
        *push(s->x->c->arena, &s->merges) = m;
}

static void on_end(struct sheet *s, u32 tag) {
    switch (tag) {
    case XLSX_V:
    case XLSX_T:
        s->in_text = false;
        break;
    case XLSX_R_PH:
        s->phonetic--;
        break;
    case XLSX_C:
        end_cell(s);
        break;
    case XLSX_ROW:
        s->row++;
        break;
    default:
        break;
    }
}

static void on_node(struct sheet *s, const struct xml_node *node) {
    switch (node->tag) {
    case XML_END:
        on_end(s, node->end);
        break;
    case XML_TEXT:
        if (s->in_text)
            out_raw(&s->text, node->text);
        break;
    case XLSX_V:
    case XLSX_T:
        s->in_text = s->phonetic == 0;
        break;
    case XLSX_R_PH:
        s->phonetic++;
        break;
    case XLSX_ROW:
        s->row = xlsx_int(xml_attr(node, XLSX_R), s->row + 1) - 1;
        s->col = 0;
        break;
    case XLSX_C:
        begin_cell(s, node);
        break;
    case XLSX_MERGE_CELL:
        add_merge(s, xml_attr(node, XLSX_REF));
        break;
    default:
        break;
    }
}

static int by_place(const void *a, const void *b) {
    const struct cell *x = a, *y = b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return (x->col > y->col) - (x->col < y->col);
}

static int by_corner(const void *a, const void *b) {
    const struct merge *x = a, *y = b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return (x->col > y->col) - (x->col < y->col);
}

/* The table while it is written. */
struct grid {
    struct sheet *s;
    struct block at;
    VEC(u32) rows; /* rows of the sheet that have text, ascending */
    size_t next_merge;
    u32 covered[COLS_MAX]; /* 1 + the last row that a merge covers in this column */
    u32 corner[COLS_MAX];  /* 1 + the merge whose first cell is here, in this row */
};

/* How many rows with text lie in [row, last_row]; row is one of them, the `at`-th. */
static u32 rows_between(const struct grid *g, u32 at, u32 last_row) {
    size_t low = at, high = g->rows.n; /* the first row behind last_row lies in (low, high] */
    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        if (g->rows.v[middle] <= last_row)
            low = middle;
        else
            high = middle;
    }
    u32 n = (u32)(low + 1 - at);
    return n < SPAN_MAX ? n : SPAN_MAX;
}

/* Merges that begin above or in this row and reach into it. */
static void begin_merges(struct grid *g, u32 row) {
    for (; g->next_merge < g->s->merges.n; g->next_merge++) {
        const struct merge *m = &g->s->merges.v[g->next_merge];
        if (m->row > row)
            break;
        if (m->last_row < row)
            continue;
        for (u32 k = m->col; k <= m->last_col && k < COLS_MAX; k++)
            g->covered[k] = m->last_row + 1;
        if (m->row == row)
            g->corner[m->col] = (u32)g->next_merge + 1;
    }
}

static void add_cell(struct grid *g, u32 row, u32 col, str text) {
    struct builder *b = &g->s->x->b;
    struct block cell = g->at;
    cell.col = col;
    if (col < COLS_MAX && g->corner[col] > 0) {
        const struct merge *m = &g->s->merges.v[g->corner[col] - 1];
        u32 last = m->last_col < COLS_MAX ? m->last_col : COLS_MAX - 1;
        cell.rows = (u16)rows_between(g, g->at.row, m->last_row);
        cell.cols = (u16)(last - col + 1);
        g->corner[col] = 0;
    } else if (col < COLS_MAX && g->covered[col] > row) {
        return;
    }
    block_begin(b, cell);
    block_text(b, text);
    block_end(b);
}

/* The cells [from, to) of one row, with empty ones in between. */
static void add_row(struct grid *g, size_t from, size_t to) {
    const struct cell *cells = g->s->cells.v;
    struct builder *b = &g->s->x->b;
    u32 row = cells[from].row, last = cells[to - 1].col;
    g->at.source = row + 1;
    begin_merges(g, row);
    row_begin(b);
    for (u32 col = 0; col <= last && !b->too_big; col++) {
        bool here = from < to && cells[from].col == col;
        add_cell(g, row, col, here ? cells[from].text : S(""));
        while (from < to && cells[from].col == col)
            from++;
    }
    row_end(b);
    for (u32 k = 0; k < COLS_MAX; k++)
        g->corner[k] = 0;
    g->at.row++;
}

static void write_table(struct sheet *s) {
    struct xlsx *x = s->x;
    struct grid *g = take(x->c->arena, struct grid, 1);
    g->s = s;
    g->at = (struct block){.kind = BLOCK_CELL, .table = table_begin(&x->b)};
    qsort(s->cells.v, s->cells.n, sizeof *s->cells.v, by_place);
    if (s->merges.n > 0)
        qsort(s->merges.v, s->merges.n, sizeof *s->merges.v, by_corner);
    for (size_t i = 0; i < s->cells.n; i++)
        if (i == 0 || s->cells.v[i].row != s->cells.v[i - 1].row)
            *push(x->c->arena, &g->rows) = s->cells.v[i].row;
    for (size_t i = 0, to; i < s->cells.n && !x->b.too_big; i = to) {
        for (to = i + 1; to < s->cells.n && s->cells.v[to].row == s->cells.v[i].row;)
            to++;
        add_row(g, i, to);
    }
}

err xlsx_sheet(struct xlsx *x, str name, str part) {
    struct sheet s = {.x = x, .type = S(""), .text = out_open(x->c->arena)};
    struct xml_in in = {.name = part, .names = xlsx_names};
    struct xml_stream *stream;
    const struct xml_node *node;
    TRY(zip_part(x->c, x->opc.zip, part, &in.bytes));
    TRY(xml_open(x->c, &in, &stream));
    for (;;) {
        TRY(xml_next(x->c, stream, &node));
        if (node == NULL)
            break;
        on_node(&s, node);
    }
    if (s.cells.n == 0)
        return OK;
    block_begin(&x->b, (struct block){.kind = BLOCK_PARA, .flags = BLOCK_META});
    block_text(&x->b, name);
    block_end(&x->b);
    write_table(&s);
    return OK;
}

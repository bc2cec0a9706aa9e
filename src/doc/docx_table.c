/* Tables of Word documents. A cell that is merged downwards stands as an empty cell in each further
 * row, so the cells are gathered first and written when the table has ended. */
#include "doc/docx_walk.h"

#include "base/limit.h"

enum {
    COLS_MAX = 512,   /* LIMIT_TABLE_COLS */
    ROWS_MAX = 65535, /* that a span can count */
};

struct cell {
    struct block like;
    str text;
    bool merged; /* takes part in a merge downwards */
};

struct grid {
    struct docx *d;
    VEC(struct cell) cells;
    struct block at;        /* table, row and column of the next cell */
    u32 above[COLS_MAX];    /* 1 + index of the cell that a merge may continue; 0 = none */
    bool touched[COLS_MAX]; /* in this row */
};

static bool gone(const struct docx *d, u32 i) {
    u16 tag = d->tree.v[i].tag;
    u32 tr_pr = tag == DOCX_TR ? docx_child(&d->tree, i, DOCX_TR_PR) : 0;
    return tag == DOCX_DEL || tag == DOCX_MOVE_FROM || tag == XML_TEXT ||
           (tr_pr != 0 && docx_child(&d->tree, tr_pr, DOCX_DEL) != 0);
}

/* The most cells that a row has; rows and cells may lie inside content controls. */
static u32 most_cells(const struct docx *d, u32 i) {
    u32 most = 0, cells = 0;
    for (u32 k = i + 1; k < d->tree.v[i].end;) {
        u16 tag = d->tree.v[k].tag;
        cells = tag == DOCX_TR ? 0 : cells + (tag == DOCX_TC);
        most = cells > most ? cells : most;
        k = tag == DOCX_TC || tag == DOCX_TBL ? d->tree.v[k].end : k + 1;
    }
    return most;
}

/* Gathers the text of the cell at node i. */
static str cell_text(struct docx *d, u32 i, u16 *looks_out) {
    struct docx_cell_text text = {.text = out_open(d->c->arena), .all = BLOCK_BOLD | BLOCK_CENTRED};
    struct docx_cell_text *before = d->cell;
    d->cell = &text;
    docx_body(d, i);
    d->cell = before;
    str s = out_str(&text.text);
    *looks_out = str_trim(s).len > 0 ? text.all : 0;
    return s;
}

static void take_columns(struct grid *g, const struct block *cell, u32 index) {
    for (u32 k = cell->col; k < cell->col + cell->cols && k < COLS_MAX; k++) {
        g->above[k] = index;
        g->touched[k] = true;
    }
}

static u16 span_of(struct grid *g, u32 tc_pr) {
    u32 left = g->at.col < COLS_MAX ? COLS_MAX - g->at.col : 1;
    i32 n = tc_pr == 0 ? 1 : docx_int(docx_val(&g->d->tree, tc_pr, DOCX_GRID_SPAN), 1);
    return (u16)(n < 1 ? 1 : (u32)n > left ? left : (u32)n);
}

/* Whether the cell goes on the one above or to its left. */
static bool continues(const struct docx *d, u32 tc_pr, u16 tag) {
    u32 merge = tc_pr == 0 ? 0 : docx_child(&d->tree, tc_pr, tag);
    return merge != 0 && !str_eq(xml_attr(&d->tree.v[merge], DOCX_VAL), S("restart"));
}

/* Lengthens the cell to the left. gives  whether the cell belongs to it */
static bool go_on_left(struct grid *g, u32 tc_pr, u16 cols) {
    struct cell *last = g->cells.n > 0 ? &g->cells.v[g->cells.n - 1] : NULL;
    if (!continues(g->d, tc_pr, DOCX_H_MERGE) || last == NULL || last->like.row != g->at.row)
        return false;
    u32 wide = (u32)last->like.cols + cols;
    last->like.cols = (u16)(wide < ROWS_MAX ? wide : ROWS_MAX);
    take_columns(g, &last->like, (u32)g->cells.n);
    return true;
}

/* Lengthens the cell above. gives  whether the cell belongs to it */
static bool go_on_above(struct grid *g, u32 tc_pr, u16 cols) {
    u32 above = g->at.col < COLS_MAX ? g->above[g->at.col] : 0;
    if (!continues(g->d, tc_pr, DOCX_V_MERGE) || above == 0 || !g->cells.v[above - 1].merged)
        return false;
    struct block *first = &g->cells.v[above - 1].like;
    if (first->rows < ROWS_MAX && first->row + first->rows == g->at.row)
        first->rows++;
    struct block here = {.col = g->at.col, .cols = cols};
    take_columns(g, &here, above);
    return true;
}

static void add_cell(struct grid *g, u32 i) {
    struct docx *d = g->d;
    u32 tc_pr = docx_child(&d->tree, i, DOCX_TC_PR);
    u16 cols = span_of(g, tc_pr), looks = 0;
    if (!go_on_left(g, tc_pr, cols) && !go_on_above(g, tc_pr, cols)) {
        struct cell cell = {.like = g->at, .text = cell_text(d, i, &looks)};
        cell.like.flags |= looks;
        cell.like.rows = 1;
        cell.like.cols = cols;
        cell.merged = tc_pr != 0 && docx_child(&d->tree, tc_pr, DOCX_V_MERGE) != 0;
        *push(d->c->arena, &g->cells) = cell;
        take_columns(g, &cell.like, (u32)g->cells.n);
    }
    g->at.col += cols;
}

static void add_cells(struct grid *g, u32 i) {
    const struct xml_tree *tree = &g->d->tree;
    for (u32 k = i + 1; k < tree->v[i].end && !g->d->b.too_big; k = tree->v[k].end) {
        if (tree->v[k].tag == DOCX_TC)
            add_cell(g, k);
        else if (!gone(g->d, k))
            add_cells(g, k);
    }
}

static void add_row(struct grid *g, u32 i) {
    const struct xml_tree *tree = &g->d->tree;
    u32 tr_pr = docx_child(tree, i, DOCX_TR_PR);
    i32 before = tr_pr == 0 ? 0 : docx_int(docx_val(tree, tr_pr, DOCX_GRID_BEFORE), 0);
    bool head = tr_pr != 0 && docx_on(tree, tr_pr, DOCX_TBL_HEADER) == 1;
    for (u32 k = 0; k < COLS_MAX; k++)
        g->touched[k] = false;
    g->at.col = (u32)before < COLS_MAX ? (u32)before : 0;
    g->at.flags = head ? BLOCK_HEADER : 0;
    add_cells(g, i);
    for (u32 k = 0; k < COLS_MAX; k++)
        g->above[k] = g->touched[k] ? g->above[k] : 0;
    g->at.row++;
}

static void add_rows(struct grid *g, u32 i) {
    const struct xml_tree *tree = &g->d->tree;
    for (u32 k = i + 1; k < tree->v[i].end && !g->d->b.too_big; k = tree->v[k].end) {
        if (gone(g->d, k))
            continue;
        if (tree->v[k].tag == DOCX_TR)
            add_row(g, k);
        else
            add_rows(g, k);
    }
}

static void write_cells(struct grid *g) {
    struct builder *b = &g->d->b;
    for (size_t i = 0; i < g->cells.n && !b->too_big; i++) {
        const struct cell *cell = &g->cells.v[i];
        if (i == 0 || cell->like.row != g->cells.v[i - 1].like.row)
            row_begin(b);
        block_begin(b, cell->like);
        block_text(b, cell->text);
        block_end(b);
    }
    row_end(b);
}

/* Cells that are only containers: of a nested table, or of a frame around paragraphs. */
static void walk_cells(struct docx *d, u32 i) {
    for (u32 k = i + 1; k < d->tree.v[i].end && !d->b.too_big; k = d->tree.v[k].end) {
        if (d->tree.v[k].tag == DOCX_TC)
            docx_body(d, k);
        else if (!gone(d, k))
            walk_cells(d, k);
    }
}

void docx_table(struct docx *d, u32 i) {
    if (d->cell != NULL || most_cells(d, i) <= 1) {
        walk_cells(d, i);
        return;
    }
    d->join = false;
    block_end(&d->b);
    struct grid *g = take(d->c->arena, struct grid, 1);
    g->d = d;
    g->at = (struct block){.kind = BLOCK_CELL, .table = table_begin(&d->b)};
    add_rows(g, i);
    write_cells(g);
}

/* Tables of HTML. A page is often laid out by tables, so each is judged first; the cells of a data
 * table are placed on a grid, skipping positions that spans from above have taken. */
#include "doc/html_walk.h"

#include "base/limit.h"
#include "base/utf8.h"

enum {
    COLS_MAX = 512,         /* LIMIT_TABLE_COLS */
    PROSE_CHARS = 200,      /* a cell with more in several paragraphs is prose */
    PROSE_BIG_CHARS = 2000, /* no ledger has such a cell */
    LEDGER_COLS = 3,        /* rows of so many cells, */
    LEDGER_ROWS = 3,        /* and so many of them, make a ledger whatever the cells hold */
    ROWS_MAX = 65535,       /* that a span can count */
};

/* What decides whether a table is data. */
struct survey {
    u32 rows;       /* with cells */
    u32 full_rows;  /* with at least LEDGER_COLS cells */
    u32 most_cells; /* in a row */
    bool tables;    /* inside cells */
    bool prose, big_prose;
};

static bool is_cell(u16 tag) {
    return tag == HTML_TD || tag == HTML_TH;
}

/* Paragraphs and characters of a cell, hidden ones included: a rough measure is enough. */
static void survey_cell(const struct html *h, u32 cell, struct survey *s) {
    size_t chars = 0, paragraphs = 0;
    for (u32 k = cell + 1; k < h->tree.v[cell].end; k++) {
        const struct xml_node *node = &h->tree.v[k];
        if (node->tag == XML_TEXT)
            chars += utf8_chars(str_trim(node->text));
        s->tables |= node->tag == HTML_TABLE;
        paragraphs += node->tag == HTML_P || node->tag == HTML_DIV || node->tag == HTML_BR ||
                      node->tag == HTML_LI || (node->tag >= HTML_H1 && node->tag <= HTML_H6);
    }
    s->prose |= chars > PROSE_CHARS && paragraphs > 1;
    s->big_prose |= chars > PROSE_BIG_CHARS && paragraphs > 1;
}

static void survey_row(const struct html *h, u32 row, struct survey *s) {
    u32 cells = 0;
    for (u32 k = row + 1; k < h->tree.v[row].end; k = h->tree.v[k].end) {
        if (!is_cell(h->tree.v[k].tag))
            continue;
        cells++;
        survey_cell(h, k, s);
    }
    s->rows += cells > 0;
    s->full_rows += cells >= LEDGER_COLS;
    s->most_cells = cells > s->most_cells ? cells : s->most_cells;
}

/* The rows of the table at `i`: inside thead, tbody and whatever else may lie between. */
static struct survey survey_table(const struct html *h, u32 i) {
    struct survey s = {0};
    for (u32 k = i + 1; k < h->tree.v[i].end;) {
        const struct xml_node *node = &h->tree.v[k];
        if (node->tag == HTML_TR)
            survey_row(h, k, &s);
        s.tables |= node->tag == HTML_TABLE;
        bool closed = node->tag == HTML_TR || node->tag == HTML_TABLE || is_cell(node->tag);
        k = closed ? node->end : k + 1;
    }
    return s;
}

static bool is_layout(const struct survey *s) {
    if (s->tables || s->most_cells <= 1 || s->big_prose)
        return true;
    return s->prose && s->full_rows < LEDGER_ROWS;
}

/* A table being placed. */
struct grid {
    struct html *h;
    struct block at;     /* table and row of the next cell */
    u32 rows_left;       /* this one included; spans end there */
    u32 taken[COLS_MAX]; /* rows, from this one, that a span from above still covers */
    look around;
    bool head; /* inside thead */
};

static u32 clamp(u32 n, u32 low, u32 high) {
    return n < low ? low : n > high ? high : n;
}

/* A span of rows: 0 means down to the end of the table. */
static u32 row_span(const struct grid *g, const struct xml_node *node) {
    u32 n = html_number(xml_attr(node, HTML_ROWSPAN), 1);
    u32 most = clamp(g->rows_left, 1, ROWS_MAX);
    return n == 0 ? most : clamp(n, 1, most);
}

static u32 next_free(const struct grid *g, u32 col) {
    while (col < COLS_MAX && g->taken[col] > 0)
        col++;
    return col;
}

static void add_cell(struct grid *g, u32 i, u32 *col) {
    struct html *h = g->h;
    const struct xml_node *node = &h->tree.v[i];
    *col = next_free(g, *col);
    struct block cell = g->at;
    cell.col = *col;
    cell.rows = (u16)row_span(g, node);
    u32 left = *col < COLS_MAX ? COLS_MAX - *col : 1;
    cell.cols = (u16)clamp(html_number(xml_attr(node, HTML_COLSPAN), 1), 1, left);
    if (node->tag == HTML_TH || g->head)
        cell.flags |= BLOCK_HEADER;
    for (u32 k = *col; k < *col + cell.cols && k < COLS_MAX; k++)
        g->taken[k] = cell.rows;
    *col += cell.cols;
    block_begin(&h->b, cell);
    h->all = BLOCK_BOLD | BLOCK_CENTRED | BLOCK_LINK | BLOCK_CONTROL;
    size_t before = h->b.view.len;
    h->in_cell = true;
    html_walk(h, i, html_look(h, i, g->around));
    h->in_cell = false;
    if (h->b.view.len == before)
        h->all = 0; /* nothing in it: it looks like nothing */
    html_end(h);
}

static void add_row(struct grid *g, u32 row) {
    struct html *h = g->h;
    look before = g->around;
    g->around = html_look(h, row, before);
    row_begin(&h->b);
    u32 col = 0;
    for (u32 k = row + 1; k < h->tree.v[row].end && !h->b.too_big; k = h->tree.v[k].end)
        if (is_cell(h->tree.v[k].tag) && !html_hidden(h, k))
            add_cell(g, k, &col);
    row_end(&h->b);
    g->around = before;
    for (u32 k = 0; k < COLS_MAX; k++)
        g->taken[k] -= g->taken[k] > 0;
    g->at.row++;
    g->rows_left -= g->rows_left > 0;
}

static bool has_rows(const struct html *h, u32 i) {
    for (u32 k = i; k < h->tree.v[i].end; k++)
        if (h->tree.v[k].tag == HTML_TR)
            return true;
    return false;
}

/* Rows wherever they lie; what else stands between them is walked like any container. */
static void add_rows(struct grid *g, u32 i) {
    struct html *h = g->h;
    for (u32 k = i + 1; k < h->tree.v[i].end && !h->b.too_big; k = h->tree.v[k].end) {
        u16 tag = h->tree.v[k].tag;
        bool head = g->head;
        g->head |= tag == HTML_THEAD;
        if (tag == HTML_TR && !html_hidden(h, k))
            add_row(g, k);
        else if (tag != HTML_TR && has_rows(h, k) && !html_hidden(h, k))
            add_rows(g, k);
        else if (tag != HTML_TR)
            html_node(h, k, g->around);
        g->head = head;
    }
}

void html_table(struct html *h, u32 i, look around) {
    struct survey s = survey_table(h, i);
    if (h->in_cell || is_layout(&s)) {
        if (!h->in_cell)
            html_end(h);
        html_walk(h, i, around);
        if (!h->in_cell)
            html_end(h);
        return;
    }
    html_end(h);
    struct grid g = {.h = h, .rows_left = s.rows, .around = around};
    g.at = (struct block){.kind = BLOCK_CELL, .table = table_begin(&h->b)};
    str marker = h->marker;
    h->marker = S("");
    add_rows(&g, i);
    h->marker = marker;
    html_end(h);
}

/* One tree for all formats: a document is one view text and the blocks that lie in it.
 *
 * The view text is what a reader sees, in reading order, as UTF-8: a paragraph a line (ended by
 * "\n"), the cells of a table row divided by "\t" in one line, generated list markers included.
 * Tabs and line ends inside a paragraph or cell are turned into single spaces. Every later finding
 * names its place as a byte range of this text. */
#ifndef DOC_DOC_H
#define DOC_DOC_H

#include "base/err.h"

enum block_kind {
    BLOCK_PARA,    /* a paragraph */
    BLOCK_HEADING, /* a paragraph that the format itself calls a heading; .level 1..9 */
    BLOCK_ITEM,    /* an item of a list; .level = nesting 1..9 */
    BLOCK_CELL,    /* a cell of a data table; .table .row .col .rows .cols */
    BLOCK_IMAGE,   /* a picture; the view text holds nothing for it */
};

enum block_flag {
    BLOCK_BOLD = 1 << 0,    /* all of its text is bold */
    BLOCK_CENTRED = 1 << 1, /* centred */
    BLOCK_CONTROL = 1 << 2, /* text of form controls (buttons, labels of radio buttons) */
    BLOCK_LINK = 1 << 3,    /* nothing but links: navigation */
    BLOCK_HEADER = 1 << 4,  /* a cell of a header row (th) */
    BLOCK_META = 1 << 5,    /* inside <head>-like furniture: the page's own title line */
};

/* A piece of the document. Blocks stand in the order of the view text; their ranges do not overlap;
 * a cell that spans rows stands once, in its first row. */
struct block {
    u8 kind;        /* enum block_kind */
    u8 level;       /* see kind; 0 = none */
    u16 flags;      /* enum block_flag, or-ed */
    u32 from, to;   /* byte range of the view text, without its line end */
    u32 marker;     /* bytes at the front of the range that are a generated list marker */
    u32 table;      /* cells: number of the table in the document, from 1; else 0 */
    u32 row, col;   /* cells: place in the grid, from 0 */
    u16 rows, cols; /* cells: how many grid rows and columns it spans, at least 1 */
    u32 source;     /* place in the source, from 1: of a paragraph its page, of a cell of a
                       spreadsheet its row there; 0 = the format has none */
};

/* Where bytes could not be decoded or the file says that it is broken. */
struct damage {
    span place; /* of the view text */
    u32 bytes;  /* bytes lost or replaced there */
};

struct doc {
    str view;
    const struct block *blocks;
    size_t n_blocks;
    const struct damage *damages;
    size_t n_damages;
    str format;  /* "txt", "html", "docx", … */
    str charset; /* "UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE"; of the file as it came */
};

#endif

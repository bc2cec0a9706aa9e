/* A spreadsheet or CSV file as rows under known heads. The head row is found by its words, wherever
 * titles and notes stand above it; each row keeps its place as people see it: 台账!B12. */
#ifndef APP_GRID_H
#define APP_GRID_H

#include "app/plan.h"

/* A column that is wanted. */
struct grid_head {
    /* What it may be called, divided by |; the first is how sentences call it: 姓名|名字. Written
     * simplified and half width, without spaces; what a file adds in brackets, as in 姓名（必填）,
     * is left out before comparing. */
    const char *words;
    bool needed; /* without it a sheet is not read */
};
struct grid_heads {
    const struct grid_head *v;
    size_t n; /* at most GRID_HEADS_MAX */
    /* The index of a head by what is left of its text; for whom words are not enough. GRID_NONE =
     * it is none; NULL = by the words. */
    i32 (*find)(str plain);
};
#define GRID_HEADS(table)                                                                          \
    { (table), COUNT_OF(table), NULL }

enum {
    GRID_HEADS_MAX = 32,
    GRID_NONE = -1
};

/* A sheet that has the heads that are needed. */
struct grid_sheet {
    str name;                   /* of the tab; "" = the file is one table */
    strs heads;                 /* of all its columns, as they stand there */
    i32 column[GRID_HEADS_MAX]; /* of each wanted head, from 0; GRID_NONE = it has none */
};

struct grid_row {
    const struct grid_sheet *sheet;
    i64 number;  /* in the file, from 1, as its program shows it */
    strs cells;  /* from the first column on; a merged cell stands in each of its places */
    span place;  /* of the row in the view text of the document */
    bool banner; /* nothing but one text that is no entry: a section or a note */
};

struct grid_rows {
    const struct grid_row *v;
    size_t n;
    str file; /* as sentences show it */
};

/* grid_read: the rows of all sheets that have the heads, in their order. Rows of sums, repeated
 * heads and empty rows are left out.
 * fails      INVALID: no sheet has the heads; TOO_BIG: more than LIMIT_IMPORT_ROWS rows */
MUST_USE err grid_read(struct ctx *c, const struct doc *doc, struct grid_heads heads,
                       struct grid_rows *rows_out);

/* grid_open: the same from a file, which is parsed as any document is (app/open.h); the sentence of
 * a failure begins with its name.
 * fails      as app_open and grid_read */
MUST_USE err grid_open(struct ctx *c, const struct plan_in *in, struct grid_heads heads,
                       struct grid_rows *rows_out);

/* grid_text: the cell under a wanted head, without spaces at its ends; "" = there is none.
 *   head  its index in the table of heads */
str grid_text(const struct grid_row *row, size_t head);

/* grid_place: where that cell is: 台账!B12, B12. GRID_NONE: where the row is: 台账第 12 行. */
str grid_place(struct arena *a, const struct grid_row *row, i32 head);

/* grid_called: how sentences call a head. */
str grid_called(const struct grid_head *head);

#endif

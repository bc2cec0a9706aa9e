/* A table for people: rows of one shape, plus what a spreadsheet adds to them. The same sheet is
 * written to a terminal (table.h), as CSV, as Markdown and as xlsx. */
#ifndef EXPORT_SHEET_H
#define EXPORT_SHEET_H

#include "base/shape.h"

/* How a cell is told apart; on a terminal by colour, in a workbook by colour and fill. */
enum tone {
    TONE_PLAIN,
    TONE_BAD,  /* missing, or an error */
    TONE_WARN, /* doubtful */
    TONE_SOFT, /* beside the point */
};

/* A word that carries a tone wherever it fills a cell, or stands at its front before a space. */
struct toned {
    const char *word;
    enum tone tone;
};

/* What a sheet adds to one field of the shape. */
struct column {
    const char *missing;        /* said, as TONE_BAD, where the cell is empty; NULL = left empty */
    const char *const *choices; /* words of a drop-down list, ended by NULL; NULL = any text */
    const struct toned *tones;  /* ended by a NULL word; NULL = all plain */
    /* Equal cells below one another become one cell, within equal cells of all columns that merge
     * at a lower level, and of those to the left at the same one; 0 = never. At level 1 empty cells
     * stay alone: nothing says that they belong together. */
    u8 merge;
    bool centred;
    bool fill;   /* for the reader to fill in: not locked as the others then are, and tinted */
    bool hidden; /* of a workbook: it is there, but neither seen nor printed */
    i64 most;    /* of numbers that are filled in: whole ones from 0 to this; 0 = any text */
    u8 rank; /* terminals: 0 = not shown, 1 = always, the highest is left out first when narrow */
};

struct sheet {
    str name;     /* of the tab; made legal and unique by sheet_names */
    str title;    /* first row, over all columns; "" = none */
    str subtitle; /* second row; "" = none */
    str hint;     /* third row: what to do with the sheet; "" = none */
    str foot;     /* last row: for names and days to be written in; "" = none */
    const struct shape *shape;
    const struct column *columns; /* one for each field of the shape, in its order */
    const void *rows;
    size_t n;
    const u8 *tones; /* enum tone of each cell, row by row, before those of words; NULL = none */
};

/* Soft limit of the arena in which a writer makes the cells of one row; plain texts are not copied
 * into it, so only joined lists count. */
#define SHEET_SCRATCH_BYTES ((size_t)1 << 30)

struct book {
    const struct sheet *sheets;
    size_t n;
};

/* sheet_head: the label of a column, its name where the shape gives no label. */
str sheet_head(const struct sheet *s, size_t column);

/* sheet_cell: the text of a cell, the word for what is missing included.
 *   tone_out   how it is to be shown; may be NULL */
str sheet_cell(struct arena *a, const struct sheet *s, size_t row, size_t column,
               enum tone *tone_out);

/* sheet_run: how many rows, `row` included, the merged cell that starts at `row` covers. */
size_t sheet_run(struct arena *a, const struct sheet *s, size_t row, size_t column);

/* sheet_names: a name for each tab: no longer than 31 UTF-16 units, without []:*?/\ and control
 * characters, no apostrophe at an end, different from each other without regard to case. */
strs sheet_names(struct arena *a, const struct book *b);

#endif

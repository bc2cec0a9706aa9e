/* Between the files of rows.h. */
#ifndef APP_ROWS_IN_H
#define APP_ROWS_IN_H

#include "app/grid.h"
#include "app/rows.h"

/* What is wrong with a row. */
struct rows_fault {
    size_t row; /* of the grid */
    i32 head;   /* GRID_NONE = the row as a whole */
    str why;
    size_t order; /* among all: those of a row stay in the order in which they were found */
};
VEC_TYPE(rows_faults, struct rows_fault);

/* An import on its way. */
struct rows {
    struct deed *deed;
    const struct rows_in *in;
    struct grid_heads heads;
    struct grid_rows grid;
    struct tx *tx;             /* of the transaction that runs */
    struct rows_faults faults; /* by row at the end; those of before the transaction come first */
    bool *bad;                 /* of each row of the grid */
    VEC(str) changes;
    struct rows_done done;
    void *own; /* of the kind */
};

/* What a kind of rows is made of. To add one: a row in rows.c. */
struct rows_way {
    const char *deed;
    const struct grid_heads *heads;
    /* reads the file into r->grid, and into r->own what it needs besides */
    err (*read)(struct rows *r);
    /* all rows, in the transaction; may be run again */
    err (*keep)(struct rows *r);
};
extern const struct rows_way rows_people, rows_orgs, rows_ledger;

/* rows_read: the grid alone, for kinds that need no more. */
MUST_USE err rows_read(struct rows *r);

/* rows_fault: notes what is wrong with a row. */
void rows_fault(struct rows *r, size_t row, i32 head, str why);

/* rows_text: a cell, checked: no error of a formula, not too long.
 * gives  "" after noting a fault */
str rows_text(struct rows *r, size_t row, size_t head, size_t max_chars);

/* rows_day: a cell that holds a day; "" where it is empty or, noted, none. */
str rows_day(struct rows *r, size_t row, size_t head);

/* rows_changed: counts a change and keeps its words: WHO：WHAT OLD → NEW. */
void rows_changed(struct rows *r, str words);

/* rows_difference: adds 职务 主任 → 副主任 to *words where the two differ. */
void rows_difference(struct arena *a, str *words, const char *what, str old, str new);

/* rows_once: notes a fault where the same key came in an earlier row. */
void rows_once(struct rows *r, struct lookup *seen, size_t row, str key);

/* rows_write_errors: the file of errors. With skip_bad it holds the bad rows, else all of them, so
 * that it can be mended and imported in place of the first. */
MUST_USE err rows_write_errors(struct rows *r, str path);

#endif

/* The columns of a ledger: which is which, by the words of their heads. */
#ifndef READ_COLUMN_H
#define READ_COLUMN_H

#include "read/grid.h"

/* What a column holds, by the words of its head. */
enum column {
    COLUMN_OTHER,
    COLUMN_NUMBER,
    COLUMN_GROUP, /* 类别: never the task itself */
    COLUMN_TASK,
    COLUMN_OWNER,
    COLUMN_CO,
    COLUMN_LEADER,
    COLUMN_DUE,
    COLUMN_CADENCE,
    COLUMN_SCORE,
    COLUMN_NOTE, /* 备注, 完成情况: says nothing about what is to be done */
};
struct column_rule {
    enum column column;
    const char *words;
    const char *example;
};
extern const struct column_rule column_rules[];
extern const size_t column_rules_n;
enum column column_of(str head);

struct columns {
    enum column *kind; /* of each column of the grid */
    size_t header;     /* last row of the header */
    size_t task;       /* finest task column */
    i32 group;         /* coarser column whose cells span rows, -1 = none */
    i32 number;        /* 序号 column, -1 = none */
};

/* columns_find: a header among the first rows names a task column and something else that a ledger
 * has. gives  false when the table is no ledger */
bool columns_find(const struct grid *g, struct columns *columns_out);

#endif

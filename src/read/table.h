/* Tables that are ledgers: one row of the finest task column is one task. */
#ifndef READ_TABLE_H
#define READ_TABLE_H

#include "read/task.h"

/* table_find: adds a draft for each row of every ledger table, and outline items for section rows
 * and group cells. Must run before ids are given. */
void table_find(struct tasker *z);

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

#endif

/* Tables that are ledgers: one row of the finest task column is one task. */
#ifndef READ_TABLE_H
#define READ_TABLE_H

#include "read/task.h"

/* table_find: adds a task for each row of every ledger table, and outline items for section rows
 * and group cells. Must run before ids are given. */
void table_find(struct tasker *z);

#endif

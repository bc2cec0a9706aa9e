/* The columns of a ledger that rows are checked by. */
#ifndef APP_ROWS_LEDGER_HEADS_H
#define APP_ROWS_LEDGER_HEADS_H

#include "app/grid.h"

enum ledger_head {
    LEDGER_TASK,
    LEDGER_OWNER,
    LEDGER_CO,
    LEDGER_LEADER,
    LEDGER_DUE,
    LEDGER_CADENCE,
};
extern const struct grid_heads rows_ledger_heads;

#endif

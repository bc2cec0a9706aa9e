/* Heads of ledgers are many; the reader of documents knows them. */
#include "app/rows_ledger_heads.h"

#include "read/column.h"

static const struct grid_head heads[] = {
    [LEDGER_TASK] = {"任务", true},    [LEDGER_OWNER] = {"牵头部门", false},
    [LEDGER_CO] = {"配合部门", false}, [LEDGER_LEADER] = {"责任领导", false},
    [LEDGER_DUE] = {"时限", false},    [LEDGER_CADENCE] = {"频次", false},
};

static i32 find(str plain) {
    switch (column_of(plain)) {
    case COLUMN_TASK:
        return LEDGER_TASK;
    case COLUMN_OWNER:
        return LEDGER_OWNER;
    case COLUMN_CO:
        return LEDGER_CO;
    case COLUMN_LEADER:
        return LEDGER_LEADER;
    case COLUMN_DUE:
        return LEDGER_DUE;
    case COLUMN_CADENCE:
        return LEDGER_CADENCE;
    default:
        return GRID_NONE;
    }
}

const struct grid_heads rows_ledger_heads = {heads, COUNT_OF(heads), find};

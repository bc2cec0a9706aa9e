/* The ledger of a document: its tasks as the rows that an office fills in, signs and files. */
#ifndef APP_LEDGER_H
#define APP_LEDGER_H

#include "app/plan.h"
#include "export/sheet.h"

/* One row of the 任务分工台账. Columns that a document cannot fill stand empty for the clerk. */
struct ledger_row {
    i64 no;         /* from 1 */
    str section;    /* headings above the task, from the outside in, divided by " › " */
    str task;       /* heading, or the first sentence, a long one up to a comma */
    str measures;   /* the rest; "" = the task says all */
    str leader;     /* for the clerk */
    strs owners;    /* empty = missing */
    str person;     /* for the clerk */
    strs co_owners; /* empty = none */
    str due;        /* date or window; "" = missing */
    str cadence;    /* 每周 … 常态化; "" = none */
    str amount;     /* 不少于2次; "" = none */
    str indicators; /* for the clerk */
    str basis;      /* papers cited; "" = none */
    str source;     /* markers and line in the document */
    str state;      /* for the clerk, from a list */
    str proof;      /* for the clerk */
    str confidence; /* 高 中 低 */
    str note;       /* for the clerk */
    span place;     /* in the view text; not a column */
};

extern const struct shape ledger_row_shape;
extern const struct column ledger_columns[]; /* one for each field of the shape */

struct ledger {
    const struct ledger_row *rows;
    size_t n;
    size_t no_owner; /* tasks without an owner, attitudes apart */
    size_t no_due;   /* tasks without date, window or rhythm, attitudes apart */
    size_t to_mend;  /* findings that are errors or warnings */
};

/* ledger_count: the figures alone, rows is NULL.
 * ledger_of: one row for each task, in document order.
 *   simplified   texts in Simplified with office punctuation; else as they stand in the document
 *                (owners and papers are always Simplified)
 *   named        the source column begins with the file's name, for ledgers of several files */
struct ledger ledger_count(const struct read_plan *p);
struct ledger ledger_of(struct arena *a, const struct read_plan *p, bool simplified, bool named);

/* ledger_summary: 方案 · 24 项任务 · 缺责任部门 17 · 缺时限 24 · 需改 5 处. */
str ledger_summary(struct arena *a, const struct read_plan *p, const struct ledger *l,
                   bool chinese);

/* ledger_title: a task in a line, by its text alone: the first sentence, a long one up to a comma,
 * with office punctuation. */
str ledger_title(struct arena *a, str text);

/* file_base: the last part of a path. */
str file_base(str path);

#endif

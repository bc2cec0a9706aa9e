/* The book of one or several documents: ledgers, the check, the sources. */
#ifndef APP_BOOK_H
#define APP_BOOK_H

#include "app/ledger.h"

/* A document that was read, with its ledger. */
struct report {
    struct read_plan plan;
    struct ledger ledger;
};

/* book_ledgers: a sheet for each document.
 * book_whole: in front a sheet of figures when there are several documents, then the ledgers, then
 * 方案检查 (every finding) and 来源 (the paragraph of every task).
 * gives  everything in `a`; the reports must stay */
struct book book_ledgers(struct arena *a, const struct report *reports, size_t n);
struct book book_whole(struct arena *a, const struct report *reports, size_t n);

#endif

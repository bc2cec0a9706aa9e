/* A small ledger that the tests of all writers share. */
#ifndef TESTS_EXPORT_SAMPLE_H
#define TESTS_EXPORT_SAMPLE_H

#include "export/sheet.h"

/* sample_book: one sheet of four rows: a merged column, a number, lists, missing cells, a
 * drop-down list, texts that look like formulas and markup. */
struct book sample_book(void);

#endif

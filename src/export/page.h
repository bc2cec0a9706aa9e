/* One self-contained HTML file for people who never see a terminal: the original beside the ledger
 * and the findings, each row and finding tied to its place. It needs no script (links do the work),
 * loads nothing from outside, and prints. */
#ifndef EXPORT_PAGE_H
#define EXPORT_PAGE_H

#include "base/out.h"
#include "doc/doc.h"

/* A row of the ledger, ready to be read. */
struct page_row {
    i64 id;         /* number of the task, from 1, as shown */
    str section;    /* headings above it; rows with equal ones stand in one group */
    str task;       /* what is to be done */
    str measures;   /* how; "" = no more than the task says */
    strs owners;    /* empty = missing */
    strs co_owners; /* empty = none */
    str due;        /* "" = missing */
    str cadence;    /* "" = none */
    str amount;     /* "" = none */
    str confidence; /* 高 中 低 */
    span place;
};

/* A finding of the check. */
struct page_finding {
    str severity; /* error, warning, note */
    str code;
    str message;
    str advice; /* "" = none */
    i64 line, column;
    span place; /* empty = the document as a whole */
    spans more;
};

/* Text that is no part of the document. */
struct page_noise {
    str reason;
    span place;
};

/* One document with what was found in it. */
struct page_doc {
    str file;
    str title;   /* "" = none in the file */
    str summary; /* one line of figures */
    const struct doc *doc;
    const struct page_row *rows;
    size_t n_rows;
    const struct page_finding *findings;
    size_t n_findings;
    const struct page_noise *noise;
    size_t n_noise;
};

struct page {
    const struct page_doc *docs;
    size_t n;
};

/* page_write: the whole file, UTF-8.
 *   simplified   the original's text is shown in Simplified characters */
void page_write(struct out *o, const struct page *p, bool simplified);

#endif

/* The left side of the page: the original, with every found place marked. Part of page.h. */
#ifndef EXPORT_PAGE_TEXT_H
#define EXPORT_PAGE_TEXT_H

#include "export/page.h"

/* page_text_write: paragraphs and tables of a document.
 *   number       of the document in the page, from 1; part of all anchors: d1t3 is the place of
 *                task 3 in document 1, d1k2 the place of finding 2; d1r3 and d1f2 are the row and
 *                the finding themselves
 *   simplified   shows Simplified characters */
void page_text_write(struct out *o, const struct page_doc *d, size_t number, bool simplified);

#endif

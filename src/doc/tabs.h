/* Tables in plain text: consecutive lines whose cells are divided by tabs, as they come out of a
 * spreadsheet that was pasted. */
#ifndef DOC_TABS_H
#define DOC_TABS_H

#include "doc/doc.h"

/* tabs_to_cells: the blocks of a text, in which every run of at least three lines with the same
 * number of tabs, two or more, is a table. The view text stays as it is.
 * gives  doc->blocks replaced where there is such a run */
void tabs_to_cells(struct arena *a, struct doc *doc);

#endif

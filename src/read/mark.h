/* Finding the items of the outline: which markers of the text really open an item. */
#ifndef READ_MARK_H
#define READ_MARK_H

#include "read/reading.h"

/* mark_find: fills r->items with at, body, line, style, ordinal, marker, inline_, depth, pseudo;
 * unnumbered headings and pseudo-sections included. */
void mark_find(struct reading *r);

#endif

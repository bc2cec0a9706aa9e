/* The outline's nesting: unnumbered headings are added, then every item gets parent, level, list
 * and the ends of its text. */
#ifndef READ_NEST_H
#define READ_NEST_H

#include "read/reading.h"

/* unnumbered_find: adds the headings that carry no number, and pseudo-sections, to r->items. */
void unnumbered_find(struct reading *r);

/* nest: fills parent, level, list, children, own_to, to. */
void nest(struct reading *r);

#endif

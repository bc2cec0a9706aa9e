/* Reading back what json_write (base/json.h) wrote of a flat record: whole numbers and texts. */
#ifndef BASE_JSON_ROW_H
#define BASE_JSON_ROW_H

#include "base/shape.h"

/* json_row: one object on one line, with exactly the members of the shape, in their order.
 *   record_out  filled; texts live in the arena, or in `line` where they hold no escape
 * gives  false when it is anything else, or a text is no UTF-8 or holds a NUL */
bool json_row(struct arena *a, str line, const struct shape *shape, void *record_out);

#endif

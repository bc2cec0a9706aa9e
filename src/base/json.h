/* JSON from shapes. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/out.h"
#include "base/shape.h"

/* json_write: one object, on one line, without a line end. */
void json_write(struct out *o, const struct shape *shape, const void *record);

#endif

/* The counter of ids, as db_next reads it. */
#ifndef DB_IDS_H
#define DB_IDS_H

#include "base/shape.h"

struct ids {
    i64 last;
};
extern const struct shape ids_shape;

#endif

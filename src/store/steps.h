/* The schema: its steps, made of the files of src/store/schema/ at build time. */
#ifndef STORE_STEPS_H
#define STORE_STEPS_H

#include "db/schema.h"

extern const struct schema store_schema;

/* All named queries of the room, file by file, for the test that prepares them on both engines. */
struct query_file {
    const struct query *const *v;
    const size_t *n;
};
extern const struct query_file store_queries[];
extern const size_t store_queries_n;

#endif

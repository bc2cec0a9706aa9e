/* The canonical text of a record: what its digest is taken over. It is the same on every engine and
 * in every version of the program that knows the same facts:
 *
 *     bihuan 1 org
 *     above:1:7
 *     name:9:政工科
 *
 * One line a member that is not empty (neither "" nor 0 nor false), by the bytes of its name; the
 * number is the length of the value in bytes, so that no value can pretend to be two. A column that
 * is added later is empty in old records, and their digests stay what they were. */
#ifndef BASE_CANONICAL_H
#define BASE_CANONICAL_H

#include "base/shape.h"

enum {
    CANONICAL_FIELDS_MAX = 64
};

/* The members of a kind of record in the order of its canonical text, found once for many. */
struct canonical {
    const char *name; /* of the kind of record, such as "org" */
    const struct field *fields[CANONICAL_FIELDS_MAX];
    size_t n;
};

/* canonical_make: members of whole numbers, thousandths, yes and no, and text; the shape has no
 * others.
 *   except  members that are no part of it, divided by spaces; such as "version" */
struct canonical canonical_make(const char *name, const struct shape *shape, const char *except);

/* canonical_text: of one record. */
str canonical_text(struct arena *a, const struct canonical *k, const void *record);

#endif

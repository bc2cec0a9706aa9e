/* What all records have in common: an id, a version, a canonical text, and an audit of each change.
 * A kind of record is one constant; its struct begins with `i64 id; i64 version;`. */
#ifndef STORE_NOUN_H
#define STORE_NOUN_H

#include "store/tx.h"

struct noun {
    const char *name;   /* of the table, the struct and the audit: "org" */
    const char *called; /* Chinese: 组织 */
    const struct shape *shape;
    const struct query *get, *page, *add,
        *set; /* made from the columns by `-- noun` (db/query.h) */
};
#define NOUN(type, zh)                                                                             \
    {                                                                                              \
        .name = #type, .called = (zh), .shape = &type##_shape, .get = &q_##type##_get,             \
        .page = &q_##type##_page, .add = &q_##type##_add, .set = &q_##type##_set                   \
    }

/* All kinds, for what goes through everything: verify, backup, the picture of the database.
 * To add one: a row in noun_list.c. */
extern const struct noun *const nouns[];
extern const size_t nouns_n;

/* record_get: the record with that id.
 * fails  NOT_FOUND, DB */
MUST_USE err record_get(struct ctx *c, struct db *db, const struct noun *noun, i64 id,
                        void *record_out);

/* record_add: gives it an id, version 1 and, where it has one, a uid; notes it in the audit.
 * fails  CONFLICT: a key that must be single exists already; INVALID, BUSY, DB, IO */
MUST_USE err record_add(struct tx *tx, const struct noun *noun, void *record);

/* record_add_many: the same for `n` records that stand in a row; they travel together, so nothing
 * is known of a failure but that one of them caused it. */
MUST_USE err record_add_many(struct tx *tx, const struct noun *noun, void *records, size_t n);

/* record_set: all members; record->version must be the one that was read, and is counted up.
 * fails  CONFLICT: somebody else has changed it since; NOT_FOUND, INVALID, BUSY, DB, IO */
MUST_USE err record_set(struct tx *tx, const struct noun *noun, void *record);

/* record_canonical: what the digests of the audit are taken over. */
str record_canonical(struct arena *a, const struct noun *noun, const void *record);

#endif

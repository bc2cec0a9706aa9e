/* Verifying files: whether what the records point to is there, with its digest and its length. One
 * record a step, so that who calls can say how far it is. */
#ifndef APP_FILES_CHECK_H
#define APP_FILES_CHECK_H

#include "app/files.h"

struct files_check {
    str sentence; /* the first thing that does not fit; "" = all fits so far */
    bool done;    /* nothing is left, or something was found */
    i64 files;    /* that were looked at */
    u64 bytes;    /* of them */

    /* where the walk is */
    const struct deed *deed;
    size_t kind;              /* row of the table of kinds that point to files */
    struct pages *records;    /* of that kind */
    struct blob_store *store; /* NULL = no record has pointed to a file yet */
    int nowhere;              /* descriptor that swallows what is read */
};

/* files_check_begin: a walk over all records, while *d lives; files_check_next: the next of them.
 * Memory does not grow with files or records. fails      DENIED, BUSY, MISSING: the store cannot be
 * asked; DB, IO */
MUST_USE err files_check_begin(const struct deed *d, struct files_check *check_out);
MUST_USE err files_check_next(struct files_check *check);

#endif

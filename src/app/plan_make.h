/* A plan from the documents that it was read from. */
#ifndef APP_PLAN_MAKE_H
#define APP_PLAN_MAKE_H

#include "app/plan.h"
#include "app/tx.h"
#include "blob/blob.h"
#include "store/plan.h"

/* plan_make_document: a file that was read as a record: what its head says, and its bytes, which
 * are kept before a record points to them: an import that is killed in between leaves bytes that
 * nobody asks for, never a record without bytes. Standard input can be read again, too.
 *   store  where the bytes are kept, NULL = of a dry run: nowhere
 * fails  as file_open and blob_put */
MUST_USE err plan_make_document(struct ctx *c, struct blob_store *store, str path,
                                const struct head *head, struct document *document_out);

struct plan_make_in {
    i64 unit;                 /* org whose plan it is */
    const struct document *v; /* its own, and those that were laid on it */
    size_t n;                 /* at least 1 */
    const struct head *head;  /* of its own: its years, else the present one */
    str today;
};

/* plan_make: fails  CONFLICT: the same bytes are a plan of the org already; BUSY, DB, IO */
MUST_USE err plan_make(struct tx *tx, const struct plan_make_in *in, struct plan *plan_out);

#endif

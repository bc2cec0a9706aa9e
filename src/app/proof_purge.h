/* Removing the bytes of proofs that were dropped and whose retention has run out. The record stays
 * and tells what there was. */
#ifndef APP_PROOF_PURGE_H
#define APP_PROOF_PURGE_H

#include "app/files.h"
#include "export/sheet.h"
#include "store/proof.h"

struct purge_in {
    i64 proof; /* this one, 0 = all that are due */
    bool dry;  /* nothing is removed */
};

/* What becomes of a proof that is due. */
struct purge_line {
    i64 id;
    str name;
    i64 bytes;
    str keep_until_on;
    bool shared; /* other proofs or documents are of the same bytes, which stay for them */
};
extern const struct shape purge_line_shape;
extern const struct column purge_columns[]; /* as a sheet shows them */

/* app_proof_purge: at most PURGE_MAX proofs a call; more are left for the next. What killed
 * processes have left unfinished in the store goes with them.
 *   lines_out  struct purge_line of each that is due
 * fails      of one that is named: NOT_FOUND; INVALID: it is not dropped, or its retention has not
 *            run out; BUSY, DB, IO, DENIED */
enum {
    PURGE_MAX = 1000
};
MUST_USE err app_proof_purge(struct deed *d, const struct purge_in *in, struct list *lines_out);

#endif

/* Proofs 佐证材料: files, addresses and papers that show something was done, and the duties that
 * quote them. What was filed never changes: a changed file is another proof. */
#ifndef APP_PROOF_H
#define APP_PROOF_H

#include "app/files.h"
#include "store/proof.h"

/* What is said of a proof when it is filed. */
struct proof_in {
    i64 record;        /* that it belongs to, 0 = none */
    i64 org;           /* whose it is; 0 = whose record or duty it is, else the only unit */
    const i64 *duties; /* that quote it */
    size_t n_duties;
    str happened_on; /* day of what it shows; "" = that of the record, where there is one */
    str retention;   /* Y D30 D10; "" = D30 */
};

struct proof_made {
    struct proof proof;
    i64 same;   /* an older proof of the same bytes, 0 = none */
    strs notes; /* what somebody should look at once more: questions, never refusals */
};

/* app_proof_file: keeps the bytes of a file, then files the proof.
 *   store  files_open
 * app_proof_address: an address on the web; `name` is what people call it, "" = the address.
 * app_proof_paper: a paper that lies in a box.
 * fails  NOT_FOUND: no such file, record, duty; INVALID: of no kind that is kept (file_type.h), a
 * record of which only a paper may be filed, not a day; TOO_BIG, BUSY, DB, IO */
MUST_USE err app_proof_file(struct deed *d, struct blob_store *store, str path,
                            const struct proof_in *in, struct proof_made *made_out);
MUST_USE err app_proof_address(struct deed *d, str address, str name, const struct proof_in *in,
                               struct proof_made *made_out);
MUST_USE err app_proof_paper(struct deed *d, str name, str box, const struct proof_in *in,
                             struct proof_made *made_out);

/* For deeds that file proofs among other things, such as a record with the pictures of its 简报:
 * proof_keep keeps bytes before the transaction, proof_enter files the proof inside of it.
 *   name  of the file, as it came
 *   p     what proof_keep gave; takes id, org and the rest
 * fails  as app_proof_file */
struct proof_kept {
    struct proof proof; /* with name, type, digest and length */
    str note;           /* that the name says another kind than the content, "" = it does not */
    i32 taken_on;       /* of a photo, by the clock of its camera; DAY_NONE = not noted */
};
struct file;
MUST_USE err proof_keep(struct ctx *c, struct blob_store *store, str name, const struct file *file,
                        struct proof_kept *kept_out);
MUST_USE err proof_keep_bytes(struct ctx *c, struct blob_store *store, str name, str bytes,
                              struct proof_kept *kept_out);
MUST_USE err proof_enter(struct tx *tx, const struct proof_in *in, struct proof *p);

/* app_proof_get: the bytes of a file, whose digest is compared on the way.
 *   path   where they go, under this name when they are whole; "" = standard output
 * fails  NOT_FOUND; INVALID: it is no file, or its bytes were purged; IO: damaged */
MUST_USE err app_proof_get(struct deed *d, i64 id, str path);

/* app_proof_quote: duties quote it; what quotes it already is left as it is.
 * app_proof_unquote: they do no longer.
 * fails  NOT_FOUND; INVALID: it was dropped, the duty was given up or is at a point where its proof
 * cannot be taken away; BUSY, DB, IO */
MUST_USE err app_proof_quote(struct deed *d, i64 id, const i64 *duties, size_t n);
MUST_USE err app_proof_unquote(struct deed *d, i64 id, const i64 *duties, size_t n);

/* app_proof_drop: it counts no longer; its bytes stay as long as its retention asks.
 * fails  NOT_FOUND; INVALID: no reason, duties quote it; CONFLICT: it is dropped already */
MUST_USE err app_proof_drop(struct deed *d, i64 id, str reason, struct proof *proof_out);

#endif

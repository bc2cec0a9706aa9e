/* The store of files that belongs to a database: documents and proofs lie there under their digests
 * (blob/blob.h). It is opened only by what needs it. */
#ifndef APP_FILES_H
#define APP_FILES_H

#include "app/tx.h"
#include "blob/blob.h"

/* files_address: where it is: what the setting `files` says, else the folder beside the database
 * file: bihuan.db has bihuan.files.
 * fails      INVALID: the database is on a server and nothing is set; DB, IO */
MUST_USE err files_address(const struct deed *d, str *address_out);

/* files_open: opens it; closed with the arena of d->c.
 * fails      as files_address and blob_open */
MUST_USE err files_open(const struct deed *d, struct blob_store **store_out);

/* files_put: keeps a file that was opened, from its start.
 * fails      as blob_put */
struct file;
MUST_USE err files_put(struct ctx *c, struct blob_store *store, const struct file *file,
                       struct blob *blob_out);

#endif

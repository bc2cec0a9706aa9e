/* What tests of either driver need: files with content, and shorter words for the calls. */
#ifndef TESTS_BLOB_STORE_H
#define TESTS_BLOB_STORE_H

#include "blob/blob.h"

#include <sys/types.h>

/* store_file: an open nameless file that holds `bytes`, at its start; the test closes it.
 * store_text: all that stands in such a file. */
int store_file(str bytes);
str store_text(struct arena *a, int fd);

/* store_put: blob_put of a text; the digest that came of it in *blob_out.
 * store_get: blob_get; gives  the content, or the sentence of the failure */
err store_put(struct ctx *c, struct blob_store *store, str bytes, struct blob *blob_out);
str store_get(struct arena *a, struct blob_store *store, const struct digest *id);

/* store_ids: what a walk gives behind `after` (NULL = from the start): one line each, the first
 * eight figures of the digest and the length. */
str store_ids(struct arena *a, struct blob_store *store, const struct digest *after);

/* store_status: waits for a child. gives  its exit status, -1 = ended by a signal */
int store_status(pid_t pid);

#endif

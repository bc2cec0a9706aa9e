/* One door to stored files (佐证材料: photos, papers, videos). A file is kept under the SHA-256 of
 * its content, so it can be stored once only, never be changed unseen, and be checked for ever.
 *
 * Two drivers stand behind the door, chosen by the address:
 *   /srv/bihuan/files                             a folder
 *   s3://bucket/prefix?endpoint=https://host      any object storage that speaks S3
 *       &region=name      as the provider calls it; us-east-1 unless told
 *       &style=host       bucket as a part of the host name (some providers want it); style=path,
 *                         bucket as the first step of the path, unless told
 * The keys of S3 never stand in an address: they come from the environment, by the names below.
 *
 * Both lay files out alike, as ab/cd/abcdef…, so that one can be copied to the other by any tool.
 * A store and all that is opened from it belong to one thread at a time; each worker opens its own.
 */
#ifndef BLOB_BLOB_H
#define BLOB_BLOB_H

#include "port/digest.h"

#define BLOB_ENV_KEY "BIHUAN_S3_KEY"       /* access key id */
#define BLOB_ENV_SECRET "BIHUAN_S3_SECRET" /* secret access key */

enum {
    BLOB_PIECE_BYTES = 256 * 1024,       /* what is held of a file in memory, whatever its size */
    BLOB_SWEEP_SECONDS = 24 * 60 * 60,   /* what was left unfinished for so long is given up */
    BLOB_LINK_SECONDS = 7 * 24 * 60 * 60 /* longest life of a link; S3 allows no more */
};

/* A stored file. */
struct blob {
    struct digest id; /* SHA-256 of its content */
    u64 bytes;
};

/* blob_open: the store at `address`, closed when c->arena ends. A folder is made when its parent is
 * there; S3 is not asked yet.
 * fails      INVALID (address, keys not set), NOT_FOUND or DENIED (folder), MISSING (libcurl) */
struct blob_store;
MUST_USE err blob_open(struct ctx *c, str address, struct blob_store **store_out);

/* blob_check: whether the store can be used: a folder can be written, S3 answers and takes the
 * keys. fails      DENIED (rights, keys, clock), NOT_FOUND (bucket), IO, BUSY */
MUST_USE err blob_check(struct ctx *c, struct blob_store *store);

/* blob_put: stores what can be read from `fd`, up to its end. When it returns OK, the file is safe
 * on the disk, or the object storage has confirmed its digest; before that nothing is to be seen of
 * it. Content that is there already is not written again.
 *   want       the digest that it must have; NULL = any
 * fails      INVALID (another digest than `want`; nothing is stored), DENIED, IO (disk full, or
 * what is stored under this digest has another size: it is damaged and is not overwritten) */
MUST_USE err blob_put(struct ctx *c, struct blob_store *store, int fd, const struct digest *want,
                      struct blob *blob_out);

/* The same for content that comes in pieces, such as an upload. A draft that is not ended leaves
 * nothing when the arena of blob_begin ends. fails  as blob_put */
struct blob_draft;
MUST_USE err blob_begin(struct ctx *c, struct blob_store *store, struct blob_draft **draft_out);
MUST_USE err blob_add(struct ctx *c, struct blob_draft *draft, str bytes);
MUST_USE err blob_end(struct ctx *c, struct blob_draft *draft, const struct digest *want,
                      struct blob *blob_out);

/* blob_get: copies a file to `fd` and checks its digest on the way. When it fails, what was written
 * to `fd` is worth nothing.
 * fails      NOT_FOUND, IO (the stored bytes do not fit their digest; line or disk), DENIED */
MUST_USE err blob_get(struct ctx *c, struct blob_store *store, const struct digest *id, int fd);

/* blob_has: whether it is there.  blob_size: its length; fails  NOT_FOUND as well */
MUST_USE err blob_has(struct ctx *c, struct blob_store *store, const struct digest *id,
                      bool *has_out);
MUST_USE err blob_size(struct ctx *c, struct blob_store *store, const struct digest *id,
                       u64 *bytes_out);

/* blob_drop: removes a file for good. Only for what retention has released: the records know who
 * still quotes a file, the store does not. What is not there is as good as dropped.
 * fails      DENIED, IO */
MUST_USE err blob_drop(struct ctx *c, struct blob_store *store, const struct digest *id);

/* blob_walk: all files in the order of their digests, to verify or to copy them. What other
 * programs have put beside them is passed over. after      begins behind this digest, so that a
 * long walk can be continued; NULL = at the start blob_next: the next one; NULL at the end. Valid
 * until the next call. fails      DENIED, IO */
struct blob_walk;
MUST_USE err blob_walk(struct ctx *c, struct blob_store *store, const struct digest *after,
                       struct blob_walk **walk_out);
MUST_USE err blob_next(struct ctx *c, struct blob_walk *walk, const struct blob **blob_out);

/* blob_link: an address at which a browser can fetch the file from S3 itself for a while.
 *   seconds    its life, 1 to BLOB_LINK_SECONDS
 *   name       under which the browser saves it; empty = the digest
 * fails      INVALID (seconds; a folder has no links) */
struct blob_link {
    struct digest id;
    i64 seconds;
    str name;
};
MUST_USE err blob_link(struct ctx *c, struct blob_store *store, const struct blob_link *in,
                       str *url_out);

/* blob_sweep: removes what puts have left that were killed more than a day ago.
 *   swept_out  how many
 * fails      DENIED, IO */
MUST_USE err blob_sweep(struct ctx *c, struct blob_store *store, u64 *swept_out);

#endif

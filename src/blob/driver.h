/* What a driver is to the door: a table of calls over one store. To add one: its table here, a row
 * in blob.c. What drivers share (reading, hashing, comparing) is done by the door. */
#ifndef BLOB_DRIVER_H
#define BLOB_DRIVER_H

#include "blob/blob.h"

struct folder; /* folder.c */
struct s3;     /* s3.h */

struct blob_store {
    const struct blob_driver *driver;
    str name;              /* as sentences call it: the folder, or s3://bucket/prefix */
    char *piece;           /* BLOB_PIECE_BYTES, for copying */
    struct folder *folder; /* one of the two is not NULL */
    struct s3 *s3;
};

/* A file that is being written. Content and digest are complete before a driver sees its name. */
struct blob_draft {
    struct blob_store *store;
    struct digest_run *run;
    u64 bytes;
    int fd;       /* -1 = ended */
    char *hidden; /* its name in tmp/ of a folder; NULL = it has none */
};

/* Where a file is copied to. */
struct blob_sink {
    int fd;
    struct digest_run *run;
};

/* A walk holds one page of files at a time: a folder's ab/cd, or one answer of S3. */
struct blob_walk {
    struct blob_store *store;
    struct arena *page; /* of .found; another one for each page */
    VEC(struct blob) found;
    size_t at;           /* the next of .found */
    struct digest after; /* the one given last, or what the walk begins behind */
    bool begun;          /* whether .after holds one */
    bool ended;          /* there is no page more */
    u32 leaf;            /* of a folder: the next ab/cd to read, 0 to 0xffff */
};

struct blob_driver {
    err (*check)(struct ctx *c, struct blob_store *store);
    /* opens draft->fd for reading and writing */
    err (*begin)(struct ctx *c, struct blob_draft *draft);
    /* removes what is left of a draft, kept or not */
    void (*end)(struct blob_draft *draft);
    /* gives the draft its name, for ever */
    err (*keep)(struct ctx *c, struct blob_draft *draft, const struct blob *blob);
    err (*find)(struct ctx *c, struct blob_store *store, const struct digest *id, u64 *bytes_out,
                bool *there_out);
    err (*get)(struct ctx *c, struct blob_store *store, const struct digest *id,
               const struct blob_sink *sink);
    err (*drop)(struct ctx *c, struct blob_store *store, const struct digest *id);
    /* appends the next page to walk->found in order, or sets walk->ended */
    err (*page)(struct ctx *c, struct blob_walk *walk);
    err (*link)(struct ctx *c, struct blob_store *store, const struct blob_link *in, str *url_out);
    err (*sweep)(struct ctx *c, struct blob_store *store, u64 *swept_out);
};

extern const struct blob_driver blob_folder, blob_s3;

/* Open a store of their kind at its address. */
MUST_USE err folder_open(struct ctx *c, str address, struct blob_store *store);
MUST_USE err s3_open(struct ctx *c, str address, struct blob_store *store);

/* driver_path: where a file lies in either store, ab/cd/abcdef…, with a terminator.
 * driver_id: the reverse, for the last step of such a path; gives  false for other files */
str driver_path(struct arena *a, const struct digest *id);
bool driver_id(str path, struct digest *id_out);

/* driver_write: all of `bytes` to fd. gives  errno, 0 = done */
int driver_write(int fd, str bytes);

/* The sentences that both drivers need; driver_sink: the file could not be written to where it was
 * copied, for `code`, an errno. */
err driver_sink(struct ctx *c, int code);
err driver_absent(struct ctx *c, const struct blob_store *store, const struct digest *id);
err driver_damaged(struct ctx *c, const struct blob_store *store, const struct digest *id);

#endif

/* Walking through a backup file, piece by piece, with memory that does not grow. Nothing of it is
 * believed: names, order, digests and sizes are checked on the way (docs/backup.md tells the form).
 */
#ifndef APP_BACKUP_READ_H
#define APP_BACKUP_READ_H

#include "base/shape.h"
#include "db/schema.h"
#include "port/digest.h"

enum {
    BACKUP_FORMAT = 1 /* of the file; a change that this reader does not understand counts it up */
};

/* The first part, backup.json. */
struct backup_head {
    i64 format;
    str program; /* version of the program that wrote it */
    i64 at;      /* seconds since 1970 */
    str engine;  /* sqlite postgresql */
    i64 schema;  /* steps that the database had run */
};
extern const struct shape backup_head_shape;

/* The part behind the stored files, files.json. */
struct backup_files {
    i64 files;
    i64 bytes;
    str digest; /* SHA-256 over the names of all files (their digests), in order, each with a
                   newline */
};
extern const struct shape backup_files_shape;

enum backup_kind {
    BACKUP_TABLE, /* .text is its name; its rows follow */
    BACKUP_ROW,   /* .text is a line of JSON */
    BACKUP_FILE,  /* a stored file begins; .text is its digest; its bytes follow */
    BACKUP_BYTES, /* .text is the next of them */
    BACKUP_FILED, /* all of the file has come, and it fits its digest */
    BACKUP_END,
};

struct backup_piece {
    enum backup_kind kind;
    str text; /* valid until the next piece */
};

/* backup_open: the file at fd, from its start.
 *   schema     that of this program, whose first steps those of the backup must be
 * backup_next: the next piece. When BACKUP_END comes, all of the file fits its digests.
 * fails  INVALID: no backup, cut off, damaged, changed, made by a newer program; TOO_BIG: a bomb;
 * IO, MISSING */
struct backup_in;
MUST_USE err backup_open(struct ctx *c, const char *path, int fd, struct schema schema,
                         struct backup_in **in_out);
MUST_USE err backup_next(struct ctx *c, struct backup_in *in, struct backup_piece *piece_out);

/* What was read so far; the head is there when the first piece is. */
const struct backup_head *backup_head(const struct backup_in *in);
struct backup_sum {
    i64 rows;
    i64 files;
    i64 bytes;  /* of the files */
    str digest; /* SHA-256 of the last part, which holds the digests of all others; "" before the
                   end */
};
struct backup_sum backup_sum(const struct backup_in *in);

#endif

/* The one door to libarchive: a zip file of any size (zip64) that is written and read in one go,
 * part by part, with memory that does not grow. Single parts of a small zip are port/zip.h. */
#ifndef PORT_BUNDLE_H
#define PORT_BUNDLE_H

#include "base/err.h"

enum {
    BUNDLE_PIECE_BYTES = 256 * 1024, /* a good size of what is added or taken at a time */
    BUNDLE_UNKNOWN = -1              /* how long a part will be; such parts are packed */
};

/* Writing: bundle_begin, for each part bundle_part and bundle_add as often as wanted, bundle_end.
 *   path   for sentences
 *   at     seconds since 1970, kept as the time of each part
 *   bytes  exactly what will be added, for a part that is stored as it is (photos and the like are
 *          packed already), or BUNDLE_UNKNOWN
 * fails    IO (disk full), MISSING (libarchive) */
struct bundle_out;
MUST_USE err bundle_begin(struct ctx *c, int fd, const char *path, i64 at, struct bundle_out **out);
MUST_USE err bundle_part(struct ctx *c, struct bundle_out *b, str name, i64 bytes);
MUST_USE err bundle_add(struct ctx *c, struct bundle_out *b, str bytes);
MUST_USE err bundle_end(struct ctx *c, struct bundle_out *b);

/* Reading from the start of fd: bundle_next gives one part after the other, "" behind the last;
 * bundle_take the bytes of the part, 0 at its end.
 * fails    INVALID (no zip, cut off, damaged), TOO_BIG (packed too tightly: a bomb), IO, MISSING */
struct bundle_in;
MUST_USE err bundle_open(struct ctx *c, int fd, const char *path, struct bundle_in **in_out);
MUST_USE err bundle_next(struct ctx *c, struct bundle_in *b, str *name_out);
MUST_USE err bundle_take(struct ctx *c, struct bundle_in *b, char *to, size_t room, size_t *n_out);

#endif

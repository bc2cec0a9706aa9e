/* A folder for temporary files that disappears with its content. */
#ifndef PORT_TEMPDIR_H
#define PORT_TEMPDIR_H

#include "base/err.h"

/* tempdir_open: a new folder, for its owner only, below TMPDIR or /tmp. It is removed by
 * tempdir_drop or when the arena ends, whichever comes first.
 * fails      IO */
MUST_USE err tempdir_open(struct ctx *c, const char **dir_out);

/* tempdir_drop: removes it with all that is in it; symbolic links are not followed. */
void tempdir_drop(const char *dir);

#endif

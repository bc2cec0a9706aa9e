/* Where results go: standard output, or a file that appears under its name only when it is whole.
 */
#ifndef APP_SAVE_H
#define APP_SAVE_H

#include "base/err.h"
#include "base/out.h"
#include "export/sheet.h"

struct app_save {
    struct out out;    /* write here */
    struct save *file; /* NULL = standard output */
    str path;
};

/* app_save_begin: opens the way out.
 *   path     of the file; "" = standard output
 * app_save_end: writes the rest and puts the file under its name. A file that is begun and not
 * ended never appears.
 * fails      NOT_FOUND, DENIED, IO */
MUST_USE err app_save_begin(struct ctx *c, str path, struct app_save *save_out);
MUST_USE err app_save_end(struct ctx *c, struct app_save *save);

/* app_save_over: whether writing to `path` would replace the file `input`. */
bool app_save_over(struct arena *a, str path, str input);

/* app_save_xlsx: a book as a workbook, likewise.
 * fails      NOT_FOUND, DENIED, TOO_BIG, IO */
MUST_USE err app_save_xlsx(struct ctx *c, const struct book *b, str path);

#endif

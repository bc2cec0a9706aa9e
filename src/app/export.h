/* Everything out again, as files that other programs read: for each kind of record a CSV file, a
 * file of JSON lines, or a sheet of one workbook. The kinds come from the list of nouns and their
 * shapes, so a new kind goes out without a line here. What a field marks as secret stays. */
#ifndef APP_EXPORT_H
#define APP_EXPORT_H

#include "app/tx.h"

enum export_format {
    EXPORT_CSV,  /* labels as heads */
    EXPORT_JSON, /* one object a line, names as keys */
    EXPORT_XLSX, /* labels as heads */
};

struct export_in {
    str path;                  /* a folder, made where there is none; or FILE.xlsx, FILE.zip */
    enum export_format format; /* of a folder or zip */
    strs what;                 /* names of kinds; none = all */
};

/* export_names: the names of all kinds, divided by spaces; for help and sentences. */
str export_names(struct arena *a);

/* An export that is under way: begun, then walked until there is no more, then ended. All of it is
 * of one state of the data. Memory does not grow with it, but for a workbook's. */
struct export;

/* export_begin  fails  INVALID: no such kind, or files are there already; NOT_FOUND, DENIED: the
 *               folder; BUSY, DB, IO
 * export_step: some more records.
 *   rows_out    how many
 *               fails  TOO_BIG: more than a sheet holds; BUSY, DB, IO
 * export_end: the files stand under their names.
 *   files_out   how many
 *               fails  MISSING, IO */
MUST_USE err export_begin(struct deed *d, const struct export_in *in, struct export **export_out);
MUST_USE err export_step(struct export *e, i64 *rows_out, bool *more_out);
MUST_USE err export_end(struct export *e, i64 *files_out);

#endif

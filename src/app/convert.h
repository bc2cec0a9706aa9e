/* Formats that others read better: a converter makes docx, xlsx or text of them, in a folder that
 * disappears, without network, within limits. */
#ifndef APP_CONVERT_H
#define APP_CONVERT_H

#include "doc/format.h"
#include "port/file.h"

struct convert_in {
    str name; /* for sentences */
    struct file file;
    enum format format; /* of the file; its way is WAY_CONVERT or WAY_OCR */
};

struct converted {
    struct file file;   /* closed when the arena ends; it has no name any more */
    enum format format; /* whose way is WAY_OWN */
    str note;           /* what the reader should know about the conversion; empty = nothing */
};

/* convert_run: converts one file. While it runs, SIGINT, SIGTERM and SIGHUP are held, so that the
 * folder is removed in every case; the signal then has its effect.
 * fails      MISSING (what to install), INVALID (damaged, encrypted, no text), TOO_BIG (time,
 *            memory, size), BUSY (interrupted), IO */
MUST_USE err convert_run(struct ctx *c, const struct convert_in *in, struct converted *out);

#endif

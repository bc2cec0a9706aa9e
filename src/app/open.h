/* From a path to a document: the file is opened here, converted where its format needs it, and
 * parsed in a child process that a hostile file may end without harm. */
#ifndef APP_OPEN_H
#define APP_OPEN_H

#include "doc/doc.h"
#include "doc/format.h"
#include "port/file.h"

struct open_in {
    str path;      /* "-" = standard input */
    str name;      /* what to call it, and its type by the suffix; empty = path */
    str charset;   /* of the text when the user knows it; empty = detect */
    str *note_out; /* where a warning goes, such as a converter that loses something; NULL = none */
};

/* app_open: reads one file. Its view text lies in a map of c->arena, not in a copy.
 * fails      what file_open fails with, and INVALID (damaged, encrypted, no document), TOO_BIG (a
 *            limit of base/limit.h, in the child too), MISSING (a converter to be installed).
 *            The sentence begins with the name. */
MUST_USE err app_open(struct ctx *c, const struct open_in *in, struct doc *doc_out);

/* app_look: only what kind of file it is, told in a process of its own as well.
 *   name     file_shown: for ties and sentences
 * fails      INVALID (empty, encrypted, damaged, nothing we know), TOO_BIG, IO */
struct look {
    enum format format;
    str taken_on; /* of a photo, as its camera noted it: any text; "" = it did not */
};
MUST_USE err app_look(struct ctx *c, str name, const struct file *file, struct look *look_out);

#endif

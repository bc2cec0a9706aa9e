/* From a file to what stands in it: the one way in for the commands. */
#ifndef APP_PLAN_H
#define APP_PLAN_H

#include "doc/doc.h"
#include "read/facts.h"

struct plan_in {
    str path;    /* of the file; "-" = standard input */
    str name;    /* file name that tells the type and stands in messages; "" = from the path */
    str charset; /* of text files; "" = found out */
};

struct read_plan {
    struct doc doc;
    struct facts facts;
    str note; /* what the reader should know of how it was read, such as OCR; "" = nothing */
};

/* plan_file: what the facts call the file: its name, else its path, as valid UTF-8 whatever the
 * file system holds. */
str plan_file(struct arena *a, const struct plan_in *in);

/* app_plan: reads the file in a process of its own and finds the facts; all in c->arena.
 * fails      NOT_FOUND, INVALID, TOO_BIG */
err app_plan(struct ctx *c, const struct plan_in *in, struct read_plan *plan_out);

#endif

/* From a 简报 to a draft of a record: what it tells, its bytes, and its pictures as proofs. */
#ifndef APP_RECORD_DRAFT_H
#define APP_RECORD_DRAFT_H

#include "app/record.h"

struct draft_in {
    str path;              /* "-" = standard input */
    str charset;           /* of a text, "" = found out */
    struct record_in said; /* by the clerk: goes before what the document tells */
};

struct drafted {
    struct record record;
    size_t pictures;   /* filed as proofs of the record */
    size_t refused;    /* pictures of no kind that is kept */
    bool year_assumed; /* no year is told: it is the last such day up to today */
    str note;          /* of how the document was read, "" = nothing */
};

/* app_record_draft: adds the draft. Of a sensitive kind only day and count are taken, and neither
 * the document nor its pictures are kept.
 * fails  as app_open and app_record_add; INVALID: it tells no kind and none is said, it bears a
 * mark of classification */
MUST_USE err app_record_draft(struct deed *d, const struct draft_in *in, struct drafted *out);

#endif

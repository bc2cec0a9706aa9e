/* Reading: a document tree becomes facts. Pure: no clock, no file, no database. */
#ifndef READ_READ_H
#define READ_READ_H

#include "doc/doc.h"
#include "read/annex.h"
#include "read/facts.h"

/* read_facts: everything a careful reader finds; all in arena `a`, some of it inside `doc`, which
 * must live as long.
 *   file  the name under which the document is reported */
void read_facts(struct arena *a, const struct doc *doc, str file, struct facts *facts_out);

/* Ledgers to be laid on a plan. */
struct laying {
    const struct paper *ledgers;
    size_t n;
    struct annex_result result; /* filled by read_laid */
};

/* read_laid: a plan with its ledgers: owners and dates of their rows are in its tasks before the
 * check looks for what is missing. */
void read_laid(struct arena *a, const struct doc *doc, str file, struct laying *laying,
               struct facts *facts_out);

#endif

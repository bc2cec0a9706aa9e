/* From a document to a living ledger: plan, goals, tasks, departments and who leads what. */
#ifndef APP_IMPORT_H
#define APP_IMPORT_H

#include "app/annex.h"
#include "app/intake.h"
#include "app/tx.h"

struct import_in {
    struct plan_in file;
    struct annex_in annexes; /* ledgers laid on it; n = 0: none */
    i64 unit;                /* org whose plan it is; 0 = the only one on top */
    bool dry;                /* nothing is kept */
};

/* What came of it; of a dry run, what would come. */
struct imported {
    struct plan plan; /* id 0 after a dry run */
    struct filed filed;
    i64 stages;
    i64 posts;         /* of the leading group, that were not held before */
    bool year_assumed; /* the document names no year: it is the one in which it was imported */
    str note;          /* of how the document was read, "" = nothing */
};

/* app_import: in one transaction. The plan and its annexes are kept as documents, with their bytes.
 * fails  as app_annex and files_open; NOT_FOUND: no such unit, or none yet; CONFLICT: the same
 * document is a plan of the unit already; BUSY, DB, IO */
MUST_USE err app_import(struct deed *d, const struct import_in *in, struct imported *out);

#endif

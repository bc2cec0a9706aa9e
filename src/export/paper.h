/* A page to be printed and kept in a safe: a few facts, a digest in groups, its QR code. */
#ifndef EXPORT_PAPER_H
#define EXPORT_PAPER_H

#include "base/out.h"
#include "port/qr.h"

struct paper_fact {
    str label, value;
};

struct paper {
    str title;
    const struct paper_fact *facts;
    size_t n_facts;
    str digest; /* shown in groups of four */
    struct qr qr;
    str how;  /* what to do with it, one sentence */
    str text; /* the signed file itself, "" = it is not signed */
};

/* paper_write: one page of HTML for A4, which needs nothing from anywhere. */
void paper_write(struct out *o, const struct paper *paper);

/* paper_qr_term: the code for a terminal with a dark ground, two modules a character. */
void paper_qr_term(struct out *o, const struct qr *qr);

#endif

/* Whether a plan and a report can be compared at all: years, organisation, subject. */
#ifndef READ_FIT_H
#define READ_FIT_H

#include "read/label.h"

enum fit_answer {
    FIT_YES,
    FIT_UNKNOWN,
    FIT_NO
};

/* One thing that must fit. */
struct fit {
    str aspect;   /* year, organisation, subject */
    str answer;   /* yes, unknown, no */
    str sentence; /* Chinese: what stands in the two, and what follows */
};

extern const struct shape fit_shape;

/* Figures of the comparison that the subject is judged by. (The share of the plan's words that
 * stand in the report is of no use: it grows with the length of the report, and measured 30 for a
 * pair that belongs together, 27 for one that does not.) */
struct fit_counts {
    i64 tasks;    /* that a report should speak of */
    i64 reported; /* of these, found without doubt */
};

enum {
    FITS = 3
};

/* fit_find: the three answers, always in the order year, organisation, subject. */
void fit_find(struct arena *a, const struct paper *plan, const struct paper *report,
              const struct fit_counts *counts, struct fit fits_out[FITS]);

/* fit_verdict: comparable, doubtful, not-comparable. */
str fit_verdict(const struct fit fits[FITS]);

/* fit_subject: what a title speaks of: without organisation, years and the kind of paper. */
str fit_subject(struct arena *a, const struct head *h);

/* fit_organisation: by signature, title or first sentence; "" = not told. */
str fit_organisation(struct arena *a, const struct paper *d);

#endif

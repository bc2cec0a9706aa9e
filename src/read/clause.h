/* A report cut into clauses: what is said between two full stops or semicolons, with the headings
 * it stands under. */
#ifndef READ_CLAUSE_H
#define READ_CLAUSE_H

#include "doc/doc.h"
#include "read/facts.h"

struct clause {
    str text;    /* normalised, without marker and stop */
    str heading; /* of its item, "" = none */
    str context; /* headings further up, divided by ; */
    i64 node;    /* 0 = none */
    bool done;   /* reports something as done */
    span place;  /* in the view text */
};
VEC_TYPE(clauses, struct clause);

/* clause_find: all clauses but those of problems, next steps, guiding principles and goals, noise
 * and bare headings. What is done is told by facts.results; where these are empty, by a figure in
 * the clause. */
struct clauses clause_find(struct arena *a, const struct doc *doc, const struct facts *f);

#endif

/* A 简报: a page or two of what was done, as departments write it. When, where, with whom, of which
 * kind: what the text does not say is empty. */
#ifndef READ_BRIEF_H
#define READ_BRIEF_H

#include "doc/doc.h"
#include "read/facts.h"

struct brief {
    str kind;        /* code of a kind of records (data/kinds.csv): volunteering; "" = not told */
    str title;       /* "" = there is none */
    str happened_on; /* yyyy-mm-dd; XXXX-mm-dd where no year is told; "" = not said */
    str until_on;    /* last day of several, likewise; "" = one day */
    str place;
    str host;    /* who led it */
    str people;  /* who took part, in the words of the text */
    i64 persons; /* 0 = not said */
    str summary; /* its first sentences */
};

/* brief_read: texts are normalised, as all facts are.
 *   file  the name under which the document is reported */
void brief_read(struct arena *a, const struct doc *doc, str file, struct brief *brief_out);

/* The patterns, each row with its own example, which a test runs. */

/* A word that tells the kind. The first row that stands in the title wins, else the first that
 * stands in the text; so special words go before general ones. */
struct brief_kind {
    str word;
    str code;
    str example; /* a title */
};
extern const struct brief_kind brief_kinds[];
extern const size_t brief_kinds_n;

/* What is taken from the text, and how it is said there. */
enum brief_part {
    BRIEF_PLACE,
    BRIEF_HOST,
    BRIEF_PEOPLE,
};

/* What stands between two words of one sentence. */
struct brief_phrase {
    enum brief_part part;
    str before; /* "" = the start of the clause */
    str behind; /* "" = its end */
    str example;
    str found;
};
extern const struct brief_phrase brief_phrases[];
extern const size_t brief_phrases_n;

/* A line such as 时间:2025年3月5日. */
struct brief_label {
    str label;
    char part; /* p place, h host, w who took part, n how many, d day */
};
extern const struct brief_label brief_labels[];
extern const size_t brief_labels_n;

/* Days and numbers of people, as they are told. */
struct brief_case {
    str text; /* a sentence */
    str from, until;
    i64 persons;
};
extern const struct brief_case brief_cases[];
extern const size_t brief_cases_n;

#endif

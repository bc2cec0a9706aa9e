/* What a careful reader finds in a document: plain records, each with its place in the view text.
 * Texts are normalised (half-width, no white space, no glued pinyin, Simplified); nothing is
 * invented, so what the document does not say is empty. The shapes are the JSON of `plan --json`.
 */
#ifndef READ_FACTS_H
#define READ_FACTS_H

#include "base/shape.h"

/* The document as a whole. */
struct head {
    str file;      /* as named by the caller */
    str title;     /* its own title without site tails; "" = none in the file */
    str kind;      /* plan, notice, ledger, summary, article, other */
    i64 year_from; /* 0 = not known */
    i64 year_to;
    str script;    /* hans, hant */
    str charset;   /* of the file */
    str format;    /* txt, html, docx, … */
    str issuer;    /* who signed it; "" = nobody */
    str number;    /* document number (文号), "" = none */
    str issued_on; /* yyyy-mm-dd of its signature; "" = none */
};

/* A numbered item or unnumbered heading of the outline. */
struct node {
    i64 id;      /* from 1, in document order */
    i64 parent;  /* id of the enclosing node, 0 = none */
    str marker;  /* as written, with its delimiter; "" = unnumbered */
    i64 level;   /* nesting depth, from 1 */
    str heading; /* "" = a numbered paragraph */
    str role;    /* guiding goal organisation phase measures requirement task background result
                    problem next other */
    span place;  /* marker and heading */
};

/* How much must be done. */
struct quantity {
    milli n;
    str unit;
    str bound; /* = >= <= ~ */
};

/* Something that somebody commits to do. */
struct task_fact {
    i64 id;         /* from 1, in document order */
    i64 node;       /* id of its outline node, 0 for a table row without one */
    strs path;      /* markers without delimiters, from the outside in */
    str text;       /* all of the item, heading included */
    strs owners;    /* principals, in the order of the text */
    strs co_owners; /* those that assist or are set in motion */
    str due;        /* yyyy, yyyy-mm, yyyy-mm-dd; XXXX where the year is unknown; "" = none */
    range period;   /* months or days, both ends included */
    str cadence;    /* weekly monthly quarterly half-yearly yearly continuous; "" = none */
    struct list quantities; /* struct quantity */
    strs cites;             /* titles in 《》 */
    i64 confidence;         /* 0..100 */
    str section;            /* role of the level-1 heading above it; row for tables */
    span place;
};

/* A line or span that is no part of the document. */
struct noise {
    str text; /* its first 40 characters */
    str reason;
    span place;
};

/* A title that is to be won. */
struct goal_fact {
    str title; /* such as 文明单位 */
    str level; /* 国家级 省级 市级 区级 县级 单位级; "" = not said */
    i64 year;  /* 0 = not said */
    bool held; /* already won, according to the text */
    str text;  /* the clause */
    span place;
};

/* A person's post in the leading group, or a post without a name. */
struct person_fact {
    str name;  /* "" or a placeholder as written (XXX) */
    str duty;  /* 组长 副组长 成员 主任 … */
    str post;  /* office held otherwise, such as 副书记; "" = not said */
    str group; /* leading group, office or team; "" = not said */
    span place;
};

/* What a summary reports as done, with its figures. */
struct finding {
    str text;
    struct list quantities; /* struct quantity */
    i64 node;               /* outline node it stands under, 0 = none */
    span place;
};

/* What a compiler would say about the document. */
struct diagnostic {
    str code;
    str severity; /* error, warning, note */
    i64 line;     /* of the view text, from 1 */
    i64 column;   /* in characters, from 1 */
    span place;
    str message; /* one Chinese sentence: what is wrong */
    str advice;  /* what to do; "" = see --explain */
    spans more;  /* further places that the same line speaks of */
};

struct facts {
    struct head document;
    struct list outline;     /* struct node */
    struct list tasks;       /* struct task_fact */
    struct list noise;       /* struct noise */
    struct list goals;       /* struct goal_fact */
    struct list people;      /* struct person_fact */
    struct list results;     /* struct finding */
    struct list problems;    /* struct finding */
    struct list diagnostics; /* struct diagnostic, worst first */
};

/* task_is_attitude: a requirement that names nobody, no time and no amount (统一思想,提高认识):
 * such an item wants no owner and no date. */
bool task_is_attitude(const struct task_fact *t);

/* task_is_timed: it says by when, from when, or how often. */
bool task_is_timed(const struct task_fact *t);

extern const struct shape head_shape, node_shape, quantity_shape, task_fact_shape, noise_shape,
    goal_fact_shape, person_fact_shape, finding_shape, diagnostic_shape, facts_shape;

#endif

/* Kinds of records and registers, as data: what they are called, what adds up, and what is told of
 * each beyond what is told of all. */
#ifndef STORE_KIND_H
#define STORE_KIND_H

#include "store/noun.h"

struct kind {
    i64 id, version;
    str code;       /* never changes: home-visit */
    str name;       /* as people call it: 家访; a unit may change it */
    str family;     /* under which heading it is listed: 思想政治工作 */
    str purpose;    /* record register */
    bool sensitive; /* only time and count are kept; the paper stays where it is */
    bool meeting;   /* its decisions become duties */
    str counts;     /* what adds up: times persons hours amount, divided by spaces */
};
extern const struct shape kind_shape;
extern const struct noun noun_kind;

struct kind_field {
    i64 id, version;
    i64 kind;
    i64 ordinal; /* from 1, in the order of a form */
    str name;    /* in the JSON of a record: speaker */
    str label;   /* as people call it: 主讲人 */
    str type;    /* text number day choice */
    str unit;    /* of numbers, "" = none */
    bool required;
    str choices; /* of a choice, divided by 、 */
};
extern const struct shape kind_field_shape;
extern const struct noun noun_kind_field;

/* kind_find: by its code, or by the name that people use.
 * gives  kind_out->id 0 when there is none */
MUST_USE err kind_find(struct ctx *c, struct db *db, str word, struct kind *kind_out);

/* kind_list: those of a purpose, the shipped ones first. */
MUST_USE err kind_list(struct ctx *c, struct db *db, str purpose, struct list *kinds_out);

/* kind_fields: the further fields of a kind, in the order of a form. */
MUST_USE err kind_fields(struct ctx *c, struct db *db, i64 kind, struct list *fields_out);

#endif

/* Stages: the periods that a plan is carried out in. */
#ifndef STORE_STAGE_H
#define STORE_STAGE_H

#include "store/noun.h"

struct stage {
    i64 id, version;
    i64 plan;
    i64 ordinal; /* from 1, in the order of the document */
    str name;    /* 宣传发动 */
    str from_on, until_on;
};
extern const struct shape stage_shape;
extern const struct noun noun_stage;

MUST_USE err stage_of_plan(struct ctx *c, struct db *db, i64 plan, struct list *stages_out);

#endif

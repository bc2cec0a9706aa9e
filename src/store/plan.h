/* Documents that were read, and the plans made of them. */
#ifndef STORE_PLAN_H
#define STORE_PLAN_H

#include "store/noun.h"

struct document {
    i64 id, version;
    str uid;
    str name;   /* of the file */
    str digest; /* SHA-256 of its bytes, hexadecimal */
    i64 bytes;
    str title;
    str kind;   /* plan notice ledger summary article other */
    str number; /* 文号 */
    str issued_on;
};
extern const struct shape document_shape;
extern const struct noun noun_document;

/* A unit's tree of tasks. */
struct plan {
    i64 id, version;
    str uid;
    i64 org;
    i64 document; /* 0 = made by hand */
    str title;
    i64 year_from, year_to; /* 0 = not said */
    str state;              /* draft adopted closed */
};
extern const struct shape plan_shape;
extern const struct noun noun_plan;

/* A title that a plan is made to win. */
struct goal {
    i64 id, version;
    i64 plan;
    str title; /* 文明单位 */
    str level; /* 省级 */
    i64 year;  /* 0 = not said */
};
extern const struct shape goal_shape;
extern const struct noun noun_goal;

MUST_USE err plan_list(struct ctx *c, struct db *db, struct list *plans_out); /* newest first */
MUST_USE err plan_of_org(struct ctx *c, struct db *db, i64 org, struct list *plans_out);
MUST_USE err plan_goals(struct ctx *c, struct db *db, i64 plan, struct list *goals_out);

/* plan_of_document: the plan that was made of the same bytes for an org.
 * gives  plan_out->id 0 when there is none */
MUST_USE err plan_of_document(struct ctx *c, struct db *db, i64 org, str digest,
                              struct plan *plan_out);

#endif

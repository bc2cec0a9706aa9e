/* The stages in which a plan is carried out, of its outline:
 *     第一阶段：宣传发动（2025年1月—3月）
 *     （二）全面实施阶段（4月至10月） */
#ifndef READ_STAGE_H
#define READ_STAGE_H

#include "doc/doc.h"
#include "read/facts.h"

/* A heading that names a stage and its time. */
struct stage_fact {
    i64 node;     /* id of its outline node */
    str name;     /* 宣传发动 */
    range period; /* months or days, as of tasks; XXXX where the year is unknown */
};

/* stage_find: struct stage_fact, in the order of the document. Headings below a stage are none. */
struct list stage_find(struct arena *a, const struct doc *doc, const struct facts *facts);

/* stage_of: the stage that a node stands in. gives  its index, -1 = none */
i64 stage_of(const struct facts *facts, struct list stages, i64 node);

#endif

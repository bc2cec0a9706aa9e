/* By which words a task is known: its heading, or the first part of its text; in a ledger, the
 * cells to the left of its own (序号, 类别, 任务). */
#ifndef READ_LABEL_H
#define READ_LABEL_H

#include "doc/doc.h"
#include "read/facts.h"

/* A document as it was read. */
struct paper {
    const struct facts *facts;
    const struct doc *doc; /* NULL = only the facts are at hand */
};

/* label_node: the node of that id, NULL when there is none. */
const struct node *label_node(const struct facts *f, i64 id);

/* label_task: normalised; "" when there is no such thing. */
str label_task(struct arena *a, const struct paper *p, const struct task_fact *t);

#endif

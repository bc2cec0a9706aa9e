/* Tasks of the outline. */
#ifndef READ_TASK_H
#define READ_TASK_H

#include "read/lexicon.h"
#include "read/owner.h"
#include "read/reading.h"
#include "read/when.h"

/* What is settled of a task only when all tasks and the document's year are known; beside each task
 * of r->tasks stands its draft. */
struct draft {
    struct when when;
    u32 item;       /* index of its outline item; NO_ITEM for rows of tables */
    bool tail;      /* a responsibility tail names its owners */
    bool tail_line; /* it stands on a line of its own */
};
enum {
    NO_ITEM = -1
};
VEC_TYPE(drafts, struct draft);

/* What the passes over tasks share. */
struct tasker {
    struct reading *r;
    const struct words *lexicon;
    struct tokens tokens;
    struct owners owners; /* of the task that is being read */
    struct drafts drafts;
};

/* task_add: a new task and its draft; both stay where they are until the next one is added.
 * z->owners is empty. */
struct task_fact *task_add(struct tasker *z, struct draft **draft_out);

/* task_settle_owners: those found in z->owners become the task's. */
void task_settle_owners(struct tasker *z, struct task_fact *t, struct draft *d);

/* task_find: a task for every leaf that is a task. */
void task_find(struct tasker *z);

/* task_finish: dates by the document's year, ids; fills r->tasks. */
void task_finish(struct tasker *z);

/* task_latest: the last year named by a deadline or goal, 0 = none. */
i64 task_latest(struct tasker *z);

/* cite_find: the titles in 《》, once each. */
strs cite_find(struct arena *a, const struct tokens *t, str s);

#endif

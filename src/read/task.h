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
    struct owners owners;
    struct when when;
    u32 item;       /* index of its outline item; NO_ITEM for rows of tables */
    bool tail_line; /* its responsibility tail stands on a line of its own */
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
    struct drafts drafts;
};

/* task_add: a new task and its draft; both stay where they are until the next one is added. */
struct task *task_add(struct tasker *z, struct draft **draft_out);

/* task_find: a task for every leaf that is a task. */
void task_find(struct tasker *z);

/* task_finish: dates by the document's year, owners as lists, ids; fills r->tasks. */
void task_finish(struct tasker *z);

/* task_latest: the last year named by a deadline or goal, 0 = none. */
i64 task_latest(struct tasker *z);

/* cite_find: the titles in 《》, once each. */
strs cite_find(struct arena *a, const struct tokens *t, str s);

#endif

/* Tasks of the outline. */
#ifndef READ_TASK_H
#define READ_TASK_H

#include "read/lexicon.h"
#include "read/owner.h"
#include "read/reading.h"
#include "read/when.h"

/* A task with what is settled only when the document's year is known. */
struct draft {
    struct task task;
    struct owners owners;
    struct when when;
    u32 item; /* index of its outline item; STR_NONE-like (u32)-1 for rows */
    bool tail_line; /* its responsibility tail stands on a line of its own */
};
VEC_TYPE(drafts, struct draft);

/* What the passes over tasks share. */
struct tasker {
    struct reading *r;
    const struct words *lexicon;
    struct tokens tokens;
    struct drafts drafts;
};

/* task_find: a draft for every leaf that is a task. */
void task_find(struct tasker *z);

/* task_finish: dates by the document's year, owners as lists, ids; fills r->tasks. */
void task_finish(struct tasker *z);

/* task_latest: the last year named by a deadline or goal, 0 = none. */
i64 task_latest(struct tasker *z);

/* cite_find: the titles in 《》, once each. */
strs cite_find(struct arena *a, str s);

#endif

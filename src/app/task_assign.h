/* Who has tasks, and which of their plan's titles they serve. */
#ifndef APP_TASK_ASSIGN_H
#define APP_TASK_ASSIGN_H

#include "app/task_edit.h"

struct task_assign {
    i64 lead;           /* org, 0 = it stays */
    struct ids support; /* orgs, none = they stay */
    bool alone;         /* nobody supports any more */
    str leader, keeper; /* of the lead: ids or names of people; "" = they stay */
    str reason;
};

/* app_task_assign: all of the tasks or none. Whoever is replaced in an adopted plan needs a reason.
 * Duties that nobody has worked on go over to the new lead.
 * fails  NOT_FOUND; INVALID: nothing is said, a lead that supports itself, a closed org, nobody
 *        leads yet; CONFLICT: several people of a name; DB, IO, BUSY */
MUST_USE err app_task_assign(struct deed *d, struct ids tasks, const struct task_assign *assign,
                             struct task_changed *changed_out);

/* app_task_serve: the tasks serve a title of their plan, beside others that they serve; or serve it
 * no more.
 * fails  NOT_FOUND; INVALID: a title of another plan, does not serve it, no reason */
struct task_serve {
    i64 goal;
    i64 lead; /* org that leads for this title, 0 = who leads the task */
    bool no_more;
    str reason;
};
MUST_USE err app_task_serve(struct deed *d, struct ids tasks, const struct task_serve *serve,
                            struct task_changed *changed_out);

#endif

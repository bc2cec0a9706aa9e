/* What came of changes of tasks, for the commands that make them. */
#ifndef CLI_TASK_SAID_H
#define CLI_TASK_SAID_H

#include "app/task_edit.h"
#include "cli/action.h"

/* task_say_changed: in a line. */
void task_say_changed(struct action_call *v, const struct task_changed *changed);

#endif

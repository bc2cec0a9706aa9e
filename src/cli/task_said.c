/* Tasks that were changed, and their duties. */
#include "cli/task_said.h"

void task_say_changed(struct action_call *v, const struct task_changed *c) {
    out_fmt(&v->out, v->call->chinese ? "改了 %lld 项任务" : "%lld tasks changed",
            (long long)c->tasks);
    if (c->same > 0)
        out_fmt(&v->out, v->call->chinese ? "，%lld 项原来就是这样" : ", %lld as they were",
                (long long)c->same);
    out_fmt(&v->out,
            v->call->chinese ? "；责任事项：新增 %lld · 变动 %lld · 不动 %lld · 作废 %lld\n"
                             : "; duties: added %lld, changed %lld, kept %lld, void %lld\n",
            (long long)c->duties.added, (long long)c->duties.changed, (long long)c->duties.kept,
            (long long)c->duties.voided);
}

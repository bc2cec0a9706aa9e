/* A table of states and events, looked at as a whole. */
#ifndef TESTS_APP_FLOW_WHOLE_H
#define TESTS_APP_FLOW_WHOLE_H

#include "app/flow.h"

/* flow_whole: every row has names, no two compete, every state is reached. */
void flow_whole(struct arena *a, const struct flow *flow);

#endif

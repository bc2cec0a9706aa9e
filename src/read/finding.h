/* What a summary reports: results with their figures, and problems. */
#ifndef READ_FINDING_H
#define READ_FINDING_H

#include "read/lexicon.h"
#include "read/reading.h"
#include "read/task.h"

/* finding_results: one for each sentence of the parts that report results. */
struct list finding_results(struct tasker *z);

/* finding_problems: one for each item that tells a problem. */
struct list finding_problems(struct tasker *z);

#endif

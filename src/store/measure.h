/* Measures: what a department splits its task into. */
#ifndef STORE_MEASURE_H
#define STORE_MEASURE_H

#include "store/noun.h"

struct measure {
    i64 id, version;
    str uid;
    i64 task;
    i64 org;
    str text;
    str due_on; /* "" = with the task */
    i64 keeper; /* person, 责任人; 0 = not named */
    str state;  /* draft submitted approved returned */
    str reason; /* why it was returned */
    str by_on;  /* until when it is to be mended */
};
extern const struct shape measure_shape;
extern const struct noun noun_measure;

/* measure_of_task, measure_of_org: in the order in which they were added; of an org one page.
 *   after  id that was seen last, 0 = from the start */
MUST_USE err measure_of_task(struct ctx *c, struct db *db, i64 task, struct list *measures_out);
MUST_USE err measure_of_org(struct ctx *c, struct db *db, i64 org, i64 after,
                            struct list *measures_out);

#endif

/* Titles that are to be won, or are held. */
#ifndef READ_GOAL_H
#define READ_GOAL_H

#include "read/reading.h"

/* goal_find: in the title of the document and its sections on goals; each title, level and year
 * once. gives  struct goal */
struct list goal_find(struct reading *r);

/* goal_scan: every mention of a title in norm[from, to), held or wanted; used over a whole text to
 * find contradictions. gives  struct goal */
struct list goal_scan(struct reading *r, u32 from, u32 to);

#endif

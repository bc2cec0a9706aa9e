/* Titles that are to be won, or are held. */
#ifndef READ_GOAL_H
#define READ_GOAL_H

#include "read/reading.h"
#include "read/signals.h"

/* The titles that are known; their rows are the values of SIGNAL_TITLE. */
extern const str goal_titles[];
extern const size_t goal_titles_n;

/* goal_find: in the title of the document and its sections on goals; each title, level and year
 * once. gives  struct goal_fact */
struct list goal_find(struct reading *r, const struct signal_hits *hits);

/* goal_of_hits: every mention of a title, held or wanted, anywhere. gives  struct goal_fact */
struct list goal_of_hits(struct reading *r, const struct signal_hits *hits);

#endif

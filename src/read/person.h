/* People in the leading group: who holds which duty. */
#ifndef READ_PERSON_H
#define READ_PERSON_H

#include "read/reading.h"

/* person_find: from rosters (组长:张三 镇党委书记) and sentences (XXX任组长).
 * gives  struct person_fact */
struct list person_find(struct reading *r);

#endif

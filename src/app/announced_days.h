/* The announced days that the program was built with: data/calendar/announced.csv. */
#ifndef APP_ANNOUNCED_DAYS_H
#define APP_ANNOUNCED_DAYS_H

#include "calendar/announced.h"

extern const char announced_csv[];

/* announced_days: gives  them, in c->arena
 * fails  INVALID: the file was faulty when the program was built */
MUST_USE err announced_days(struct ctx *c, struct announcements *known_out);

#endif

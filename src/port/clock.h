/* The time of the system. Only the outermost floors ask for it; what is below is told. */
#ifndef PORT_CLOCK_H
#define PORT_CLOCK_H

#include "base/str.h"

i64 clock_now(void);              /* seconds since 1970, UTC */
str clock_today(struct arena *a); /* yyyy-mm-dd where the machine stands */
str clock_text(struct arena *a,
               i64 at); /* yyyy-mm-dd hh:mm of a moment, where the machine stands */
void clock_sleep_ms(i64 ms);

#endif

/* The rules of the check, as a person asks for them. */
#ifndef CLI_EXPLAIN_H
#define CLI_EXPLAIN_H

#include "cli/call.h"
#include "export/term.h"

/* explain_check: what is wrong with a code; "" = it exists. */
str explain_check(const struct call *call, str code);

/* explain_write: severity, meaning, example and advice of a code. gives  the exit status */
int explain_write(const struct call *call, const struct term *t, str code);

#endif

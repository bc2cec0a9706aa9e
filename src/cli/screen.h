/* The terminal behind standard output. */
#ifndef CLI_SCREEN_H
#define CLI_SCREEN_H

#include "cli/call.h"
#include "export/term.h"

/* screen_of: width and colours of standard output.
 *   colour   auto, always, never; auto obeys NO_COLOR and TERM=dumb
 *   width    wanted by the user, 0 = that of the terminal, else of COLUMNS, else 80 */
struct term screen_of(const struct call *call, str colour, i64 width);

#endif

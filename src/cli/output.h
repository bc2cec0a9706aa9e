/* The file of -o: what all commands that write results check alike. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "cli/call.h"

/* output_ends: whether a path ends in a suffix such as ".xlsx", in any case of ASCII letters.
 * output_suffix: the suffix of its last part with the dot; "" = none. */
bool output_ends(str path, const char *suffix);
str output_suffix(str path);

/* output_check: what is wrong with where the results go, "" = nothing.
 *   path      of the file; "" = standard output
 *   files     that are read: none of them may be written over
 *   workbook  the format is xlsx, which no terminal shows */
str output_check(const struct call *call, str path, strs files, bool workbook);

/* output_unknown: that the suffix of `path` tells no format. */
str output_unknown(const struct call *call, str path);

#endif

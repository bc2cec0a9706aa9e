/* What read/ promises of the facts of any document, however odd. */
#ifndef TESTS_READ_PROMISE_H
#define TESTS_READ_PROMISE_H

#include "doc/doc.h"

/* promise_broken: reads the document twice and looks at everything that was found:
 *   - every place lies inside the view text, on character borders, and is not empty where it must
 *     not be; line and column of a diagnostic are those of its place
 *   - the outline is a tree in the order of the text; ids run from 1; paths and texts are there
 *   - words of closed lists are of these lists; dates have the form of dates
 *   - diagnostics stand worst first
 *   - the JSON is valid, and the same the second time
 * gives  NULL, or the first promise that is broken */
const char *promise_broken(struct arena *a, const struct doc *doc);

#endif

/* The document as a whole: title, kind, years, issuer, number. */
#ifndef READ_HEAD_H
#define READ_HEAD_H

#include "read/reading.h"

/* head_find: fills r->head but for years that depend on deadlines (see head_years), title_from,
 * title_to and body_line; adds what the head holds of noise. */
void head_find(struct reading *r);

/* head_years: year_from and year_to, once tasks and goals are known.
 *   last_year  of the last deadline or goal in the body, 0 = none */
void head_years(struct reading *r, i64 last_year);

#endif

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

/* kind_of_title: by the table of endings; "" when none fits. */
str kind_of_title(str title);

/* years_of: the year or span of years in a title: 2021-2023, 2023年, 2021—2025年. */
bool years_of(str title, i64 *from_out, i64 *to_out);

struct kind_rule {
    const char *ending;
    const char *kind;
    const char *example;
};
extern const struct kind_rule kind_rules[];
extern const size_t kind_rules_n;

#endif

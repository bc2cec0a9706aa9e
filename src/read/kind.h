/* What the words of a title say: the kind of paper, its year or span of years. */
#ifndef READ_KIND_H
#define READ_KIND_H

#include "base/str.h"

/* kind_of_title: plan, notice, summary, ledger or article, by the table of endings; "" when none
 * fits. */
str kind_of_title(str title);

/* years_of: the year or span of years in a title: 2021-2023, 2023年, 2021—2025年.
 * gives  false when it names none */
bool years_of(str title, i64 *from_out, i64 *to_out);

/* year_at: four digits of 1990 to 2099 that stand alone at offset `at`. */
bool year_at(str s, size_t at, i64 *year_out);

/* The table; its examples are tests. */
struct kind_rule {
    const char *ending;
    const char *kind;
    const char *example;
};
extern const struct kind_rule kind_rules[];
extern const size_t kind_rules_n;

/* is_list_title: a page that collects several papers: 工作计划精选9篇, 工作计划怎么写 */
bool is_list_title(str title);

/* kind_of_lead: the kind that the words before the first item announce, such as
 * 现就有关事项通知如下;
 * "" = none. `ending` of its rows are words that stand anywhere in them. */
str kind_of_lead(str lead);

extern const struct kind_rule lead_rules[];
extern const size_t lead_rules_n;

#endif

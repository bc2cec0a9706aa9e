/* What a part of the outline is for. */
#ifndef READ_ROLE_H
#define READ_ROLE_H

#include "read/reading.h"

enum role {
    ROLE_NONE,
    ROLE_GUIDING,
    ROLE_GOAL,
    ROLE_ORGANISATION,
    ROLE_PHASE,
    ROLE_MEASURES,
    ROLE_REQUIREMENT,
    ROLE_TASK,
    ROLE_BACKGROUND,
    ROLE_RESULT,
    ROLE_PROBLEM,
    ROLE_NEXT,
    ROLE_OTHER,
    ROLE_COUNT,
};

str role_name(enum role role);

/* role_of_heading: by the table of words, ROLE_NONE when none fits. */
enum role role_of_heading(str heading);

/* role_find: fills the role of every item. A leaf with ROLE_TASK, and a leaf under phase or
 * requirement, is a task. */
void role_find(struct reading *r);

/* role_section: the role of the level-1 item above item i, as tasks name their section. */
enum role role_section(const struct reading *r, size_t i);

/* The table; its examples are tests. */
struct role_rule {
    enum role role;
    const char *words;   /* must stand in the heading */
    const char *without; /* must not stand in it; NULL = no such word */
    const char *example;
};
extern const struct role_rule role_rules[];
extern const size_t role_rules_n;

#endif

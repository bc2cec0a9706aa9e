/* What the check knows: one rule for each code of a diagnostic. */
#ifndef READ_RULES_H
#define READ_RULES_H

#include "base/str.h"

struct rule {
    const char *code;     /* such as no-owner */
    const char *severity; /* error, warning, note */
    const char *title;    /* a few words */
    const char *meaning;  /* what is wrong and why it matters */
    const char *example;  /* a text that earns it */
    const char *advice;   /* what to do */
};

extern const struct rule read_rules[];
extern const size_t read_rules_n;

/* read_rule_find: the rule of a code, NULL when there is none. */
const struct rule *read_rule_find(str code);

#endif

/* Who is told to act. */
#ifndef READ_OWNER_H
#define READ_OWNER_H

#include "read/lexicon.h"

/* Names found for one task; each once, in the order of the text. */
struct owners {
    VEC(str) lead; /* principals */
    VEC(str) with; /* those that assist or are set in motion */
    bool named;    /* a tail, a label or 牵头 named the principals: other actors only assist */
    bool tail;     /* a responsibility tail did */
    bool leading;  /* while names behind 牵头 are added: they outrank earlier ones */
};

/* owner_label: the names in `names` (divided by 、 , 和 or spaces) are principals by label. */
void owner_label(struct arena *a, const struct words *lexicon, str names, struct owners *into);

/* owner_find: reads the text of a task. */
void owner_find(struct arena *a, const struct words *lexicon, const struct tokens *tokens, str s,
                struct owners *into);

/* owner_is_unit: whether the whole of s is the name of an organisation or team. */
bool owner_is_unit(struct arena *a, const struct words *lexicon, str s);

/* owner_cell: the names in a cell of a responsibility column, as leads or as assistants. */
void owner_cell(struct arena *a, const struct words *lexicon, str cell, bool lead,
                struct owners *into);

struct owner_case {
    const char *text;
    const char *owners; /* divided by | */
    const char *co_owners;
};
extern const struct owner_case owner_cases[]; /* examples of the grammar; each is a test */
extern const size_t owner_cases_n;

#endif

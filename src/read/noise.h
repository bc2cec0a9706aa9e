/* Lines that are no part of the document: web furniture, credits, spam, a second copy. */
#ifndef READ_NOISE_H
#define READ_NOISE_H

#include "read/reading.h"
#include "read/words.h"

/* noise_find: marks lines and fills r->noises, in the order of the text. */
void noise_find(struct reading *r);

/* noise_add: notes the normalised range [from, to) as noise. */
void noise_add(struct reading *r, u32 from, u32 to, const char *reason);

/* noise_sort: puts what was noted into the order of the text. */
void noise_sort(struct reading *r);

/* The table; its examples are tests. */
/* NOISE_TOP: starts a line, and only above the body, within the first lines. */
enum noise_how {
    NOISE_STARTS,
    NOISE_TOP,
    NOISE_HAS,
    NOISE_IS
};
struct noise_rule {
    enum noise_how how;
    const char *words;
    u8 chars_max; /* only lines of at most this many characters; 0 = any */
    const char *reason;
    const char *example;
};
extern const struct noise_rule noise_rules[];
extern const size_t noise_rules_n;

/* The words of the table, for one scan a line. */
struct noise_words {
    const struct words *inside;
    const struct words *in_front;
};
struct noise_words noise_words_make(struct arena *a);

/* noise_rule_of: the row that a line fits, or NULL.
 *   top  the line is one of the first of the document */
const struct noise_rule *noise_rule_of(const struct noise_words *words, str line, bool top);

#endif

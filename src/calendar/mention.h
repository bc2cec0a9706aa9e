/* Festivals that a text names: 在春节、端午等传统节日开展活动. */
#ifndef CALENDAR_MENTION_H
#define CALENDAR_MENTION_H

#include "calendar/festival.h"

struct mentions {
    const struct festival **v;
    size_t n;
};

/* mention_find: each festival that is named, once, in the order of the text. Of names at one place
 * the longest counts. What may be another word (国庆 as a name, 五四 in a number) counts only where
 * marks or words beside it show that a day is meant. 我们的节日 and 传统节日 stand for the seven
 * traditional festivals, unless the text names some itself. */
struct mentions mention_find(struct arena *a, str text);

struct mention_case {
    const char *text;
    const char *ids; /* divided by spaces */
};
extern const struct mention_case mention_cases[]; /* examples of the rules; each is a test */
extern const size_t mention_cases_n;

#endif

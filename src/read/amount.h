/* Quantities with what they count: the words around each in its own part of the sentence, so that
 * of 新建分馆3个、流动服务点6个 the 3 belong to 分馆. */
#ifndef READ_AMOUNT_H
#define READ_AMOUNT_H

#include "read/facts.h"
#include "read/lexicon.h"

/* Whether a figure is a total, or what falls on one. */
enum amount_per {
    PER_ALL,
    PER_TIME, /* 每月1次 */
    PER_HEAD, /* 人均20小时 */
};

struct amount {
    struct quantity q;
    str about; /* the part of the sentence it stands in, between marks of any kind */
    str wide;  /* the part between commas */
    u8 per;    /* enum amount_per */
    i64 times; /* PER_TIME: how often in a year; 0 = too often to be counted up (每周: holidays) */
};
VEC_TYPE(amounts, struct amount);

/* amount_find: the quantities of a normalised text; `known` are those that were found in it as a
 * whole, of which none is lost.
 *   t  scratch */
struct amounts amount_find(struct arena *a, const struct words *lexicon, struct tokens *t, str s,
                           struct list known);

/* amount_unit: the unit by which figures may be compared: 场次 → 场, 名 → 人; most are themselves.
 */
str amount_unit(str unit);

/* amount_enough: whether `got` keeps the promise `q`. */
bool amount_enough(const struct quantity *q, milli got);

/* The words that tell how often, or on whom, a figure falls. */
struct per_word {
    const char *text;
    enum amount_per per;
    i64 times;
    const char *example;
};
extern const struct per_word per_words[];
extern const size_t per_words_n;

struct unit_word {
    const char *unit;
    const char *same;
};
extern const struct unit_word unit_words[];
extern const size_t unit_words_n;

#endif

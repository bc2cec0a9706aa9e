/* What tells one text from another: its terms. Two neighbouring characters are a term, and so are a
 * quoted name, the title of a paper, a number with its unit, a Latin word. Terms of official filler
 * (认真 深入 开展 工作) weigh little, those of names weigh more. Nothing is cut into words: a
 * report says 理论学习走深走实 where the plan said 深化理论学习, and pairs of characters survive
 * that. */
#ifndef READ_TERMS_H
#define READ_TERMS_H

#include "base/str.h"
#include "read/words.h"

/* A term of a text. */
struct term_of {
    u64 key;    /* the same for the same term in any text */
    u16 weight; /* percent of a plain term's weight */
    bool bonus; /* supports a match where it is found in both, and is not missed where it is not */
};
VEC_TYPE(terms, struct term_of);

struct term_words; /* the words below, ready to be sought */

struct term_words *term_words_make(struct arena *a);

/* terms_find: adds the terms of `s`, a normalised text, to *into; a term that stands twice is given
 * twice. */
void terms_find(struct arena *a, struct term_words *words, str s, struct terms *into);

enum term_word_kind {
    TERM_FILLER, /* says nothing about what is done */
    TERM_NAME,   /* ends the name of an organisation or place: with what stands before it, it tells
                    more than other words */
};

/* To add one: a row, anywhere. `example` holds the word; `core` is what tells of the example. */
struct term_word {
    const char *text;
    enum term_word_kind kind;
    const char *example;
    const char *core;
};
extern const struct term_word term_word_table[];
extern const size_t term_word_table_n;

#endif

/* Words that the checks look for anywhere in a text, sought in one scan for all of them. */
#ifndef READ_SIGNALS_H
#define READ_SIGNALS_H

#include "read/reading.h"

enum signal_kind {
    SIGNAL_RESIDUE,   /* the beginning of a placeholder: XX ** ___ */
    SIGNAL_STALE,     /* value = row of the table of outdated references */
    SIGNAL_ENCLOSURE, /* 另附, 见附件 */
    SIGNAL_MEANS,     /* 经费, 专职 */
    SIGNAL_EDITION,   /* 测评体系 */
    SIGNAL_TITLE,     /* value = row of the table of titles: 文明单位 */
    SIGNAL_MARK,      /* a question mark, which may be a lost byte */
    SIGNAL_DIGITS,    /* 200, which may have lost a digit */
    SIGNAL_VAGUE,     /* 定期 */
};

struct signal {
    str words;
    u8 kind;
    u8 value;
};

struct signal_hit {
    u32 at;  /* of the normalised text */
    u16 len; /* bytes */
    u8 kind;
    u8 value;
};
VEC_TYPE(signal_hits, struct signal_hit);

/* signals_have: whether there is a hit of that kind. */
bool signals_have(const struct signal_hits *hits, enum signal_kind kind);

/* signals_find: all hits of norm[from, to) outside noise, in the order of the text. */
struct signal_hits signals_find(struct reading *r);

#endif

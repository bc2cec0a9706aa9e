/* Markers of numbered items: 一、 (一) 1. (1) ① 一是 首先 第一, 第一阶段: 第一章 附件1. */
#ifndef READ_MARKER_H
#define READ_MARKER_H

#include "base/str.h"

/* Styles, from the outermost custom to the innermost. The order is a custom, not a rule: nesting is
 * found from the document. */
enum style {
    STYLE_ANNEX,   /* 附件1 */
    STYLE_CHAPTER, /* 第一章, 第一部分 */
    STYLE_HAN,     /* 一、 */
    STYLE_PHASE,   /* 第一阶段: */
    STYLE_HAN_IN,  /* (一) */
    STYLE_ARTICLE, /* 第一条 */
    STYLE_ARABIC,  /* 1. 1、 */
    STYLE_SEQUENCE, /* 首先 其次 再次 最后 */
    STYLE_NTH,      /* 第一, 第二, */
    STYLE_ARABIC_IN, /* (1) 1) */
    STYLE_CIRCLED,   /* ① */
    STYLE_SHI,       /* 一是 一要 */
    STYLE_COUNT,
};

struct marker {
    enum style style;
    i64 ordinal; /* from 1 */
    size_t len;  /* bytes, delimiter included */
    size_t bare; /* bytes without the delimiter */
};

/* marker_at: a marker that starts at offset `at` of normalised text. */
bool marker_at(str s, size_t at, struct marker *m_out);

/* The grammar as a table: `#` is a Chinese number, `9` an Arabic one of at most three digits; each
 * row carries an example. To add a row: longest first within a style. */
struct marker_rule {
    enum style style;
    str before;   /* literal before the number */
    char number;  /* '#', '9', or 0: the ordinal is `ordinal` */
    str after[5]; /* alternatives of what follows, delimiter included; END closes the list */
    size_t bare_after;    /* bytes of `after` that belong to the bare marker */
    i64 ordinal;
    const char *example;
    const char *bare;     /* the example's marker without delimiter */
};
extern const struct marker_rule marker_rules[];
extern const size_t marker_rules_n;

#endif

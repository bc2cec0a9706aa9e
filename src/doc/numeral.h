/* The numbers of automatic lists, as offices write them. */
#ifndef DOC_NUMERAL_H
#define DOC_NUMERAL_H

#include "base/str.h"

enum numeral {
    NUMERAL_NONE, /* bullets and lists without numbers */
    NUMERAL_DECIMAL,
    NUMERAL_DECIMAL_ZERO, /* 01 */
    NUMERAL_FULL_WIDTH,   /* １２ */
    NUMERAL_CIRCLED,      /* ① */
    NUMERAL_PAREN,        /* ⑴ */
    NUMERAL_FULL_STOP,    /* ⒈ */
    NUMERAL_LOWER_LETTER, /* a … z aa bb */
    NUMERAL_UPPER_LETTER,
    NUMERAL_LOWER_ROMAN,
    NUMERAL_UPPER_ROMAN,
    NUMERAL_CHINESE,        /* 一 … 十 十一 … 一百零五 */
    NUMERAL_CHINESE_DIGITS, /* 一 … 一〇 一一 */
    NUMERAL_LEGAL,          /* 壹 … 壹拾 壹拾壹, Simplified */
    NUMERAL_LEGAL_HANT,     /* 壹 貳 參 … Traditional */
    NUMERAL_STEMS,          /* 甲乙丙 … */
    NUMERAL_BRANCHES,       /* 子丑寅 … */
    NUMERAL_CIRCLED_HAN,    /* ㊀ */
    NUMERAL_PAREN_HAN,      /* ㈠ */
};

/* numeral_text: n in a style; what the style cannot write is written in Arabic digits. */
str numeral_text(struct arena *a, enum numeral style, u32 n);

/* numeral_of_word: the style that WordprocessingML calls `name` (ST_NumberFormat); unknown ones
 * are decimal. */
enum numeral numeral_of_word(str name);

#endif

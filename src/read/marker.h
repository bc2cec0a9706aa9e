/* Markers of numbered items: 一、 (一) 1. (1) ① 一是 首先 第一, 第一阶段: 第一章 附件1. */
#ifndef READ_MARKER_H
#define READ_MARKER_H

#include "base/str.h"

/* Styles, from the outermost custom to the innermost. The order is a custom, not a rule: nesting is
 * found from the document. */
enum style {
    STYLE_ANNEX,     /* 附件1 */
    STYLE_CHAPTER,   /* 第一章, 第一部分 */
    STYLE_HAN,       /* 一、 */
    STYLE_PHASE,     /* 第一阶段: */
    STYLE_HAN_IN,    /* (一) */
    STYLE_ARTICLE,   /* 第一条 */
    STYLE_ARABIC,    /* 1. 1、 */
    STYLE_SEQUENCE,  /* 首先 其次 再次 最后 */
    STYLE_NTH,       /* 第一, 第二, */
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

/* marker_may_start: false where no marker can start, by one look at the character at `at`; true for
 * a few others too. Here because every mark of a text is followed by this question. Of Han
 * characters the last byte tells: that of 附 第 首 其 再 最, 一 to 十 or 百. */
#define MARKER_BIT(character) ((u64)1 << (u8)(character)[2] % 64)
static inline bool marker_may_start(str s, size_t at) {
    const u64 lasts = MARKER_BIT("附") | MARKER_BIT("第") | MARKER_BIT("首") | MARKER_BIT("其") |
                      MARKER_BIT("再") | MARKER_BIT("最") | MARKER_BIT("一") | MARKER_BIT("二") |
                      MARKER_BIT("三") | MARKER_BIT("四") | MARKER_BIT("五") | MARKER_BIT("六") |
                      MARKER_BIT("七") | MARKER_BIT("八") | MARKER_BIT("九") | MARKER_BIT("十") |
                      MARKER_BIT("百");
    u8 first = (u8)s.ptr[at];
    if (first < 0x80)
        return first == '(' || (first >= '0' && first <= '9');
    if (at + 2 >= s.len)
        return false;
    if (first < 0xE4) /* ① to ⑩ */
        return first == 0xE2 && (u8)s.ptr[at + 1] == 0x91;
    return lasts >> (u8)s.ptr[at + 2] % 64 & 1;
}

/* marker_at: a marker that starts at offset `at` of normalised text. */
bool marker_at(str s, size_t at, struct marker *m_out);

/* The grammar as a table: `#` is a Chinese number, `9` an Arabic one of at most three digits, `o` a
 * circled one; each row carries an example. To add a row: longest first within a style. */
struct marker_rule {
    enum style style;
    str before;        /* literal before the number */
    char number;       /* '#', '9', 'o', or 0: the ordinal is `ordinal` */
    str after[5];      /* alternatives of what follows, delimiter included; END closes the list */
    size_t bare_after; /* bytes of `after` that belong to the bare marker */
    i64 ordinal;
    const char *example;
    const char *bare; /* the example's marker without delimiter */
};
extern const struct marker_rule marker_rules[];
extern const size_t marker_rules_n;

#endif

/* The words by which tasks are understood, and a task's text cut into them in one scan. */
#ifndef READ_LEXICON_H
#define READ_LEXICON_H

#include "base/str.h"
#include "read/words.h"

enum word_class {
    W_NONE,
    /* marks */
    W_STOP, /* 。 ; ! ? and the end of a line */
    W_COMMA,
    W_COLON,
    W_JOIN,    /* 、 和 及 与 */
    W_OPEN,    /* ( */
    W_CLOSE,   /* ) */
    W_QUOTE,   /* “ */
    W_UNQUOTE, /* ” */
    W_TITLE,   /* 《 */
    W_UNTITLE, /* 》 */
    /* who */
    W_ORG,      /* ends the name of an organisation */
    W_ORG_WEAK, /* one character that may end one: 科 处 局 */
    W_POST,     /* a post or body of leaders */
    W_STAFF,    /* people in general: never an owner */
    W_SELF,     /* the document's own organisation */
    W_BY,       /* 由 */
    W_WITH,     /* 以 … 为主, 与 … 共同 */
    W_RESET,    /* ends a relative clause: 参加的 */
    /* what is said of them */
    W_MODAL,  /* 要 应 须 */
    W_MAY,    /* 可 鼓励: not binding */
    W_LEAD,   /* 牵头 */
    W_CHARGE, /* 负责 */
    W_ASSIST, /* 配合 协助 */
    W_SET,    /* 组织 督促 + who + verb */
    W_PRED,   /* any other word that begins a predicate */
    W_TOWARD, /* 对: only with 负责 later on */
    W_IS,     /* 是 为: only with 责任人 later on */
    W_HAVE,   /* 有: only with 责任 later on */
    W_LABEL,  /* 责任单位: value is enum label */
    /* when */
    W_YEAR,
    W_MONTH,
    W_DAY,
    W_QUARTER,
    W_BEFORE,
    W_END,     /* 底 末 */
    W_TO,      /* 至 - — */
    W_UNTIL,   /* 到 至 于 before a point of time */
    W_NOW,     /* 今年: value is the offset in years */
    W_CADENCE, /* value is enum cadence */
    W_EVERY,   /* 每 */
    /* how much */
    W_NUMBER,
    W_UNIT,      /* 次 场 人次 万元 */
    W_UNIT_WEAK, /* 个 项 件: needs a sign that it is a quantity */
    W_AT_LEAST,  /* 不少于 */
    W_AT_MOST,
    W_ABOUT,
    W_MORE,   /* 以上, 余 behind the number */
    W_NTH,    /* 第 */
    W_PLACE,  /* a verb that makes Chinese numbers count: 建立 打造 */
    W_PHRASE, /* a set word that hides others: 主要 三会一课 */
};

enum label {
    LABEL_OWNER,
    LABEL_CO,
    LABEL_LEADER,
    LABEL_DUE,
    LABEL_TIME,
    LABEL_CADENCE
};
enum cadence {
    CADENCE_NONE,
    WEEKLY,
    MONTHLY,
    QUARTERLY,
    HALF_YEARLY,
    YEARLY,
    CONTINUOUS
};

/* The value of a W_PRED: what else it tells. */
enum verb {
    VERB_PLAIN,
    VERB_EACH,     /* 分别: its subject may stand before a comma */
    VERB_TOGETHER, /* 共同: with whom */
    VERB_COUNTS,   /* 建立, 举办: a Chinese number behind it is a quantity */
    VERB_NOUN,     /* 督查, 教育: may be part of a name, as in 督查室 */
    VERB_UNIT,     /* 把: a unit behind a number */
    VERB_VAGUE,    /* 定期: a rhythm that says nothing */
    VERB_HOW,      /* 全面: an adverb that does not tell anybody to act */
};

enum {
    ASSIST_JOINT = 1
}; /* 会同, 联合: its subject is a principal, whom it names assists */

/* How far a pass looks around a word for what belongs to it. A longer sentence is no sentence of a
 * person, and looking further would make the time grow with its square. */
enum {
    SENTENCE_TOKENS_MAX = 400,
    SENTENCE_BYTES_MAX = 3000
};

struct token {
    u32 from, to; /* of the text that was cut */
    u8 class;     /* enum word_class */
    bool chinese; /* numbers: written in Chinese characters */
    i16 value;    /* labels, cadences, years */
    milli n;      /* numbers */
};

struct tokens {
    struct token *v;
    size_t n, cap;
    u64 classes; /* CLASS of each token, or-ed: most passes look for classes that are not there */
};

#define CLASS(class) ((u64)1 << (class)) /* sets of enum word_class */

struct lexicon_word {
    const char *text;
    u8 class;
    i16 value;
};
extern const struct lexicon_word lexicon_words[];
extern const size_t lexicon_words_n;

struct words *lexicon_make(struct arena *a);

/* lexicon_cut: the tokens of s replace those of *into. The memory of *into is used again. */
void lexicon_cut(struct arena *a, const struct words *lexicon, str s, struct tokens *into);

str cadence_name(enum cadence c);

#endif

/* Filters of the ledger, as people type them (docs/ledger_filter.md):
 *
 *     filter = all {("或" | "or") all}           all  = part {part}
 *     part   = ("非" | "not" | "-") part | "(" filter ")" | term
 *     term   = field op value {"," value} | word    op = : = < <= > >=
 *
 * 状态:待审核 时限<2025-07 (部门:办公室 或 无部门) 非 灯:红 讲堂. A word of its own stands for
 * itself (无时限) or is looked for in the title. Parsing is pure; what a term means for the
 * database stands in filter_query.h. */
#ifndef APP_FILTER_H
#define APP_FILTER_H

#include "base/err.h"

/* What the values of a field are. */
enum filter_kind {
    FILTER_CHOICE, /* one of .choices */
    FILTER_DAY,    /* 2025, 2025-06, 2025-06-30, 今天 */
    FILTER_NUMBER, /* whole numbers, % behind them or not */
    FILTER_ID,     /* whole numbers, only : and = */
    FILTER_ORG,    /* name, path or id */
    FILTER_TEXT,   /* a part of it */
};

/* A value of a choice. */
struct filter_choice {
    const char *words; /* divided by |; the first is how sentences call it */
    const char *value; /* as records hold it */
};

/* To add a field: a row in filter_fields.c; if its column stands in no index of the lists, say so
 * in docs/ledger_filter.md. */
struct filter_field {
    const char *words; /* divided by |; the first is how sentences call it */
    enum filter_kind kind;
    const char *column;                  /* of duty; "lamp" and "source" have none */
    const struct filter_choice *choices; /* ended by a NULL word */
};
extern const struct filter_field filter_fields[];
extern const size_t filter_fields_n;

/* A word that is a condition of its own. */
struct filter_word {
    const char *word;
    const char *sql; /* a constant of ours */
};
extern const struct filter_word filter_words[];
extern const size_t filter_words_n;

enum filter_op {
    FILTER_IS,
    FILTER_BELOW, /* < */
    FILTER_UPTO,  /* <= */
    FILTER_ABOVE, /* > */
    FILTER_FROM,  /* >= */
};

enum filter_what {
    FILTER_AND,
    FILTER_OR,
    FILTER_NOT,
    FILTER_TERM, /* .field .op and its operand */
    FILTER_WORD, /* .word */
};

struct filter_node {
    enum filter_what what;
    u32 left, right; /* of AND, OR; NOT has a left one */
    const struct filter_field *field;
    const struct filter_word *word;
    enum filter_op op;
    str text;   /* operand of CHOICE (its value), ORG, TEXT */
    range days; /* of DAY, first and last */
    i64 number; /* of NUMBER and ID */
    u32 at;     /* of the term in the text, in characters from 1 */
};

struct filter {
    const struct filter_node *v;
    size_t n; /* 0 = everything; else the last one is the whole */
};

enum {
    FILTER_DEPTH_MAX = 32, /* brackets and 非 inside one another */
    FILTER_TERMS_MAX = 64,
    FILTER_BYTES_MAX = 4000,
};

/* filter_parse: fails INVALID, telling the place: 第 7 个字“状太”不认识，是不是 状态？
 *   today  yyyy-mm-dd, for 今天 */
MUST_USE err filter_parse(struct ctx *c, str text, str today, struct filter *filter_out);

/* filter_field_of: a field by one of its words, NULL = there is none. filter_called: the first of
 * words that are divided by |. filter_near: the field whose name is most like a word, "" = none. */
const struct filter_field *filter_field_of(str word);
str filter_called(const char *words);
str filter_near(str word);

#endif

/* Classified material 涉密材料 does not belong on this machine: what bears a mark of classification
 * is refused. The mark is that of papers (GB/T 9704-2012, 7.2.2): 秘密★1年, or the word alone on a
 * line of its own. */
#ifndef APP_SECRET_H
#define APP_SECRET_H

#include "base/err.h"

/* secret_check: text of any length, lines divided by \n.
 *   what   how the sentence calls it: 标题
 * fails    INVALID */
MUST_USE err secret_check(struct ctx *c, str text, const char *what);

/* The marks; each row's example is a test. */
struct secret_mark {
    str mark;   /* without white space */
    bool alone; /* only where it fills its line */
    str example;
};
extern const struct secret_mark secret_marks[];
extern const size_t secret_marks_n;

#endif

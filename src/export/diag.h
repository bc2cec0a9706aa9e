/* Findings as a compiler prints them:
 *
 *     plan.docx:12:3: warning: 这项任务没有责任部门 [no-owner]
 *         5.深化中国特色社会主义和中国梦宣传教育
 *           ^~~~~~~~~~~~~~~~~~
 *         建议：写明牵头部门。
 *         另见 14:1、16:1
 *
 * The caret stands right under Chinese text, which is two columns wide. */
#ifndef EXPORT_DIAG_H
#define EXPORT_DIAG_H

#include "export/lines.h"
#include "export/term.h"

struct diag {
    str file;
    i64 line;     /* of the view text, from 1; 0 = the document as a whole, shown as 1:1 */
    i64 column;   /* in characters, from 1 */
    str severity; /* error, warning, note */
    str code;
    str message;
    str advice; /* "" = none */
    span place; /* of the view text; empty = no context is shown */
    spans more; /* further places */
};

/* diag_write: one finding.
 *   view   the lines of the document's view text */
void diag_write(struct out *o, const struct term *t, const struct lines *view,
                const struct diag *d);

/* diag_tone: how a severity is told apart. */
enum tone diag_tone(str severity);

#endif

/* What kind of line a line is, seen by itself: date, label, signature, attachment list, … */
#ifndef READ_LINES_H
#define READ_LINES_H

#include "base/str.h"

/* A date in text, each part 0 when it is not given or blank. */
struct date {
    i64 year, month, day;
};

/* date_read: a date at the front of s (2021年10月19日, 2021-10-19, 2021年10月,
 * 二〇二一年十月十九日). gives  its length in bytes, 0 = none; a year has four digits of 19xx or
 * 20xx */
size_t date_read(str s, struct date *date_out);

/* date_last: the last full date of s that is not a document number or a span of time. */
bool date_find(str s, struct date *date_out);

bool line_is_date(str s);            /* nothing but a date */
bool line_is_label(str s);           /* 工作职责: */
bool line_is_attachment_list(str s); /* 附件: … */
bool line_is_annex_title(str s);     /* 附件1 or 附件1:任务分工表, by itself */
bool line_is_tail(str s); /* 抄送, 联系人, (此件公开发布), 2021年印发 … */
bool line_is_bare(str s); /* ends without 。 ; : , : it may be a heading or a title */

#endif

/* A text to paste into a chat group: which duties of a department are late, near or returned. */
#ifndef APP_REMIND_H
#define APP_REMIND_H

#include "app/tx.h"

/* app_remind: names departments and duties, never people; of many duties the most urgent.
 *   org  department
 * gives  *text_out, several lines; what there is to say even when nothing is urgent
 * fails  NOT_FOUND, DB */
MUST_USE err app_remind(struct deed *d, i64 org, str *text_out);

#endif

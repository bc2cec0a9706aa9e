/* Texts that people typed: checked once, before they are kept. */
#ifndef APP_TYPED_H
#define APP_TYPED_H

#include "base/err.h"

/* typed_check: valid UTF-8, no control characters, not too long.
 *   what       how the sentence calls it: 组织名称
 *   max_chars  characters at most
 * fails      INVALID */
MUST_USE err typed_check(struct ctx *c, str text, const char *what, size_t max_chars);

/* typed_day: a day as people and spreadsheets write it: 2025-06-30, 2025/6/30, 2025.6.30,
 * 2025年6月30日, 20250630, 45838 (days since 1899-12-30, as workbooks count), full width as well; a
 * time behind it is left out.
 *   day_out  yyyy-mm-dd
 * gives    false when it is none */
bool typed_day(struct arena *a, str text, str *day_out);

/* typed_reason: why something is done: as typed_check, of what is kept as the reason of a change.
 * fails      INVALID */
MUST_USE err typed_reason(struct ctx *c, str reason);

#endif

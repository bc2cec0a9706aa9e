/* Texts that people typed: checked once, before they are kept. */
#ifndef APP_TYPED_H
#define APP_TYPED_H

#include "base/err.h"

/* typed_check: valid UTF-8, no control characters, not too long.
 *   what       how the sentence calls it: 组织名称
 *   max_chars  characters at most
 * fails      INVALID */
MUST_USE err typed_check(struct ctx *c, str text, const char *what, size_t max_chars);

#endif

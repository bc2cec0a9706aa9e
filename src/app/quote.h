/* Quotes 引用: which duty is shown to be done by which record or proof. */
#ifndef APP_QUOTE_H
#define APP_QUOTE_H

#include "app/tx.h"
#include "store/proof.h"

/* quote_put: a duty quotes it; what it quotes already stays as it is.
 *   like   duty, and record or proof
 * fails    NOT_FOUND; DENIED: the duty is of others; INVALID: it was given up; BUSY, DB, IO */
MUST_USE err quote_put(struct tx *tx, struct quote like);

/* quote_drop: it is quoted no longer.
 * fails    NOT_FOUND; DENIED; INVALID: the duty was handed in, and stands on what it quotes; BUSY,
 * DB, IO */
MUST_USE err quote_drop(struct tx *tx, struct quote like);

#endif

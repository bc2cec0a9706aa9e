/* Secrets that a person types: on the terminal, unseen; where nobody sits, from a file that was
 * named for it. Never from the words of the call, which everybody on the machine can read. */
#ifndef CLI_SECRET_H
#define CLI_SECRET_H

#include "cli/call.h"

/* secret_can_ask: whether somebody sits at a terminal. */
bool secret_can_ask(void);

/* secret_ask: one secret.
 *   what  as the prompt calls it: "root 的口令"
 *   file  whose first line it is; nobody else may read it. "" = asks
 * fails  INVALID: no terminal and no file, given up, too long; DENIED: others may read the file;
 *        NOT_FOUND, IO */
MUST_USE err secret_ask(const struct call *call, struct ctx *c, str what, str file,
                        str *secret_out);

/* secret_choose: a new password; on the terminal it is asked for twice.
 * fails  as secret_ask; CONFLICT: the two differ */
MUST_USE err secret_choose(const struct call *call, struct ctx *c, str what, str file,
                           str *secret_out);

#endif

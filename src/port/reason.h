/* Why a file could not be used, as a sentence: for this room and others that keep files. */
#ifndef PORT_REASON_H
#define PORT_REASON_H

#include "base/err.h"

/* reason_fail: fails with the sentence for an errno of open, rename and the like. */
err reason_fail(struct ctx *c, const char *path, int code);

/* reason_close: for arena_defer: closes the descriptor at arg and sets it to -1. */
void reason_close(void *arg);

#endif

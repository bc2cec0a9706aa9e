/* Watching long work: a line on the terminal that says how far it is, for commands that wait for
 * one call. Those that go step by step have progress.h alone. */
#ifndef CLI_WATCH_H
#define CLI_WATCH_H

#include "cli/progress.h"

/* watch_begin: from now on, as long as the work of c goes on.
 *   words  with one %lld, for what was done: "已核对 %lld 条"
 * gives    NULL where standard error is no terminal, or no thread is to be had: nobody watches
 * watch_end: wipes the line; of NULL it does nothing */
struct watch;
struct watch *watch_begin(const struct call *call, struct ctx *c, struct both words);
void watch_end(struct watch *w);

#endif

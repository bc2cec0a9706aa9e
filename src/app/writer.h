/* The writer of a database in a file. SQLite has one writer at a time and puts each commit on the
 * disk, so changes of many threads stand in one queue, first come, first served: a thread takes
 * what stands there, runs each deed as a part of one transaction, and commits all of them at once.
 * A deed is answered after that commit; one that fails takes back its own part alone.
 *
 *     thread ──tx_run──▶ queue ──▶ [ part, part, part … entries, one link ] commit ──▶ answers
 *
 * Between tx_run and its answer the deed, its argument and the arena of its ctx belong to the
 * writer, and its thread waits; so none of them needs a lock. */
#ifndef APP_WRITER_H
#define APP_WRITER_H

#include "app/tx.h"

/* writer_open: starts the thread, with a connection of its own. Deeds whose `writer` it is are run
 * by it. It ends with the arena of c, after what stands in its queue; nobody may come any more.
 * fails  as db_open; INVALID: not a file, whose server takes many writers by itself */
MUST_USE err writer_open(struct ctx *c, str address, struct writer **writer_out);

/* What tx_run and tx_try do with a deed that has a writer. */
MUST_USE err writer_run(struct deed *d, const char *name, tx_work *work, void *arg);
MUST_USE err writer_try(struct deed *d, const char *name, tx_work *work, void *arg);

#endif

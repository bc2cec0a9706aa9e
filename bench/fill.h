/* Duties to measure with. */
#ifndef BENCH_FILL_H
#define BENCH_FILL_H

#include "app/tx.h"

enum {
    FILL_ORGS = 200
};
extern const char *const fill_states[5];

double bench_now(void); /* seconds, of a clock that only goes forward */

/* bench_need: ends the program with the sentence when a call has failed. */
void bench_need(const struct ctx *c, err e);

/* bench_open: a connection to an empty database, with the schema and that many duties. */
void bench_open(struct ctx *c, str address, i64 duties, struct deed *deed_out);

/* bench_report: the work of the change that is measured: a duty is read, and written with another
 * progress; arg is its id. bench_bare: the same in a transaction of its own, without the audit. */
err bench_report(struct tx *tx, void *arg);
err bench_bare(struct deed *d, i64 id);

#endif

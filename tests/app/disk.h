/* A disk for SQLite that fails: it loses its power and with it what was not synced, or is full.
 *
 * It stands between SQLite and the files. Each write is kept with what it overwrote until the file
 * is synced; when the power comes back each of them has happened, has not, or has for some of its
 * sectors, by a seed. Locks and the memory that connections share are those of the system. */
#ifndef TESTS_APP_DISK_H
#define TESTS_APP_DISK_H

#include "base/types.h"

enum disk_fault {
    DISK_POWER, /* nothing is written any more */
    DISK_FULL,  /* no write finds room; syncing works */
};

/* disk_install: all connections that are opened from now on use it, until disk_remove. */
void disk_install(void);
void disk_remove(void);

/* disk_fail: the n-th write or sync from now on fails, and all behind it, until disk_heal: there is
 * room again, or the power is back. After a loss of power no connection may be open then. */
void disk_fail(i64 nth, enum disk_fault fault);
void disk_heal(u64 seed);

bool disk_failed(void); /* the fault has happened */

#endif

/* Backup and restore: everything that a database holds, and the stored files, in one file that
 * other programs can read as well (docs/backup.md). Tables are taken as they are, so that a backup
 * can be made of a database that is older than the program, and be restored on the other engine. */
#ifndef APP_BACKUP_H
#define APP_BACKUP_H

#include "app/backup_read.h"
#include "app/tx.h"

struct blob_store;

/* app_backup: writes beside and renames, after the file was read back and every digest compared.
 * Others may write meanwhile: it holds one state of the data.
 *   files    whose files it holds; NULL = none
 *   program  version of this program
 *   sum_out  what it holds
 * fails  DB: the database is newer than the program; IO: disk full, no right; MISSING */
struct backup_job {
    const char *path;
    struct blob_store *files;
    str program;
};
MUST_USE err app_backup(struct deed *d, const struct backup_job *job, struct backup_sum *sum_out);

/* app_backup_files: the stored files that belong to the database, for a job.
 * gives  NULL when there are none yet. fails  as files_open */
MUST_USE err app_backup_files(struct deed *d, struct blob_store **store_out);

/* app_backup_check: reads all of a backup. fails  as backup_next, NOT_FOUND, DENIED */
MUST_USE err app_backup_check(struct ctx *c, const char *path, struct backup_sum *sum_out);

/* app_restore: fills an empty database, whose schema is made as the backup had it and then brought
 * up to date, all in one transaction, which ends only when the audit fits.
 *   address   of the database; a file is made where there is none, and removed again on failure
 *   files     where stored files go, and what the setting `files` becomes; "" = as the restored
 *             settings say
 *   unproven  also a backup whose audit does not fit, as that of a database that was tampered with
 * fails  CONFLICT: the database is not empty; INVALID: as backup_next, or the audit does not fit;
 *        nothing was changed then. IO, DB, MISSING */
struct restore_job {
    const char *path;
    str address;
    str files;
    bool unproven;
};
struct restored {
    struct backup_sum sum;
    str head;  /* of the chain as the backup had it, "" = there is none */
    str fault; /* what does not fit; only with .unproven */
};
MUST_USE err app_restore(struct ctx *c, const struct restore_job *job,
                         struct restored *restored_out);

#endif

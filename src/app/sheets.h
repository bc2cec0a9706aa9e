/* Fill-in sheets: a department that never logs in gets a workbook with the duties that it leads,
 * fills in the yellow cells and sends it back. What it changed is merged into the ledger.
 *
 * A row carries in hidden columns whose it is, which version went out, and what its cells said
 * then. The audit keeps digests only, so a version alone could not tell what a department had
 * seen; and a sheet must not depend on what else the database has forgotten meanwhile. */
#ifndef APP_SHEETS_H
#define APP_SHEETS_H

#include "app/tx.h"
#include "export/sheet.h"
#include "store/duty.h"
#include "store/org.h"

/* A row of the sheet of duties that a department leads. */
struct sheet_row {
    i64 id;
    str title, label;
    str due_on; /* or that none is known */
    str lamp;   /* 红 已逾期 3 天 */
    str state;  /* 已退回：缺照片，2025-06-30 前补正 */
    str note;   /* from here on to be filled in */
    i64 progress_pct;
    str done;   /* "" = not said */
    str remark; /* goes behind the note */
    str mark;   /* hidden: whose row it is, see sheet_mark */
    str old_note;
    i64 old_pct;
};
extern const struct shape sheet_row_shape;
extern const struct column sheet_row_columns[];

/* The columns, in the order of the shape. */
enum sheet_column {
    SHEET_ID,
    SHEET_TITLE,
    SHEET_LABEL,
    SHEET_DUE,
    SHEET_LAMP,
    SHEET_STATE,
    SHEET_NOTE,
    SHEET_PROGRESS,
    SHEET_DONE,
    SHEET_REMARK,
    SHEET_MARK,
    SHEET_OLD_NOTE,
    SHEET_OLD_PROGRESS,
    SHEET_COLUMNS,
};

/* What the hidden mark of a row says: 1.ORG.DUTY.VERSION.ROW.ROWS.CHECK */
struct sheet_mark {
    str org, duty; /* uids */
    i64 version;   /* of the duty when the sheet went out */
    i64 row, rows; /* its number from 1, and how many went out */
    str check;     /* of the cells that are not to be changed */
};

/* sheet_check: the check of a row: its mark without one, and the cells that the reader finds.
 *   cells  SHEET_COLUMNS texts
 * fails  MISSING */
MUST_USE err sheet_check(struct ctx *c, const struct sheet_mark *mark, const str *cells,
                         str *check_out);

/* sheet_mark_text, sheet_mark_read: the mark as a cell holds it. gives  false = it is none */
str sheet_mark_text(struct arena *a, const struct sheet_mark *mark);
bool sheet_mark_read(str text, struct sheet_mark *mark_out);

/* sheet_state: the state of a duty as a row tells it. */
str sheet_state(struct arena *a, const struct duty *duty);

/* sheet_done: what a cell says of whether the duty is done: 1 yes, 0 no or nothing, -1 = neither.
 */
int sheet_done(str text);

/* ---- out ---- */

/* Which duties go out. */
struct sheets_filter {
    i64 plan;  /* 0 = of all */
    i64 org;   /* 0 = of all */
    str until; /* windows that open later are left out */
};

/* A department and the file of its sheet. */
struct sheets_org {
    struct org org;
    str file; /* 办公室.xlsx */
};

/* What went out. */
struct sheets_sent {
    i64 lead, late; /* duties to be reported on, and how many of them are late */
    i64 support;    /* that others lead; both 0 = there was nothing to send, and no file */
};

/* sheets_orgs: the organisations that exist, each with a file name of its own.
 *   dir    where the files go; made where there is none
 * fails  NOT_FOUND: no such org, plan or folder above; INVALID: a file of that name is there, which
 * somebody may have filled in; DB, IO */
MUST_USE err sheets_orgs(struct deed *d, const struct sheets_filter *filter, str dir,
                         struct list *orgs_out);

/* sheets_send: writes the sheet of one of them.
 * fails  as app_save_xlsx; DB, IO */
MUST_USE err sheets_send(struct deed *d, const struct sheets_filter *filter, str dir,
                         const struct sheets_org *to, struct sheets_sent *sent_out);

/* ---- in ---- */

/* Something to be told of a row, or of the file. */
struct sheets_note {
    i64 row; /* of the file, as its program shows it; 0 = the file as a whole */
    str tab; /* "" = the file has one table of rows */
    str text;
    bool held; /* something that was filled in has not been taken */
};

/* What came of a file. */
struct sheets_taken {
    str org;           /* whose sheet it is; of several, divided by 、 */
    i64 rows;          /* that were read */
    i64 changed;       /* duties that went on, */
    i64 submitted;     /* and those of them that were handed in for review */
    i64 conflicts;     /* cells that somebody else has changed meanwhile */
    i64 held;          /* what else was not taken */
    struct list notes; /* of struct sheets_note */
};

/* sheets_files: the paths of files, and of the workbooks that lie right in folders.
 * fails  NOT_FOUND: an empty folder; as folder_files */
MUST_USE err sheets_files(struct ctx *c, strs paths, strs *files_out);

/* sheets_take: merges a sheet that came back, all of it or nothing.
 *   dry    tells what would come of it
 * fails  INVALID: no such sheet, or of another installation; as app_open; BUSY, DB, IO */
MUST_USE err sheets_take(struct deed *d, str path, bool dry, struct sheets_taken *taken_out);

#endif

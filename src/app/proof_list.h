/* Lists of proofs, as a table for people. */
#ifndef APP_PROOF_LIST_H
#define APP_PROOF_LIST_H

#include "app/tx.h"
#include "export/sheet.h"
#include "store/proof.h"

/* What is asked for: the first that is set. */
struct proof_ask {
    i64 record;
    i64 duty;   /* what it quotes, and what belongs to the records that it quotes */
    str digest; /* SHA-256 of a file's bytes */
    i64 org;    /* 0 = of all */
    str from_on;
    i64 limit; /* rows wanted, at least 1 */
};

/* A line of the list. */
struct proof_line {
    i64 id;
    str kind; /* JPEG 图片, 网址, 纸质件 */
    str name;
    str happened_on, filed_on;
    i64 bytes;
    i64 record;        /* 0 = none */
    str duties;        /* ids of those that quote it, divided by 、 */
    str place;         /* the address, or the box */
    str state;         /* 在用 已撤下 已清除 */
    str keep_until_on; /* "" = for ever */
    str digest;
};
extern const struct shape proof_line_shape;

/* app_proof_list: newest first where many are asked for.
 * fails  NOT_FOUND: no such record, duty or org; INVALID: no digest; DB, IO */
MUST_USE err app_proof_list(struct deed *d, const struct proof_ask *ask, struct list *lines_out);

/* app_proof_line: of one proof. */
MUST_USE err app_proof_line(struct deed *d, const struct proof *p, struct proof_line *line_out);

/* proof_book: the lines as a sheet, which lives in the arena. */
struct book proof_book(struct arena *a, struct list lines, str today);

#endif

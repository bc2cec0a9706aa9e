/* Sites 点位: what is done with them. */
#ifndef APP_SITE_H
#define APP_SITE_H

#include "app/tx.h"
#include "export/sheet.h"
#include "store/site.h"

/* app_site_add: a new one.
 *   like  name, kind, place; org, 0 = the only unit
 * app_site_move: it belongs to another org.
 * app_site_close: it exists no more; records that name it stay.
 * fails  NOT_FOUND; INVALID: no name, it is closed, so is the org; CONFLICT: the org has one of
 * that name; BUSY, DB, IO */
MUST_USE err app_site_add(struct deed *d, struct site like, struct site *site_out);
MUST_USE err app_site_move(struct deed *d, i64 id, i64 org);
MUST_USE err app_site_close(struct deed *d, i64 id);

/* A line of the list. */
struct site_line {
    i64 id;
    str name;
    str kind;
    str place;
    str org;
};
extern const struct shape site_line_shape;

/* app_site_book: those that exist, of an org or of all (0). */
MUST_USE err app_site_book(struct deed *d, i64 org, struct book *book_out);

#endif

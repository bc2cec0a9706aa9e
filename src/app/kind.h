/* Kinds of records and registers: those that come with the program (data/kinds.csv), and those that
 * a unit adds. */
#ifndef APP_KIND_H
#define APP_KIND_H

#include "app/tx.h"
#include "store/kind.h"

/* app_kinds_ship: puts the kinds and fields of the program that are not there yet into the
 * database. What a unit has renamed or added stays as it is.
 *   added_out  how many there were of both
 * fails  BUSY, DB, IO */
MUST_USE err app_kinds_ship(struct deed *d, i64 *added_out);

/* app_kind: the kind that a word calls by code or name.
 *   purpose  record register
 * fails  NOT_FOUND, with what may be meant; DB */
MUST_USE err app_kind(struct ctx *c, struct db *db, const char *purpose, str word,
                      struct kind *kind_out);

/* app_kind_add: a kind of the unit's own.
 *   like  name, purpose, and what holds of it; its code is the name when it has none
 * app_kind_rename: another name for the same; the code stays.
 * app_kind_field: one more field, at the end of its form; its name is the label when it has none.
 * fails  NOT_FOUND; INVALID: a word that is none; CONFLICT: there is one of that name; BUSY, DB */
MUST_USE err app_kind_add(struct deed *d, struct kind like, struct kind *kind_out);
MUST_USE err app_kind_rename(struct deed *d, str word, str name);
MUST_USE err app_kind_field(struct deed *d, str word, struct kind_field like);

/* kind_counts: whether a quantity of a kind adds up: times persons hours amount. */
bool kind_counts(const struct kind *kind, str quantity);

/* kind_is_closed: whether only day, counts and the place of the paper may be kept of a kind, as
 * the setting record.sensitive has it. */
MUST_USE err kind_is_closed(struct ctx *c, struct db *db, const struct kind *kind,
                            bool *closed_out);

/* A line of the list of kinds: a kind, and its further fields in words. */
struct kind_line {
    str name;
    str code;
    str family;
    str counts;    /* 场次、人次 */
    str fields;    /* 主题*、主讲人; * = required */
    str sensitive; /* 只记时间和数量; "" = no */
};
extern const struct shape kind_line_shape;

/* app_kind_lines: the kinds of a purpose as a sheet. */
struct book;
MUST_USE err app_kind_book(struct deed *d, const char *purpose, struct book *book_out);

#endif

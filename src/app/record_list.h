/* Records as sheets: the list, and what adds up over a span of days. */
#ifndef APP_RECORD_LIST_H
#define APP_RECORD_LIST_H

#include "app/tx.h"
#include "export/sheet.h"
#include "store/record.h"

/* A line of the list. */
struct record_line {
    i64 id;
    str happened_on; /* "" = a draft without a date */
    str kind;        /* 集中学习 */
    str title;       /* "" of a sensitive kind */
    str org;
    i64 times, persons;
    milli hours;
    milli amount; /* 万元 */
    str state;    /* 草稿 已归档 已作废 */
};
extern const struct shape record_line_shape;

/* A line of the sums; the last one is that of all kinds. */
struct sum_line {
    str family;
    str kind;
    i64 records;
    i64 times, persons; /* 0 where the kind does not count them */
    milli hours;
    milli amount;
};
extern const struct shape sum_line_shape;

/* What both are asked for. */
struct record_ask {
    i64 org;  /* 0 = of all */
    str kind; /* code or name, "" = of all; not of sums */
    str from_on, until_on;
    i64 limit;
};

/* app_record_book: the records, newest first; those that were given up are left out.
 * app_record_sums: what was filed.
 * fails  NOT_FOUND: no such org or kind; INVALID: not a day; DB, IO */
MUST_USE err app_record_book(struct deed *d, const struct record_ask *ask, struct book *book_out);
MUST_USE err app_record_sums(struct deed *d, const struct record_ask *ask, struct book *book_out);

/* app_record_quoted: the records that a duty quotes, as lines. */
MUST_USE err app_record_quoted(struct deed *d, i64 duty, struct list *lines_out);

#endif

/* Records 活动记录: something that happened on a date. (The functions of noun.h, record_add and
 * its like, are those of all kinds of records; struct record is one of them.) */
#ifndef STORE_RECORD_H
#define STORE_RECORD_H

#include "store/noun.h"

struct record {
    i64 id, version;
    str uid;
    i64 org;
    i64 kind;
    str title;        /* RECORD_TITLE_CHARS at most; "" of what is sensitive */
    str happened_on;  /* "" only of a draft */
    str until_on;     /* last day of several, "" = one day */
    str place;        /* in words, "" = not said */
    i64 site;         /* 0 = none of ours */
    str host;         /* who led or chaired it, "" = not said */
    str people;       /* who took part, in words */
    str summary;      /* "" = none */
    i64 times;        /* 场次 */
    i64 persons;      /* 人次 */
    i64 minutes;      /* of service or study */
    i64 amount_milli; /* thousandths of 万元 */
    str more;         /* further fields of its kind: a JSON object of texts, keys in order */
    i64 document;     /* that it was drafted from, 0 = none */
    str state;        /* draft filed void */
    i64 filed_at;     /* seconds since 1970, 0 = not yet */
};
extern const struct shape record_shape;
extern const struct noun noun_record;

enum {
    RECORD_TITLE_CHARS = 100 /* it stands in the indexes of lists */
};

/* A row of a list: what its index holds, so that no row of the table is touched. */
struct record_row {
    i64 id;
    i64 org, kind;
    str happened_on;
    str state;
    str title;
    i64 times, persons, minutes, amount_milli;
};
extern const struct shape record_row_shape;

/* What a list is asked for. */
struct record_filter {
    i64 org;       /* 0 = of all */
    i64 kind;      /* 0 = of all */
    str from_on;   /* "" = from the first */
    str until_on;  /* "" = to the last */
    i64 limit;     /* rows wanted, at most 1000 */
    str before_on; /* the last row that was seen; "" and 0 = from the start */
    i64 before_id;
};

/* record_list: newest first; drafts without a date come last. */
MUST_USE err record_list(struct ctx *c, struct db *db, const struct record_filter *filter,
                         struct list *rows_out);

/* What was filed of a kind in a span of days. */
struct record_sum {
    i64 kind;
    i64 records;
    i64 times, persons, minutes, amount_milli;
};
extern const struct shape record_sum_shape;

/* record_sum: of each kind of which something was filed.
 *   org                0 = of all
 *   from_on, until_on  both included, "" = open */
MUST_USE err record_sum(struct ctx *c, struct db *db, const struct record_filter *filter,
                        struct list *sums_out);

#endif

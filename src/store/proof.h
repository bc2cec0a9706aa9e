/* Proofs 佐证材料: a file, an address or a paper that shows something was done; and quotes 引用:
 * which duty is shown to be done by which record or proof. One record or proof serves many duties.
 */
#ifndef STORE_PROOF_H
#define STORE_PROOF_H

#include "store/noun.h"

struct proof {
    i64 id, version;
    str uid;
    i64 org;            /* whose it is */
    i64 record;         /* that it belongs to, 0 = none */
    str kind;           /* file address paper */
    str name;           /* of the file, or what people call it */
    str digest;         /* SHA-256 of a file's bytes, hexadecimal; under it lies the file */
    i64 bytes;          /* of a file */
    str type;           /* of a file, MIME, as its content says: image/jpeg */
    str happened_on;    /* day of what it shows, "" = not said */
    i64 filed_at;       /* when it came in, seconds since 1970 */
    i64 filed_by;       /* person, 0 = nobody in particular */
    str address;        /* of an address: https://… */
    str box;            /* of a paper: number of the box, or its place */
    str state;          /* kept dropped purged: dropped, and its bytes are gone */
    i64 dropped_at;     /* 0 = it is kept */
    str dropped_reason; /* "" = it is kept */
    str retention;      /* Y for ever, D30 and D10 years (DA/T 22) */
    str keep_until_on;  /* "" = for ever */
};
extern const struct shape proof_shape;
extern const struct noun noun_proof;

struct quote {
    i64 id, version;
    i64 duty;
    i64 record;   /* 0 = a proof is quoted */
    i64 proof;    /* 0 = a record is quoted */
    bool dropped; /* no longer quoted */
};
extern const struct shape quote_shape;
extern const struct noun noun_quote;

/* What a list is asked for. */
struct proof_filter {
    i64 org;       /* 0 = of all */
    str from_on;   /* "" = from the first */
    str until_on;  /* "" = to the last */
    i64 limit;     /* rows wanted, at most 1000 */
    str before_on; /* the last row that was seen; "" and 0 = from the start */
    i64 before_id;
};

/* proof_page: newest first, by the day of what they show; those without a day come last. */
MUST_USE err proof_page(struct ctx *c, struct db *db, const struct proof_filter *filter,
                        struct list *proofs_out);

/* proof_of_record: those that belong to a record. proof_of_digest: those with the same bytes. */
MUST_USE err proof_of_record(struct ctx *c, struct db *db, i64 record, struct list *proofs_out);
MUST_USE err proof_of_digest(struct ctx *c, struct db *db, str digest, struct list *proofs_out);

/* quote_find: the quote of a record or proof by a duty, a dropped one too.
 * gives  quote_out->id 0 when there is none */
MUST_USE err quote_find(struct ctx *c, struct db *db, const struct quote *like,
                        struct quote *quote_out);

/* What is quoted, without what was dropped. */
MUST_USE err quote_of_duty(struct ctx *c, struct db *db, i64 duty, struct list *quotes_out);
MUST_USE err quote_of_record(struct ctx *c, struct db *db, i64 record, struct list *quotes_out);
MUST_USE err quote_of_proof(struct ctx *c, struct db *db, i64 proof, struct list *quotes_out);

#endif

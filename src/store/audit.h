/* The audit: one entry for each change, and a chain over the entries that nobody can mend unseen.
 *
 * Entries are written together with their changes. They are linked many at a time: a link
 * holds the Merkle root of its entries, the digest of the link before, and its own digest. So
 * writers never wait for each other at the head of the chain; an entry that is not linked yet still
 * proves the record it tells of, and is linked with the next change. */
#ifndef STORE_AUDIT_H
#define STORE_AUDIT_H

#include "port/digest.h"
#include "store/tx.h"

struct audit {
    i64 id;
    i64 at;  /* seconds since 1970 */
    i64 who; /* person, 0 = the program itself */
    str deed;
    str noun;
    i64 record;
    i64 version; /* of the record after the change, counted from 1 without a gap */
    str before;  /* digest of the canonical text, "" = it was not there */
    str after;   /* "" = it is no more */
    str entry;   /* digest of all the above */
    i64 link;    /* 0 = not linked yet */
};

struct audit_link {
    i64 id; /* from 1, without a gap */
    i64 at;
    i64 entries;
    str algorithm; /* sha256 sm3 */
    str root;
    str previous; /* digest of the link before, "" = it is the first */
    str digest;   /* of all the above */
};

/* Of an entry, what tells how a record went on. */
struct audit_step {
    i64 record;
    i64 version; /* of the record after it */
    str before, after;
};
extern const struct shape audit_shape, audit_link_shape, audit_step_shape;

/* For what goes through everything: they are read page by page as records are, but nobody gets,
 * adds or sets one, and they are no part of `nouns`. */
struct noun;
extern const struct noun noun_audit, noun_audit_link;

/* A change to be noted. */
struct change {
    const char *noun;
    i64 record;
    i64 version;       /* after the change */
    str before, after; /* canonical texts, "" = not there */
};

/* audit_note: notes a change; its entry is written at the end of the transaction.
 * fails  MISSING */
MUST_USE err audit_note(struct tx *tx, const struct change *change);

/* audit_pass: what one transaction has noted becomes the notes of another, which holds it as a
 * part. Both must live until audit_write. */
void audit_pass(struct tx *from, struct tx *to);

/* audit_write: the entries of a transaction, right before its commit, with which they travel.
 *   algorithm  sha256 sm3: links them at once, for a database whose writer is alone; "" = leaves
 *              that to audit_join
 * fails  MISSING, BUSY, DB, IO */
MUST_USE err audit_write(struct tx *tx, str algorithm);

/* audit_join: links what is not linked yet; in a transaction of its own.
 * fails  BUSY: somebody else is linking, who does it as well; MISSING, DB, IO */
MUST_USE err audit_join(struct tx *tx, str algorithm);

/* audit_history: the entries of a record, oldest first. */
MUST_USE err audit_history(struct ctx *c, struct db *db, str noun, i64 record, struct list *out);

/* What the digests are taken over: the canonical text of a record ("" gives ""), an entry without
 * its own digest and link, a link without its own digest, by its algorithm, one that we know.
 * fails  MISSING */
MUST_USE err audit_text(struct ctx *c, struct digester *by, str canonical, str *hex_out);
MUST_USE err audit_entry(struct ctx *c, struct digester *by, const struct audit *a, str *hex_out);
MUST_USE err audit_link_digest(struct ctx *c, struct digester *by, const struct audit_link *link,
                               str *hex_out);

/* audit_algorithm: the algorithm of a link by its name; false = it is none that we know. */
bool audit_algorithm(str name, enum digest_kind *kind_out);

#endif

/* The root over many digests, built while they come: a pile of the roots of full trees, as in
 * RFC 6962 section 2.1 (leaves and nodes are told apart by the byte in front). */
#ifndef STORE_MERKLE_H
#define STORE_MERKLE_H

#include "port/digest.h"

enum {
    MERKLE_LEVELS = 48,     /* of trees: more leaves than anybody has entries */
    MERKLE_LEAF_BYTES = 64, /* of one leaf, at most */
};

struct merkle {
    struct digester *by;
    enum digest_kind kind;
    struct digest
        pile[MERKLE_LEVELS]; /* root of the full tree of 2^i leaves, where bit i of n is set */
    u64 n;                   /* leaves so far */
};

/* merkle_add: one more leaf. merkle_root: of all so far, at least one.
 * fails  MISSING */
MUST_USE err merkle_add(struct ctx *c, struct merkle *m, str leaf);
MUST_USE err merkle_root(struct ctx *c, const struct merkle *m, struct digest *root_out);

#endif

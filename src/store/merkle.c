/* Merkle roots. */
#include "store/merkle.h"

#include <assert.h>
#include <string.h>

static err join(struct ctx *c, const struct merkle *m, const struct digest *left,
                struct digest *right_and_out) {
    char node[1 + 2 * DIGEST_BYTES];
    node[0] = 1;
    memcpy(node + 1, left->v, DIGEST_BYTES);
    memcpy(node + 1 + DIGEST_BYTES, right_and_out->v, DIGEST_BYTES);
    return digester_take(c, m->by, m->kind, (str){node, sizeof node}, right_and_out);
}

err merkle_add(struct ctx *c, struct merkle *m, str leaf) {
    char marked[1 + MERKLE_LEAF_BYTES] = {0}; /* in front of a leaf 0, of a node 1 */
    assert(leaf.len <= MERKLE_LEAF_BYTES);
    memcpy(marked + 1, leaf.ptr, leaf.len);
    struct digest root;
    TRY(digester_take(c, m->by, m->kind, (str){marked, leaf.len + 1}, &root));
    size_t level = 0;
    for (; m->n >> level & 1; level++)
        TRY(join(c, m, &m->pile[level], &root));
    m->pile[level] = root;
    m->n++;
    return OK;
}

err merkle_root(struct ctx *c, const struct merkle *m, struct digest *root_out) {
    bool any = false;
    for (size_t level = 0; level < MERKLE_LEVELS; level++) {
        if (!(m->n >> level & 1))
            continue;
        if (any)
            TRY(join(c, m, &m->pile[level], root_out));
        else
            *root_out = m->pile[level];
        any = true;
    }
    return OK;
}

/* Filters of the ledger: what is taken is a tree whose parts stand before their whole; what is not
 * taken is refused with a sentence. */
#include "app/filter.h"

#include "base/utf8.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_node(const struct filter *f, size_t at) {
    const struct filter_node *n = &f->v[at];
    bool pair = n->what == FILTER_AND || n->what == FILTER_OR;
    if ((pair || n->what == FILTER_NOT) && n->left >= at)
        abort();
    if (pair && n->right >= at)
        abort();
    if (n->what == FILTER_TERM && (n->field == NULL || utf8_bad(n->text) != STR_NONE))
        abort();
    if (n->what == FILTER_WORD && n->word == NULL)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_open((size_t)1 << 26);
    struct ctx c = {.arena = a};
    struct filter f = {0};
    err e = filter_parse(&c, (str){(const char *)data, size}, S("2025-06-15"), &f);
    if ((e == OK) != (c.text.len == 0) || (e != OK && (e != ERR_INVALID || f.n > 0)) ||
        utf8_bad(c.text) != STR_NONE)
        abort();
    for (size_t i = 0; i < f.n; i++)
        check_node(&f, i);
    arena_close(a);
    return 0;
}

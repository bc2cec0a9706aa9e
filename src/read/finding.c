/* Findings. */
#include "read/finding.h"

#include "base/utf8.h"
#include "read/heading.h"
#include "read/quantity.h"
#include "read/role.h"

VEC_TYPE(findings, struct finding);

enum {
    SENTENCE_CHARS_MIN = 6
};

static void add(struct tasker *z, struct findings *into, u32 from, u32 to, i64 node) {
    str s = str_sub(z->r->text.norm, from, to);
    if (utf8_chars(s) < SENTENCE_CHARS_MIN)
        return;
    lexicon_cut(z->r->arena, z->lexicon, s, &z->tokens);
    *push(z->r->arena, into) = (struct finding){
        .text = s,
        .quantities = quantity_find(z->r->arena, &z->tokens, s),
        .node = node,
        .place = text_place(&z->r->text, from, to),
    };
}

/* Sentences of norm[from, to), one finding each. */
static void split(struct tasker *z, struct findings *into, u32 from, u32 to, i64 node) {
    str norm = z->r->text.norm;
    while (from < to) {
        if (norm.ptr[from] == '\n') {
            from++;
            continue;
        }
        str rest = str_sub(norm, from, to);
        size_t line = str_find(rest, S("\n"), 0);
        rest = str_sub(rest, 0, line == STR_NONE ? rest.len : line);
        size_t end = sentence_end(rest);
        while (end < rest.len && rest.ptr[end] == ':') { /* a colon opens what it introduces */
            size_t more = sentence_end(str_sub(rest, end + 1, rest.len));
            end = end + 1 + more;
        }
        add(z, into, from, from + (u32)end, node);
        size_t next = end;
        if (next < rest.len)
            utf8_next(rest, &next);
        from += (u32)next;
    }
}

struct list finding_results(struct tasker *z) {
    struct findings found = {0};
    for (size_t i = 0; i < z->r->items.n; i++) {
        const struct item *it = &z->r->items.v[i];
        if (it->role == ROLE_RESULT)
            split(z, &found, it->body, it->own_to, (i64)i + 1);
    }
    return (struct list){found.v, found.n};
}

struct list finding_problems(struct tasker *z) {
    struct findings found = {0};
    for (size_t i = 0; i < z->r->items.n; i++) {
        const struct item *it = &z->r->items.v[i];
        if (it->role == ROLE_PROBLEM && it->children == 0 && !it->pseudo)
            add(z, &found, it->body, it->to, (i64)i + 1);
    }
    return (struct list){found.v, found.n};
}

/* Headings that name a stage. */
#include "read/stage.h"

#include "read/text.h"
#include "read/when.h"

enum {
    HEAD_BYTES_MAX = 600 /* of a paragraph that are looked at; a heading is shorter */
};

static const struct node *node_of(const struct facts *facts, i64 id) {
    bool known = id >= 1 && (u64)id <= facts->outline.n;
    return known ? (const struct node *)facts->outline.v + (id - 1) : NULL;
}

/* The heading with what stands behind it up to the end of its sentence, without its marker:
 * 第一阶段:宣传发动(2025年1月—3月). */
static str head_of(struct arena *a, str view, const struct node *node) {
    size_t end = str_find(view, S("\n"), node->place.from);
    size_t to = end == STR_NONE ? view.len : end;
    if (to - node->place.from > HEAD_BYTES_MAX)
        to = node->place.to;
    str s = text_normal(a, str_sub(view, node->place.from, to));
    if (!str_has(node->marker, S("阶段")) && str_starts(s, node->marker))
        s = str_sub(s, node->marker.len, s.len);
    return str_sub(s, 0, str_find(s, S("。"), 0));
}

/* 宣传发动, of 第一阶段:宣传发动(2025年1月—3月), 全面实施阶段(4月), 1月—3月为宣传发动阶段. */
static str name_of(str head) {
    static const str ends[] = {T("("), T(","), T(";"), T("时间")};
    str name = head;
    size_t is = str_digit(name, 0) ? str_find(name, S("为"), 0) : STR_NONE;
    if (is != STR_NONE)
        name = str_sub(name, is + strlen("为"), name.len);
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        name = str_sub(name, 0, str_find(name, ends[i], 0));
    size_t colon = str_find(name, S(":"), 0);
    if (colon != STR_NONE && colon + 1 < name.len && str_has(str_sub(name, 0, colon), S("阶段")))
        name = str_sub(name, colon + 1, name.len);
    size_t ordinal = str_starts(name, S("第")) ? str_find(name, S("阶段"), 0) : STR_NONE;
    if (ordinal != STR_NONE && ordinal + strlen("阶段") < name.len)
        name = str_sub(name, ordinal + strlen("阶段"), name.len);
    if (str_ends(name, S("阶段")) && !str_starts(name, S("第")))
        name = str_sub(name, 0, name.len - strlen("阶段"));
    if (str_ends(name, S(":")))
        name = str_sub(name, 0, name.len - 1);
    return name;
}

i64 stage_of(const struct facts *facts, struct list stages, i64 node) {
    const struct stage_fact *v = stages.v;
    for (const struct node *at; (at = node_of(facts, node)) != NULL;) {
        for (size_t i = 0; i < stages.n; i++)
            if (v[i].node == node)
                return (i64)i;
        node = at->parent < node ? at->parent : 0;
    }
    return -1;
}

/* Whether a heading may name a stage: by its own words, or since a heading 实施步骤 is above it. */
static bool may_be(const struct facts *facts, const struct node *node, str head) {
    const struct node *above = node_of(facts, node->parent);
    if (!str_eq(node->role, S("phase")))
        return false;
    return str_has(head, S("阶段")) || (node->heading.len > 0 && above != NULL &&
                                        str_eq(above->role, S("phase")) && str_has(head, S("(")));
}

struct list stage_find(struct arena *a, const struct doc *doc, const struct facts *facts) {
    const struct words *lexicon = lexicon_make(a);
    VEC(struct stage_fact) found = {0};
    struct tokens tokens = {0};
    i64 year = facts->document.year_from;
    for (size_t i = 0; i < facts->outline.n; i++) {
        const struct node *node = (const struct node *)facts->outline.v + i;
        struct list before = {found.v, found.n};
        struct when when = {0};
        if (!str_eq(node->role, S("phase")) || stage_of(facts, before, node->id) >= 0)
            continue;
        str head = head_of(a, doc->view, node);
        lexicon_cut(a, lexicon, head, &tokens);
        if (!may_be(facts, node, head) || !when_span(&tokens, head, &when))
            continue;
        *push(a, &found) = (struct stage_fact){
            .node = node->id,
            .name = name_of(head),
            .period = {point_text(a, when.from, year), point_text(a, when.to, year)}};
    }
    return (struct list){found.v, found.n};
}

/* Automatic numbers. A paragraph names a list (num) and a level; the list points to an abstract
 * one, which several lists may share: they then count on together, unless a list overrides a start.
 * Source: ECMA-376 part 1, 17.9. */
#include "base/utf8.h"
#include "doc/docx_in.h"
#include "doc/numeral.h"

enum {
    LEVELS = 9,
    LISTS_MAX = 10000,   /* Word itself allows 2047 */
    RESTART_ALWAYS = -1, /* after any higher level, the default */
};

struct level {
    bool defined;
    u32 start;
    enum numeral numeral;
    bool bullet;   /* its text is a mark of some symbol font */
    str text;      /* with %1 … %9 */
    int restart;   /* 0 = never; n = after level n (from 1) or higher */
    bool legal;    /* all numbers of its text in Arabic digits */
    bool no_space; /* nothing stands between number and text */
    str style;     /* paragraph style bound to this level */
};

struct abstract {
    str id;
    str uses, is; /* names of numbering styles: defined elsewhere, defined here */
    struct level levels[LEVELS];
    u32 counters[LEVELS];
    bool counting[LEVELS]; /* false: the next paragraph gets the start */
};

struct num {
    i32 id;
    struct abstract *abstract; /* NULL = unknown: no numbers */
    struct level own[LEVELS];  /* where .defined, instead of the abstract one's */
    i32 start[LEVELS];         /* override, -1 = none; used once */
};

struct docx_numbering {
    struct arena *arena;
    VEC(struct abstract) abstracts; /* complete before the first list points to one */
    VEC(struct num) nums;
};

static struct level read_level(const struct xml_tree *tree, u32 i) {
    str format = docx_val(tree, i, DOCX_NUM_FMT);
    return (struct level){
        .defined = true,
        .start = (u32)docx_int(docx_val(tree, i, DOCX_START), 0),
        .numeral = numeral_of_word(format),
        .bullet = str_eq(format, S("bullet")),
        .text = docx_val(tree, i, DOCX_LVL_TEXT),
        .restart = docx_int(docx_val(tree, i, DOCX_LVL_RESTART), RESTART_ALWAYS),
        .legal = docx_on(tree, i, DOCX_IS_LGL) == 1,
        .no_space = str_eq(docx_val(tree, i, DOCX_SUFF), S("nothing")),
        .style = docx_val(tree, i, DOCX_P_STYLE),
    };
}

/* Level number in attribute ilvl; -1 = out of range. */
static int level_index(const struct xml_node *node) {
    i32 n = docx_int(xml_attr(node, DOCX_ILVL), -1);
    return n < LEVELS ? n : -1;
}

/* numFmt may stand inside AlternateContent, for styles that old versions do not know. */
static void read_levels(const struct xml_tree *tree, u32 i, struct level *levels) {
    for (u32 k = i + 1; k < tree->v[i].end; k++) {
        int n = tree->v[k].tag == DOCX_LVL ? level_index(&tree->v[k]) : -1;
        if (n < 0)
            continue;
        levels[n] = read_level(tree, k);
        u32 other = docx_child(tree, k, DOCX_ALTERNATE);
        u32 branch = other == 0 ? 0 : docx_child(tree, other, DOCX_CHOICE);
        if (branch != 0)
            levels[n].numeral = numeral_of_word(docx_val(tree, branch, DOCX_NUM_FMT));
    }
}

static void add_abstract(struct docx_numbering *n, const struct xml_tree *tree, u32 i) {
    struct abstract *a = push(n->arena, &n->abstracts);
    a->id = xml_attr(&tree->v[i], DOCX_ABSTRACT_NUM_ID);
    a->uses = docx_val(tree, i, DOCX_NUM_STYLE_LINK);
    a->is = docx_val(tree, i, DOCX_STYLE_LINK);
    read_levels(tree, i, a->levels);
}

static struct abstract *abstract_find(struct docx_numbering *n, str id) {
    for (size_t i = 0; i < n->abstracts.n; i++)
        if (str_eq(n->abstracts.v[i].id, id))
            return &n->abstracts.v[i];
    return NULL;
}

static struct num *num_find(struct docx_numbering *n, i32 id) {
    for (size_t i = 0; i < n->nums.n; i++)
        if (n->nums.v[i].id == id)
            return &n->nums.v[i];
    return NULL;
}

static void add_num(struct docx_numbering *n, const struct xml_tree *tree, u32 i) {
    struct num *num = push(n->arena, &n->nums);
    num->id = docx_int(xml_attr(&tree->v[i], DOCX_NUM_ID), -1);
    num->abstract = abstract_find(n, docx_val(tree, i, DOCX_ABSTRACT_NUM_ID));
    for (int k = 0; k < LEVELS; k++)
        num->start[k] = -1;
    for (u32 k = i + 1; k < tree->v[i].end; k = tree->v[k].end) {
        int level = tree->v[k].tag == DOCX_LVL_OVERRIDE ? level_index(&tree->v[k]) : -1;
        if (level >= 0)
            num->start[level] = docx_int(docx_val(tree, k, DOCX_START_OVERRIDE), -1);
    }
    read_levels(tree, i, num->own);
}

/* Lists that take their levels from a numbering style: the abstract list that defines it, or the
 * list that the style itself names. */
static void link_styles(struct docx_numbering *n, struct docx_styles *styles) {
    for (size_t i = 0; i < n->nums.n; i++) {
        struct abstract *a = n->nums.v[i].abstract;
        if (a == NULL || a->uses.len == 0)
            continue;
        struct abstract *found = NULL;
        for (size_t k = 0; k < n->abstracts.n && found == NULL; k++)
            if (str_eq(n->abstracts.v[k].is, a->uses))
                found = &n->abstracts.v[k];
        const struct docx_style *style = docx_style_find(styles, a->uses);
        const struct num *num = style == NULL ? NULL : num_find(n, style->props.num_id);
        if (found == NULL && num != NULL)
            found = num->abstract;
        n->nums.v[i].abstract = found;
    }
}

err docx_numbering_read(struct ctx *c, const struct opc *opc, struct docx_styles *styles,
                        struct docx_numbering **numbering_out) {
    struct docx_numbering *n = take(c->arena, struct docx_numbering, 1);
    n->arena = c->arena;
    *numbering_out = n;
    str part = opc_by_type(opc, S("numbering"));
    if (part.len == 0 || !zip_has(opc->zip, part))
        return OK;
    struct xml_tree tree;
    TRY(opc_tree(c, opc, part, docx_names, &tree));
    for (u32 i = 1; i < tree.n; i++)
        if (tree.v[i].tag == DOCX_ABSTRACT_NUM && n->abstracts.n < LISTS_MAX)
            add_abstract(n, &tree, i);
    for (u32 i = 1; i < tree.n; i++)
        if (tree.v[i].tag == DOCX_NUM && n->nums.n < LISTS_MAX)
            add_num(n, &tree, i);
    link_styles(n, styles);
    return OK;
}

static const struct level *level_of(const struct num *num, int i) {
    return num->own[i].defined ? &num->own[i] : &num->abstract->levels[i];
}

/* Levels above that have not counted yet show their start, and have begun with that. */
static void begin_above(struct num *num, int ilvl) {
    for (int i = 0; i < ilvl; i++) {
        if (num->abstract->counting[i])
            continue;
        num->abstract->counting[i] = true;
        num->abstract->counters[i] = level_of(num, i)->start;
    }
}

static void count(struct num *num, int ilvl) {
    struct abstract *a = num->abstract;
    begin_above(num, ilvl);
    if (num->start[ilvl] >= 0) {
        a->counters[ilvl] = (u32)num->start[ilvl];
        num->start[ilvl] = -1;
    } else if (!a->counting[ilvl]) {
        a->counters[ilvl] = level_of(num, ilvl)->start;
    } else {
        a->counters[ilvl]++;
    }
    a->counting[ilvl] = true;
    for (int i = ilvl + 1; i < LEVELS; i++) {
        int restart = level_of(num, i)->restart;
        if (restart == RESTART_ALWAYS || ilvl < restart)
            a->counting[i] = false;
    }
}

/* The level's text with each %n replaced. */
static str fill(struct arena *a, const struct num *num, int ilvl) {
    const struct level *level = level_of(num, ilvl);
    str s = S("");
    size_t from = 0;
    for (size_t at = 0; at + 1 < level->text.len; at++) {
        int i = level->text.ptr[at + 1] - '1';
        if (level->text.ptr[at] != '%' || i < 0 || i >= LEVELS)
            continue;
        enum numeral numeral = level_of(num, i)->numeral;
        if (level->legal && numeral != NUMERAL_NONE)
            numeral = NUMERAL_DECIMAL;
        s = str_cat(a, s, str_sub(level->text, from, at));
        s = str_cat(a, s, numeral_text(a, numeral, num->abstract->counters[i]));
        from = at + 2;
        at++;
    }
    return str_cat(a, s, str_sub(level->text, from, level->text.len));
}

/* A number that ends in ASCII needs a space before the text: "1." and "2 万" must not meet. */
static str with_space(struct arena *a, const struct level *level, str marker) {
    bool ascii = marker.len > 0 && (u8)marker.ptr[marker.len - 1] < 0x80;
    return ascii && !level->no_space ? str_cat(a, marker, S(" ")) : marker;
}

/* The level bound to a paragraph style; 0 when there is none. */
static int level_of_style(const struct num *num, str style) {
    for (int i = 0; i < LEVELS && style.len > 0; i++)
        if (str_eq(level_of(num, i)->style, style))
            return i;
    return 0;
}

str docx_marker(struct docx_numbering *n, i32 num_id, int ilvl, str style) {
    struct num *num = num_id > 0 ? num_find(n, num_id) : NULL;
    if (num == NULL || num->abstract == NULL)
        return S("");
    if (ilvl < 0 || ilvl >= LEVELS)
        ilvl = level_of_style(num, style);
    count(num, ilvl);
    const struct level *level = level_of(num, ilvl);
    if (!level->defined || level->bullet)
        return S("");
    return with_space(n->arena, level, fill(n->arena, num, ilvl));
}

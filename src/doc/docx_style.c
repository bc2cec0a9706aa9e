/* Styles of Word documents, and the little things that all files of the reader share. */
#include "doc/docx_in.h"

enum {
    CHAIN_MAX = 32,    /* styles based on one another; more is a ring */
    STYLES_MAX = 5000, /* Word itself allows 4079 */
    OUTLINE_BODY = 9,  /* outline level of text that is no heading */
};

static const char *const names[] = {
#define X(id, name) name,
    DOCX_LIST(X)
#undef X
};
const struct xml_names docx_names = {names, COUNT_OF(names)};

static const struct docx_props nothing = {-1, -1, -1, -1, -1, -1};

u32 docx_child(const struct xml_tree *tree, u32 i, u16 tag) {
    for (u32 k = i + 1; k < tree->v[i].end; k = tree->v[k].end)
        if (tree->v[k].tag == tag)
            return k;
    return 0;
}

str docx_val(const struct xml_tree *tree, u32 i, u16 tag) {
    u32 k = docx_child(tree, i, tag);
    return k == 0 ? S("") : xml_attr(&tree->v[k], DOCX_VAL);
}

i32 docx_int(str value, i32 otherwise) {
    i32 n = 0;
    size_t i = 0;
    for (; i < value.len && value.ptr[i] >= '0' && value.ptr[i] <= '9' && n < 100000000; i++)
        n = n * 10 + (value.ptr[i] - '0');
    return i == 0 || i < value.len ? otherwise : n;
}

int docx_on(const struct xml_tree *tree, u32 i, u16 tag) {
    u32 k = docx_child(tree, i, tag);
    if (k == 0)
        return -1;
    str val = xml_attr(&tree->v[k], DOCX_VAL);
    return !str_eq(val, S("0")) && !str_eq(val, S("false")) && !str_eq(val, S("off"));
}

struct docx_props docx_props_read(const struct xml_tree *tree, u32 i) {
    struct docx_props p = nothing;
    if (i == 0)
        return p;
    p.bold = docx_on(tree, i, DOCX_B);
    p.vanish = docx_on(tree, i, DOCX_VANISH);
    str jc = docx_val(tree, i, DOCX_JC);
    p.centred = jc.len == 0 ? -1 : str_eq(jc, S("center"));
    p.outline = docx_int(docx_val(tree, i, DOCX_OUTLINE_LVL), -1);
    u32 num = docx_child(tree, i, DOCX_NUM_PR);
    if (num != 0) {
        p.num_id = docx_int(docx_val(tree, num, DOCX_NUM_ID), -1);
        p.ilvl = docx_int(docx_val(tree, num, DOCX_ILVL), -1);
    }
    return p;
}

struct docx_props docx_props_over(struct docx_props over, struct docx_props under) {
    return (struct docx_props){
        .bold = over.bold >= 0 ? over.bold : under.bold,
        .vanish = over.vanish >= 0 ? over.vanish : under.vanish,
        .centred = over.centred >= 0 ? over.centred : under.centred,
        .outline = over.outline >= 0 ? over.outline : under.outline,
        .num_id = over.num_id >= 0 ? over.num_id : under.num_id,
        .ilvl = over.ilvl >= 0 ? over.ilvl : under.ilvl,
    };
}

/* The level that a style's name gives a heading: "heading 1", "Heading 2", "标题 3"; -1 = none. */
static int outline_of_name(str name) {
    static const char *const heads[] = {"heading ", "Heading ", "标题 ", "標題 "};
    for (size_t i = 0; i < COUNT_OF(heads); i++) {
        str head = str_from(heads[i]);
        i32 n = str_starts(name, head) ? docx_int(str_sub(name, head.len, name.len), 0) : 0;
        if (n >= 1 && n <= OUTLINE_BODY)
            return n - 1;
    }
    return -1;
}

static struct docx_style style_at(const struct xml_tree *tree, u32 i) {
    const struct xml_node *node = &tree->v[i];
    struct docx_style style = {
        .id = xml_attr(node, DOCX_STYLE_ID),
        .name = docx_val(tree, i, DOCX_NAME),
        .based_on = docx_val(tree, i, DOCX_BASED_ON),
        .character = str_eq(xml_attr(node, DOCX_TYPE), S("character")),
    };
    str fallback = xml_attr(node, DOCX_DEFAULT);
    style.fallback = str_eq(xml_attr(node, DOCX_TYPE), S("paragraph")) &&
                     (str_eq(fallback, S("1")) || str_eq(fallback, S("true")));
    struct docx_props text = docx_props_read(tree, docx_child(tree, i, DOCX_RPR));
    style.props = docx_props_over(docx_props_read(tree, docx_child(tree, i, DOCX_PPR)), text);
    if (style.props.outline < 0)
        style.props.outline = outline_of_name(style.name);
    return style;
}

const struct docx_style *docx_style_find(struct docx_styles *styles, str id) {
    size_t n = styles->list.n;
    for (size_t k = 0; k < n; k++) {
        size_t i = (styles->last + k) % n;
        const struct docx_style *style = &styles->list.v[i];
        if (id.len == 0 ? !style->fallback : !str_eq(style->id, id))
            continue;
        styles->last = i;
        return style;
    }
    return NULL;
}

/* What the style says itself, then what those below it say. */
static struct docx_props resolved(struct docx_styles *styles, const struct docx_style *style) {
    struct docx_props p = style->props;
    for (int i = 0; i < CHAIN_MAX && style != NULL && style->based_on.len > 0; i++) {
        style = docx_style_find(styles, style->based_on);
        if (style != NULL)
            p = docx_props_over(p, style->props);
    }
    return p;
}

err docx_styles_read(struct ctx *c, const struct opc *opc, struct docx_styles *styles_out) {
    *styles_out = (struct docx_styles){0};
    str part = opc_by_type(opc, S("styles"));
    if (part.len == 0 || !zip_has(opc->zip, part))
        return OK;
    struct xml_tree tree;
    TRY(opc_tree(c, opc, part, docx_names, &tree));
    for (u32 i = 1; i < tree.n && styles_out->list.n < STYLES_MAX; i++)
        if (tree.v[i].tag == DOCX_STYLE)
            *push(c->arena, &styles_out->list) = style_at(&tree, i);
    struct docx_props *all = take(c->arena, struct docx_props, styles_out->list.n);
    for (size_t i = 0; i < styles_out->list.n; i++)
        all[i] = resolved(styles_out, &styles_out->list.v[i]);
    for (size_t i = 0; i < styles_out->list.n; i++)
        styles_out->list.v[i].props = all[i];
    return OK;
}

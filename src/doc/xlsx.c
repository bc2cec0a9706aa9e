/* Excel workbooks: the list of sheets, and the texts and formats that they share. */
#include "doc/xlsx.h"

#include "doc/xlsx_in.h"

static const char *const names[] = {
#define X(id, name) name,
    XLSX_LIST(X)
#undef X
};
const struct xml_names xlsx_names = {names, COUNT_OF(names)};

u32 xlsx_int(str s, u32 otherwise) {
    u32 n = 0;
    size_t i = 0;
    for (; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9' && n < 100000000; i++)
        n = n * 10 + (u32)(s.ptr[i] - '0');
    return i == 0 || i < s.len ? otherwise : n;
}

enum {
    OWN_FORMATS_MAX = 5000, /* Excel itself writes some 250 */
};

/* Shared texts while they are read: all in one piece, and where each ends. */
struct strings {
    struct out text;
    VEC(size_t) ends;
    bool in_t;
    u32 phonetic; /* depth inside rPh, the reading of a text */
};

static void on_string_node(struct arena *a, struct strings *s, const struct xml_node *node) {
    bool ends = node->tag == XML_END;
    switch (ends ? node->end : node->tag) {
    case XML_TEXT:
        if (s->in_t)
            out_raw(&s->text, node->text);
        break;
    case XLSX_T:
        s->in_t = !ends && s->phonetic == 0;
        break;
    case XLSX_R_PH:
        s->phonetic = ends ? s->phonetic - 1 : s->phonetic + 1;
        break;
    case XLSX_SI:
        if (ends)
            *push(a, &s->ends) = s->text.len;
        break;
    default:
        break;
    }
}

static err read_strings(struct xlsx *x) {
    str part = opc_by_type(&x->opc, S("sharedStrings"));
    if (part.len == 0 || !zip_has(x->opc.zip, part))
        return OK;
    struct xml_in in = {.name = part, .names = xlsx_names};
    struct xml_stream *stream;
    TRY(zip_part(x->c, x->opc.zip, part, &in.bytes));
    TRY(xml_open(x->c, &in, &stream));
    struct strings s = {.text = out_open(x->c->arena)};
    const struct xml_node *node;
    for (;;) {
        TRY(xml_next(x->c, stream, &node));
        if (node == NULL)
            break;
        on_string_node(x->c->arena, &s, node);
    }
    x->strings = (strs){take(x->c->arena, str, s.ends.n), s.ends.n};
    for (size_t i = 0; i < s.ends.n; i++)
        x->strings.v[i] = str_sub(out_str(&s.text), i == 0 ? 0 : s.ends.v[i - 1], s.ends.v[i]);
    return OK;
}

/* A format of the workbook's own, from its code. */
struct own_format {
    u32 id;
    struct xlsx_format format;
};

static err read_formats(struct xlsx *x) {
    str part = opc_by_type(&x->opc, S("styles"));
    if (part.len == 0 || !zip_has(x->opc.zip, part))
        return OK;
    struct xml_tree tree;
    TRY(opc_tree(x->c, &x->opc, part, xlsx_names, &tree));
    VEC(struct own_format) own = {0};
    for (u32 i = 1; i < tree.n; i++) {
        const struct xml_node *node = &tree.v[i];
        u32 id = xlsx_int(xml_attr(node, XLSX_NUM_FMT_ID), 0);
        if (node->tag == XLSX_NUM_FMT && own.n < OWN_FORMATS_MAX) {
            str code = xml_attr(node, XLSX_FORMAT_CODE);
            *push(x->c->arena, &own) =
                (struct own_format){id, xlsx_format_parse(x->c->arena, code)};
        }
        if (node->tag != XLSX_XF || tree.v[node->parent].tag != XLSX_CELL_XFS)
            continue;
        struct xlsx_format format = xlsx_format_builtin((i32)id);
        for (size_t k = 0; k < own.n; k++)
            if (own.v[k].id == id)
                format = own.v[k].format;
        *push(x->c->arena, &x->formats) = format;
    }
    return OK;
}

static bool is_true(str s) {
    return str_eq(s, S("1")) || str_eq(s, S("true"));
}

static err read_sheets(struct xlsx *x) {
    struct xml_tree tree;
    TRY(opc_tree(x->c, &x->opc, x->opc.main, xlsx_names, &tree));
    for (u32 i = 1; i < tree.n; i++) {
        const struct xml_node *node = &tree.v[i];
        if (node->tag == XLSX_WORKBOOK_PR)
            x->since_1904 = is_true(xml_attr(node, XLSX_DATE_1904));
        str state = xml_attr(node, XLSX_STATE), part = opc_by_id(&x->opc, xml_attr(node, XLSX_ID));
        bool hidden = str_eq(state, S("hidden")) || str_eq(state, S("veryHidden"));
        if (node->tag == XLSX_SHEET && !hidden && part.len > 0 && zip_has(x->opc.zip, part))
            TRY(xlsx_sheet(x, xml_attr(node, XLSX_NAME), part));
    }
    return OK;
}

err xlsx_read(struct ctx *c, str bytes, struct doc *doc_out) {
    struct xlsx x = {.c = c, .b = builder_open(c->arena)};
    TRY(opc_open(c, bytes, &x.opc));
    TRY(read_strings(&x));
    TRY(read_formats(&x));
    TRY(read_sheets(&x));
    return builder_close(c, &x.b, doc_out);
}

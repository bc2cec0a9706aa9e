/* Packages of Office files. */
#include "doc/opc.h"

#define NAMES(X)                                                                                   \
    X(RELATIONSHIP, "Relationship")                                                                \
    X(ID, "Id") X(TYPE, "Type") X(TARGET, "Target") X(MODE, "TargetMode")

enum {
    NAME_BEFORE = XML_FIRST - 1,
#define X(id, name) NAME_##id,
    NAMES(X)
#undef X
};

static const char *const names[] = {
#define X(id, name) name,
    NAMES(X)
#undef X
};

static size_t after_last_slash(str s) {
    size_t at = s.len;
    while (at > 0 && s.ptr[at - 1] != '/')
        at--;
    return at;
}

/* The name of a part that `target` means, seen from the folder of another. */
static str resolve(struct arena *a, str folder, str target) {
    if (str_starts(target, S("/")))
        return str_sub(target, 1, target.len);
    while (str_starts(target, S("../"))) {
        target = str_sub(target, 3, target.len);
        folder.len -= folder.len > 0; /* its slash */
        folder.len = after_last_slash(folder);
    }
    while (str_starts(target, S("./")))
        target = str_sub(target, 2, target.len);
    return str_cat(a, folder, target);
}

err opc_tree(struct ctx *c, const struct opc *opc, str name, struct xml_names known,
             struct xml_tree *tree_out) {
    struct xml_in in = {.name = name, .names = known};
    TRY(zip_part(c, opc->zip, name, &in.bytes));
    return xml_tree(c, &in, tree_out);
}

static err read_links(struct ctx *c, struct opc *opc, str of) {
    str folder = str_sub(of, 0, after_last_slash(of));
    str rels =
        str_fmt(c->arena, "%.*s_rels/%.*s.rels", STR(folder), STR(str_sub(of, folder.len, of.len)));
    opc->links.n = 0;
    if (!zip_has(opc->zip, rels))
        return OK;
    struct xml_tree tree;
    TRY(opc_tree(c, opc, rels, (struct xml_names){names, COUNT_OF(names)}, &tree));
    for (u32 i = 1; i < tree.n; i++) {
        const struct xml_node *node = &tree.v[i];
        if (node->tag != NAME_RELATIONSHIP)
            continue;
        str type = xml_attr(node, NAME_TYPE);
        bool outside = str_eq(xml_attr(node, NAME_MODE), S("External"));
        *push(c->arena, &opc->links) = (struct opc_link){
            .id = xml_attr(node, NAME_ID),
            .type = str_sub(type, after_last_slash(type), type.len),
            .target = outside ? S("") : resolve(c->arena, folder, xml_attr(node, NAME_TARGET)),
        };
    }
    return OK;
}

str opc_by_type(const struct opc *opc, str type) {
    for (size_t i = 0; i < opc->links.n; i++)
        if (str_eq(opc->links.v[i].type, type))
            return opc->links.v[i].target;
    return S("");
}

str opc_by_id(const struct opc *opc, str id) {
    for (size_t i = 0; i < opc->links.n; i++)
        if (str_eq(opc->links.v[i].id, id))
            return opc->links.v[i].target;
    return S("");
}

err opc_open(struct ctx *c, str bytes, struct opc *opc_out) {
    struct opc opc = {0};
    TRY(zip_unpack(c, bytes, &opc.zip));
    TRY(read_links(c, &opc, S("")));
    opc.main = opc_by_type(&opc, S("officeDocument"));
    if (opc.main.len == 0)
        return fail(c, ERR_INVALID, "压缩包里没有文档正文，文件可能已损坏，请用原软件打开后另存");
    TRY(read_links(c, &opc, opc.main));
    *opc_out = opc;
    return OK;
}

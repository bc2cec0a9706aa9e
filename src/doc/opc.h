/* Packages of Office files (ECMA-376 part 2): which part is the document, what it points to. */
#ifndef DOC_OPC_H
#define DOC_OPC_H

#include "port/xml.h"
#include "port/zip.h"

struct opc_link {
    str id;     /* rId1 */
    str type;   /* last word of its type: styles, numbering, worksheet */
    str target; /* name of the part in the zip; empty = outside of the package */
};

struct opc {
    struct zip_parts *zip;
    str main; /* name of the main part */
    VEC(struct opc_link) links;
};

/* opc_open: finds the main part and reads its links.
 * fails      INVALID, TOO_BIG, MISSING */
MUST_USE err opc_open(struct ctx *c, str bytes, struct opc *opc_out);

/* opc_by_type, opc_by_id: the part that a link points to; empty = there is none. */
str opc_by_type(const struct opc *opc, str type);
str opc_by_id(const struct opc *opc, str id);

/* opc_tree: a part as a tree. fails  NOT_FOUND, INVALID, TOO_BIG */
MUST_USE err opc_tree(struct ctx *c, const struct opc *opc, str name, struct xml_names names,
                      struct xml_tree *tree_out);

#endif

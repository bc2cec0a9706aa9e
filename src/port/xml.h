/* The one door to libxml2: XML and HTML as flat trees or as a stream of nodes. Names are numbers:
 * the user hands over one table of the names it knows (elements and attributes alike, local names
 * without prefix) and can write `switch (node->tag)`.
 *
 * There is no DTD (XML with a DOCTYPE is refused, so entities cannot multiply), nothing is fetched,
 * and elements lie at most LIMIT_DEPTH deep. */
#ifndef PORT_XML_H
#define PORT_XML_H

#include "base/err.h"

/* Tags before the names of the user, whose first name has the number XML_FIRST. */
enum {
    XML_TEXT,  /* text, in .text */
    XML_OTHER, /* an element that the table does not name; also the document itself */
    XML_END,   /* only in streams: an element ends; its tag is in .end */
    XML_FIRST,
};

struct xml_names {
    const char *const *v;
    size_t n;
};

struct xml_attr {
    u16 name; /* number of a known name; others are left out */
    str value;
};

struct xml_node {
    u16 tag;
    u16 n_attrs;
    u32 parent; /* index in the tree */
    u32 end;    /* index after its last descendant */
    const struct xml_attr *attrs;
    str text;
};

/* v[0] is the document; unknown elements with nothing in them are left out. The children of i are i
 * + 1, then v[i + 1].end, and so on below v[i].end. */
struct xml_tree {
    const struct xml_node *v;
    u32 n;
};

struct xml_in {
    str name;  /* of the part, for sentences */
    str bytes; /* html_tree wants UTF-8 */
    struct xml_names names;
};

/* xml_tree: the whole part. fails  INVALID (not well formed, DOCTYPE), TOO_BIG (depth, memory),
 *         MISSING (libxml2)
 * html_tree: the same for HTML, which is never malformed. Names come in lower case. */
MUST_USE err xml_tree(struct ctx *c, const struct xml_in *in, struct xml_tree *tree_out);
MUST_USE err html_tree(struct ctx *c, const struct xml_in *in, struct xml_tree *tree_out);

/* xml_open, xml_next: node by node, for parts of any length: memory does not grow with it.
 *   node_out   valid until the next call; NULL at the end
 * fails        as xml_tree */
struct xml_stream;
MUST_USE err xml_open(struct ctx *c, const struct xml_in *in, struct xml_stream **stream_out);
MUST_USE err xml_next(struct ctx *c, struct xml_stream *s, const struct xml_node **node_out);

/* xml_attr: the value of an attribute; empty when it is absent.
 * xml_has: whether it is there. */
str xml_attr(const struct xml_node *node, u16 name);
bool xml_has(const struct xml_node *node, u16 name);

#endif

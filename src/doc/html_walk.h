/* Between the two files of the HTML reader: html.c walks the page, html_table.c its tables. */
#ifndef DOC_HTML_WALK_H
#define DOC_HTML_WALK_H

#include "doc/builder.h"
#include "port/xml.h"

/* name, what the walk does with it.
 * To add one: a row anywhere; attributes have the role ATTRIBUTE. */
#define HTML_LIST(X)                                                                               \
    X(TITLE, "title", ROLE_TITLE)                                                                  \
    X(SCRIPT, "script", ROLE_SKIP)                                                                 \
    X(STYLE, "style", ROLE_SKIP)                                                                   \
    X(NOSCRIPT, "noscript", ROLE_SKIP)                                                             \
    X(TEMPLATE, "template", ROLE_SKIP)                                                             \
    X(IFRAME, "iframe", ROLE_SKIP)                                                                 \
    X(OBJECT, "object", ROLE_SKIP)                                                                 \
    X(SVG, "svg", ROLE_SKIP)                                                                       \
    X(CANVAS, "canvas", ROLE_SKIP)                                                                 \
    X(VIDEO, "video", ROLE_SKIP)                                                                   \
    X(AUDIO, "audio", ROLE_SKIP)                                                                   \
    X(RT, "rt", ROLE_SKIP)                                                                         \
    X(RP, "rp", ROLE_SKIP)                                                                         \
    X(P, "p", ROLE_BLOCK)                                                                          \
    X(DIV, "div", ROLE_BLOCK)                                                                      \
    X(SECTION, "section", ROLE_BLOCK)                                                              \
    X(ARTICLE, "article", ROLE_BLOCK)                                                              \
    X(HEADER, "header", ROLE_BLOCK)                                                                \
    X(FOOTER, "footer", ROLE_BLOCK)                                                                \
    X(NAV, "nav", ROLE_BLOCK)                                                                      \
    X(ASIDE, "aside", ROLE_BLOCK)                                                                  \
    X(MAIN, "main", ROLE_BLOCK)                                                                    \
    X(FORM, "form", ROLE_BLOCK)                                                                    \
    X(FIELDSET, "fieldset", ROLE_BLOCK)                                                            \
    X(LEGEND, "legend", ROLE_BLOCK)                                                                \
    X(BLOCKQUOTE, "blockquote", ROLE_BLOCK)                                                        \
    X(ADDRESS, "address", ROLE_BLOCK)                                                              \
    X(FIGURE, "figure", ROLE_BLOCK)                                                                \
    X(FIGCAPTION, "figcaption", ROLE_BLOCK)                                                        \
    X(DETAILS, "details", ROLE_BLOCK)                                                              \
    X(SUMMARY, "summary", ROLE_BLOCK)                                                              \
    X(DL, "dl", ROLE_BLOCK)                                                                        \
    X(DT, "dt", ROLE_BLOCK)                                                                        \
    X(DD, "dd", ROLE_BLOCK)                                                                        \
    X(UL, "ul", ROLE_LIST)                                                                         \
    X(OL, "ol", ROLE_LIST)                                                                         \
    X(MENU, "menu", ROLE_LIST)                                                                     \
    X(LI, "li", ROLE_ITEM)                                                                         \
    X(H1, "h1", ROLE_HEADING)                                                                      \
    X(H2, "h2", ROLE_HEADING)                                                                      \
    X(H3, "h3", ROLE_HEADING)                                                                      \
    X(H4, "h4", ROLE_HEADING)                                                                      \
    X(H5, "h5", ROLE_HEADING)                                                                      \
    X(H6, "h6", ROLE_HEADING)                                                                      \
    X(BR, "br", ROLE_BREAK)                                                                        \
    X(HR, "hr", ROLE_BREAK)                                                                        \
    X(PRE, "pre", ROLE_PRE)                                                                        \
    X(CENTER, "center", ROLE_BLOCK)                                                                \
    X(TABLE, "table", ROLE_TABLE)                                                                  \
    X(CAPTION, "caption", ROLE_BLOCK)                                                              \
    X(THEAD, "thead", ROLE_BLOCK)                                                                  \
    X(TBODY, "tbody", ROLE_BLOCK)                                                                  \
    X(TFOOT, "tfoot", ROLE_BLOCK)                                                                  \
    X(TR, "tr", ROLE_BLOCK)                                                                        \
    X(TD, "td", ROLE_BLOCK)                                                                        \
    X(TH, "th", ROLE_BLOCK)                                                                        \
    X(BUTTON, "button", ROLE_CONTROL)                                                              \
    X(OPTION, "option", ROLE_CONTROL)                                                              \
    X(SELECT, "select", ROLE_CONTROL)                                                              \
    X(TEXTAREA, "textarea", ROLE_CONTROL)                                                          \
    X(LABEL, "label", ROLE_LABEL)                                                                  \
    X(INPUT, "input", ROLE_INPUT)                                                                  \
    X(A, "a", ROLE_INLINE)                                                                         \
    X(B, "b", ROLE_INLINE)                                                                         \
    X(STRONG, "strong", ROLE_INLINE)                                                               \
    X(ALIGN, "align", ATTRIBUTE)                                                                   \
    X(HIDDEN, "hidden", ATTRIBUTE)                                                                 \
    X(TYPE, "type", ATTRIBUTE)                                                                     \
    X(VALUE, "value", ATTRIBUTE)                                                                   \
    X(START, "start", ATTRIBUTE)                                                                   \
    X(FOR, "for", ATTRIBUTE)                                                                       \
    X(HREF, "href", ATTRIBUTE)                                                                     \
    X(ROWSPAN, "rowspan", ATTRIBUTE)                                                               \
    X(COLSPAN, "colspan", ATTRIBUTE)

enum {
    HTML_BEFORE = XML_FIRST - 1,
#define X(id, name, role) HTML_##id,
    HTML_LIST(X)
#undef X
};

/* How the text at hand looks: BLOCK_BOLD, BLOCK_CENTRED, BLOCK_LINK, BLOCK_CONTROL or-ed. */
typedef u16 look;

/* An ordered list around the item at hand. */
struct html_list {
    bool ordered;
    u32 next;     /* number of the next item */
    u8 numeral;   /* enum numeral */
    bool chinese; /* the mark after the number is 、 */
};

struct html {
    struct ctx *c;
    struct xml_tree tree;
    struct builder b;
    struct block like;      /* kind and level of the blocks that begin here */
    struct html_list *list; /* NULL = none */
    u32 list_depth;
    str marker;   /* generated marker of the next block; empty = none */
    bool in_cell; /* inside a cell of a data table: nothing begins or ends a block */
    bool in_pre;
    look all; /* looks that all text of the open block shares */
};

/* html_node: node i. html_walk: its children. html_end: ends the open block and gives it its looks.
 * html_look: the look of node i, given that of its parent. html_hidden: whether it is not shown. */
void html_node(struct html *h, u32 i, look around);
void html_walk(struct html *h, u32 i, look around);
void html_end(struct html *h);
look html_look(const struct html *h, u32 i, look around);
bool html_hidden(const struct html *h, u32 i);

/* html_table: the table at node i, data or layout. */
void html_table(struct html *h, u32 i, look around);

/* html_number: a whole number at the front of an attribute, or `otherwise`. */
u32 html_number(str value, u32 otherwise);

#endif

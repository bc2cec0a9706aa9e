/* Between the files of the Word reader: names, styles, numbering. */
#ifndef DOC_DOCX_IN_H
#define DOC_DOCX_IN_H

#include "doc/opc.h"

/* Elements and attributes of WordprocessingML by local name; to add one: a row anywhere. */
#define DOCX_LIST(X)                                                                               \
    X(BODY, "body")                                                                                \
    X(P, "p")                                                                                      \
    X(PPR, "pPr")                                                                                  \
    X(PPR_CHANGE, "pPrChange")                                                                     \
    X(R, "r")                                                                                      \
    X(RPR, "rPr")                                                                                  \
    X(RPR_CHANGE, "rPrChange")                                                                     \
    X(T, "t")                                                                                      \
    X(TAB, "tab")                                                                                  \
    X(PTAB, "ptab")                                                                                \
    X(BR, "br")                                                                                    \
    X(CR, "cr")                                                                                    \
    X(HYPHEN, "noBreakHyphen")                                                                     \
    X(TBL, "tbl")                                                                                  \
    X(TR, "tr")                                                                                    \
    X(TR_PR, "trPr")                                                                               \
    X(TBL_HEADER, "tblHeader")                                                                     \
    X(GRID_BEFORE, "gridBefore")                                                                   \
    X(TC, "tc")                                                                                    \
    X(TC_PR, "tcPr")                                                                               \
    X(GRID_SPAN, "gridSpan")                                                                       \
    X(V_MERGE, "vMerge")                                                                           \
    X(H_MERGE, "hMerge")                                                                           \
    X(VAL, "val")                                                                                  \
    X(DEL, "del")                                                                                  \
    X(MOVE_FROM, "moveFrom")                                                                       \
    X(FLD_CHAR, "fldChar")                                                                         \
    X(FLD_CHAR_TYPE, "fldCharType")                                                                \
    X(ALTERNATE, "AlternateContent")                                                               \
    X(CHOICE, "Choice")                                                                            \
    X(FALLBACK, "Fallback")                                                                        \
    X(TEXT_BOX, "txbxContent")                                                                     \
    X(DRAWING, "drawing")                                                                          \
    X(PICT, "pict")                                                                                \
    X(OBJECT, "object")                                                                            \
    X(BLIP, "blip")                                                                                \
    X(IMAGE_DATA, "imagedata")                                                                     \
    X(EMBED, "embed")                                                                              \
    X(ID, "id")                                                                                    \
    X(RT, "rt")                                                                                    \
    X(VANISH, "vanish")                                                                            \
    X(B, "b")                                                                                      \
    X(JC, "jc")                                                                                    \
    X(P_STYLE, "pStyle")                                                                           \
    X(R_STYLE, "rStyle")                                                                           \
    X(NUM_PR, "numPr")                                                                             \
    X(NUM_ID, "numId")                                                                             \
    X(ILVL, "ilvl")                                                                                \
    X(OUTLINE_LVL, "outlineLvl")                                                                   \
    X(STYLE, "style")                                                                              \
    X(STYLE_ID, "styleId")                                                                         \
    X(BASED_ON, "basedOn")                                                                         \
    X(NAME, "name")                                                                                \
    X(TYPE, "type")                                                                                \
    X(DEFAULT, "default")                                                                          \
    X(ABSTRACT_NUM, "abstractNum")                                                                 \
    X(ABSTRACT_NUM_ID, "abstractNumId")                                                            \
    X(NUM, "num")                                                                                  \
    X(LVL, "lvl")                                                                                  \
    X(START, "start")                                                                              \
    X(NUM_FMT, "numFmt")                                                                           \
    X(LVL_TEXT, "lvlText")                                                                         \
    X(LVL_RESTART, "lvlRestart")                                                                   \
    X(IS_LGL, "isLgl")                                                                             \
    X(SUFF, "suff")                                                                                \
    X(LVL_OVERRIDE, "lvlOverride")                                                                 \
    X(START_OVERRIDE, "startOverride")                                                             \
    X(NUM_STYLE_LINK, "numStyleLink")                                                              \
    X(STYLE_LINK, "styleLink")

enum {
    DOCX_BEFORE = XML_FIRST - 1,
#define X(id, name) DOCX_##id,
    DOCX_LIST(X)
#undef X
};

extern const struct xml_names docx_names;

/* docx_child: the first child of node i with this tag; 0 = none.
 * docx_val: attribute val of that child; empty = none.
 * docx_int: a whole number; `otherwise` when it is none.
 * docx_on: a switch such as <w:b/>: -1 = not set, 0 = off, 1 = on. */
u32 docx_child(const struct xml_tree *tree, u32 i, u16 tag);
str docx_val(const struct xml_tree *tree, u32 i, u16 tag);
i32 docx_int(str value, i32 otherwise);
int docx_on(const struct xml_tree *tree, u32 i, u16 tag);

/* What a style, or a paragraph or run itself, says of its text. In each member -1 = nothing. */
struct docx_props {
    int bold, vanish, centred;
    int outline; /* 0..8; 9 = body text */
    i32 num_id;  /* 0 = none, on purpose */
    int ilvl;
};

struct docx_style {
    str id, name, based_on;
    bool character, fallback; /* fallback: the style of paragraphs that name none */
    struct docx_props props;  /* with those of the styles it is based on */
};

struct docx_styles {
    VEC(struct docx_style) list;
    size_t last; /* the one found last: neighbours look alike */
};

/* docx_props_read: from a pPr (with its rPr left out) or rPr at node i; 0 gives nothing.
 * docx_props_over: `over` where it says something, else `under`. */
struct docx_props docx_props_read(const struct xml_tree *tree, u32 i);
struct docx_props docx_props_over(struct docx_props over, struct docx_props under);

/* docx_styles_read: all styles of the package, based-on chains resolved.
 * docx_style_find: by id; NULL = unknown. An empty id gives the default paragraph style. */
MUST_USE err docx_styles_read(struct ctx *c, const struct opc *opc, struct docx_styles *styles_out);
const struct docx_style *docx_style_find(struct docx_styles *styles, str id);

/* docx_numbering_read: the lists of the package; a package without them has none.
 * docx_marker: counts a paragraph of list num_id and gives its marker, empty for bullets.
 *   style    id of its paragraph style, which may choose the level when ilvl is -1 */
struct docx_numbering;
MUST_USE err docx_numbering_read(struct ctx *c, const struct opc *opc, struct docx_styles *styles,
                                 struct docx_numbering **numbering_out);
str docx_marker(struct docx_numbering *n, i32 num_id, int ilvl, str style);

#endif

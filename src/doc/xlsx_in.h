/* Between the two files of the workbook reader: xlsx.c reads what all sheets share, xlsx_sheet.c
 * one sheet. */
#ifndef DOC_XLSX_IN_H
#define DOC_XLSX_IN_H

#include "doc/builder.h"
#include "doc/opc.h"
#include "doc/xlsx_number.h"

/* Elements and attributes of SpreadsheetML by local name; to add one: a row anywhere. */
#define XLSX_LIST(X)                                                                               \
    X(WORKBOOK_PR, "workbookPr")                                                                   \
    X(DATE_1904, "date1904")                                                                       \
    X(SHEET, "sheet")                                                                              \
    X(NAME, "name")                                                                                \
    X(STATE, "state")                                                                              \
    X(ID, "id")                                                                                    \
    X(SI, "si")                                                                                    \
    X(T, "t")                                                                                      \
    X(R_PH, "rPh")                                                                                 \
    X(NUM_FMT, "numFmt")                                                                           \
    X(NUM_FMT_ID, "numFmtId")                                                                      \
    X(FORMAT_CODE, "formatCode")                                                                   \
    X(CELL_XFS, "cellXfs")                                                                         \
    X(XF, "xf")                                                                                    \
    X(ROW, "row")                                                                                  \
    X(C, "c")                                                                                      \
    X(R, "r")                                                                                      \
    X(S, "s")                                                                                      \
    X(V, "v")                                                                                      \
    X(MERGE_CELL, "mergeCell")                                                                     \
    X(REF, "ref")

enum {
    XLSX_BEFORE = XML_FIRST - 1,
#define X(id, name) XLSX_##id,
    XLSX_LIST(X)
#undef X
};

extern const struct xml_names xlsx_names;

struct xlsx {
    struct ctx *c;
    struct opc opc;
    struct builder b;
    bool since_1904;
    strs strings;                    /* shared by all sheets */
    VEC(struct xlsx_format) formats; /* by the style of a cell */
};

/* xlsx_sheet: reads the sheet in `part` and writes its table; before that its name, when it has any
 * text. fails  INVALID, TOO_BIG */
MUST_USE err xlsx_sheet(struct xlsx *x, str name, str part);

/* xlsx_int: a whole number that fills s, or `otherwise`. */
u32 xlsx_int(str s, u32 otherwise);

#endif

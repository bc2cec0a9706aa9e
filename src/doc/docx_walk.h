/* Between the two files that walk a Word document: docx.c its paragraphs, docx_table.c its
 * tables. */
#ifndef DOC_DOCX_WALK_H
#define DOC_DOCX_WALK_H

#include "doc/builder.h"
#include "doc/docx_in.h"

/* Text of a table cell, gathered until the table has ended: only then its span is known. */
struct docx_cell_text {
    struct out text;
    u16 all; /* BLOCK_BOLD | BLOCK_CENTRED as far as all of the text is so */
};

/* The paragraph at hand. */
struct docx_para {
    struct docx_props props; /* its own over those of its style */
    str style;
    bool contents; /* a line of the table of contents */
    bool counted;  /* its number has been given */
};

struct docx {
    struct ctx *c;
    struct xml_tree tree;
    struct builder b;
    struct docx_styles styles;
    struct docx_numbering *numbering;
    struct docx_para para;
    struct docx_cell_text *cell; /* NULL outside of tables */
    u16 all;                     /* looks that all text of the open block shares */
    bool join;                   /* the paragraph before lost its end mark: this one goes on */
    VEC(u32) boxes;              /* text boxes met in the paragraph: they come after it */
    u32 images;                  /* pictures met in it */
    u64 field_codes;             /* bit n: field n, from the inside, is still in its instruction */
    u32 fields;                  /* open fields */
};

/* docx_body: the paragraphs and tables below node i. */
void docx_body(struct docx *d, u32 i);

/* docx_table: the table at node i; inside a cell its text is joined to that of the cell. */
void docx_table(struct docx *d, u32 i);

#endif

/* The one way to make a document: readers of formats say what comes, the builder keeps the view
 * text and the blocks in step and obeys the limits. */
#ifndef DOC_BUILDER_H
#define DOC_BUILDER_H

#include "base/limit.h"
#include "base/out.h"
#include "doc/doc.h"

struct builder {
    struct arena *arena;
    struct out view;
    VEC(struct block) blocks;
    VEC(struct damage) damages;
    u32 tables;     /* tables begun so far */
    bool open;      /* a block is open */
    bool in_row;    /* a row of a table is open */
    bool row_empty; /* no cell in it yet */
    bool pending_space;
    u32 wide_spaces;  /* U+3000 among the white space that is pending */
    bool too_big;     /* a limit was passed: everything further is ignored */
    enum limit limit; /* which one */
};

struct builder builder_open(struct arena *a);

/* block_begin: starts a paragraph, heading, item or cell; fields from .from to .marker are ignored.
 * block_text: adds text to it: white space is folded to single spaces, none at the front (two or
 * more U+3000 inside a paragraph stay two: texts that were put on one line divide paragraphs so);
 * what has no width (U+200B, U+FEFF, direction marks) is dropped; each U+FFFD is noted as damage.
 * block_marker: adds a generated list marker; must come before any text.
 * block_end: ends it. An empty block leaves no line; an empty cell stays (the grid needs it).
 * Text outside any block opens a paragraph of its own. */
void block_begin(struct builder *b, struct block like);
void block_marker(struct builder *b, str marker);
void block_text(struct builder *b, str text);
void block_end(struct builder *b);

/* block_blank: whether block_text would show nothing of a text. */
bool block_blank(str text);

/* table_begin: gives the number of the new table. row_begin, row_end: around the cells of a row. */
u32 table_begin(struct builder *b);
void row_begin(struct builder *b);
void row_end(struct builder *b);

/* block_damage: notes that `bytes` bytes were lost at the present end of the view text. */
void block_damage(struct builder *b, u32 bytes);

/* builder_close: the document; fails with TOO_BIG naming the limit that was passed. */
err builder_close(struct ctx *c, struct builder *b, struct doc *doc_out);

#endif

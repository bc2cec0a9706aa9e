/* The normalised text of a document: what patterns are matched against, and the way back.
 *
 * Half-width, no white space, no pinyin glued to characters, Simplified; one line a paragraph (or
 * cell), ended by "\n". A paragraph that was broken over several lines of the view is joined; a
 * line that holds several paragraphs divided by runs of U+3000 is split. */
#ifndef READ_TEXT_H
#define READ_TEXT_H

#include "doc/doc.h"

/* From here on, normalised offset + (view - norm) is the offset in the view text. */
struct run {
    u32 norm;
    u32 view;
};

struct line {
    u32 from, to;   /* of the normalised text, without its line end */
    u32 vfrom, vto; /* of the view text */
    u32 block;      /* index of the document's block it begins in */
    u16 flags;      /* enum block_flag of that block */
    u8 kind;        /* enum block_kind */
    u8 level;       /* of headings and list items */
    bool item;      /* starts with a marker */
    bool noise;     /* no part of the document; set by the noise pass */
};

struct text {
    const struct doc *doc;
    str norm;
    const struct run *runs;
    size_t n_runs;
    const u32
        *run_index; /* for each RUN_PAGE bytes of norm, the first run at or behind its start */
    size_t *near;   /* where text_place found its last run */
    struct line *lines;
    size_t n_lines;
    bool flat;      /* the whole document stands on a few very long lines */
    size_t han;     /* Chinese characters */
    size_t hant;    /* of these, Traditional ones */
    size_t pinyin;  /* pinyin glosses removed */
    span pinyin_at; /* place of the first */
    size_t lost;    /* U+FFFD and mojibake of lost bytes */
    span lost_at;   /* place of the first */
};

/* text_make: everything in `a`. */
void text_make(struct arena *a, const struct doc *doc, struct text *text_out);

/* text_line: the normalised text of a line. */
str text_line(const struct text *t, const struct line *line);

/* text_place: the view range of the normalised range [from, to), from < to. */
span text_place(const struct text *t, u32 from, u32 to);

/* text_column: line and column (both from 1, column in characters) of a view offset. */
void text_column(const struct text *t, u32 view, i64 *line_out, i64 *column_out);

/* text_normal: any text normalised the same way, as one line. */
str text_normal(struct arena *a, str s);

#endif

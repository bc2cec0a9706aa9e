/* A document while it is being read: what the passes hand on to each other, in their order.
 *   text  → noise → head → mark → nest → heading → role → table → task → … → diagnose */
#ifndef READ_READING_H
#define READ_READING_H

#include "read/facts.h"
#include "read/marker.h"
#include "read/text.h"

/* One item of the outline. Offsets are of the normalised text. */
struct item {
    u32 at;      /* of its marker (or heading, when it has none) */
    u32 body;    /* after the marker */
    u32 head_to; /* end of its heading; equal to body when it has none */
    u32 own_to;  /* end of its own text, before its first child */
    u32 to;      /* end of all its text, children included */
    u32 line;    /* index of the line it stands on */
    i32 parent;  /* index of the enclosing item, -1 = none */
    u32 list;    /* items with the same number form one list */
    u32 children;
    i64 ordinal;  /* 0 = unnumbered */
    u8 style;     /* enum style; STYLE_COUNT = unnumbered */
    u8 level;     /* from 1 */
    u8 depth;     /* heading level that the format gave, 0 = none */
    u8 role;      /* enum role */
    u8 bare;      /* bytes of .marker by which its path calls it; 0 = it is called by its heading */
    bool inline_; /* does not start its line */
    bool pseudo;  /* a lead-in that opens problems or next steps */
    str marker;   /* with its delimiter */
    str heading;
};

/* 三月 as the heading of a calendar: its month is the ordinal. */
static inline bool item_is_month(const struct item *it) {
    return it->style == STYLE_PHASE && it->marker.len == 0;
}

struct reading {
    struct arena *arena;
    const struct doc *doc;
    struct text text;
    u32 body_line; /* first line of the plan itself: behind title, notice, addressee */
    VEC(struct item) items;
    struct head head;
    u32 title_from, title_to; /* of the normalised text; equal = none */
    VEC(struct task_fact) tasks;
    VEC(struct noise) noises;
};

/* reading_line: the normalised text of line i. */
static inline str reading_line(const struct reading *r, size_t i) {
    return text_line(&r->text, &r->text.lines[i]);
}

#endif

/* Nesting: a stack of open items. A marker belongs to the open list of its style; a new style opens
 * a list inside the innermost item, after closing what customarily stands inside of it. */
#include "read/nest.h"

#include "read/lines.h"

enum {
    DEPTH_MAX = 16
};

struct stack {
    u32 item[DEPTH_MAX]; /* indexes of the open items, outermost first */
    size_t n;
};

static const struct item *open_item(const struct reading *r, const struct stack *s, size_t n) {
    return &r->items.v[s->item[n - 1]];
}

/* Unnumbered: what the format itself says of its level. */
static size_t keep_by_depth(const struct reading *r, const struct stack *s, u8 depth) {
    size_t n = s->n;
    while (n > 0 && (open_item(r, s, n)->depth == 0 || open_item(r, s, n)->depth >= depth))
        n--;
    return n;
}

/* How many open items stay open when `it` arrives. */
static size_t keep(const struct reading *r, const struct stack *s, const struct item *it) {
    if (it->pseudo)
        return 0;
    if (it->style == STYLE_COUNT)
        return keep_by_depth(r, s, it->depth);
    /* its open list: one that it exactly continues before any other of its style */
    size_t same = 0;
    for (size_t n = s->n; n > 0; n--) {
        if (open_item(r, s, n)->style != it->style)
            continue;
        if (open_item(r, s, n)->ordinal + 1 == it->ordinal)
            return n - 1;
        same = same == 0 ? n : same;
    }
    if (same > 0)
        return same - 1;
    size_t n = s->n;
    size_t outermost = it->style <= STYLE_HAN ? 0 : 1; /* 一、 is never inside a list */
    while (n > outermost && open_item(r, s, n)->style > it->style) {
        const struct item *open = open_item(r, s, n);
        bool holds = open->style == STYLE_COUNT &&
                     (it->style > STYLE_HAN || (it->depth > open->depth && open->depth > 0));
        if (holds)
            break;
        n--;
    }
    return n;
}

/* The end of the text behind item i, before `limit`: the tail of the document does not belong. */
static u32 text_end(const struct reading *r, const struct item *it, u32 limit) {
    u32 end = it->body;
    for (size_t k = it->line; k < r->text.n_lines; k++) {
        const struct line *line = &r->text.lines[k];
        if (line->from >= limit)
            break;
        if (k > it->line) {
            str s = text_line(&r->text, line);
            bool stops = line->noise || line->kind == BLOCK_CELL || line_is_tail(s);
            bool signs =
                k + 1 < r->text.n_lines && line_is_bare(s) && line_is_date(reading_line(r, k + 1));
            if (stops || signs)
                break;
        }
        end = line->to < limit ? line->to : limit;
    }
    return end;
}

static void close_items(struct reading *r, struct stack *s, size_t n) {
    while (s->n > n) {
        struct item *it = &r->items.v[s->item[s->n - 1]];
        u32 last = it->to;
        s->n--;
        if (s->n > 0) {
            struct item *outer = &r->items.v[s->item[s->n - 1]];
            outer->to = last > outer->to ? last : outer->to;
        }
    }
}

void nest(struct reading *r) {
    struct stack s = {0};
    u32 lists = 0;
    u32 arabic_list = 0;
    i64 arabic_last = 0;
    for (size_t i = 0; i < r->items.n; i++) {
        struct item *it = &r->items.v[i];
        u32 next = i + 1 < r->items.n ? r->items.v[i + 1].at : (u32)r->text.norm.len;
        size_t n = keep(r, &s, it);
        n = n > s.n ? s.n : n;
        n = n >= DEPTH_MAX ? DEPTH_MAX - 1 : n;
        const struct item *sibling = s.n > n ? &r->items.v[s.item[n]] : NULL;
        bool same =
            sibling != NULL && sibling->style == it->style && it->ordinal == sibling->ordinal + 1;
        bool runs_on =
            it->style == STYLE_ARABIC && it->ordinal == arabic_last + 1 && it->ordinal > 1;
        it->list = same ? sibling->list : runs_on ? arabic_list : ++lists;
        if (it->style == STYLE_ARABIC) {
            arabic_list = it->list;
            arabic_last = it->ordinal;
        }
        close_items(r, &s, n);
        it->parent = n > 0 ? (i32)s.item[n - 1] : -1;
        it->level = (u8)(n + 1);
        if (n > 0)
            r->items.v[it->parent].children++;
        it->own_to = it->to = text_end(r, it, next);
        it->head_to = it->body;
        s.item[s.n++] = (u32)i;
    }
    close_items(r, &s, 0);
}

/* The original with its marks. Marks may overlap in any way: a paragraph is cut into segments at
 * every edge of a mark, and each segment is wrapped by all marks that cover it, so that the HTML
 * nests properly. */
#include "export/page_text.h"

#include "base/fold.h"
#include "export/lines.h"
#include "export/sheet.h"

#include <stdlib.h>
#include <string.h>

enum {
    ACTIVE_MAX = 8 /* marks that cover one place; further ones are not drawn */
};

enum mark_kind {
    MARK_NOISE,
    MARK_TASK,
    MARK_FINDING,
};

struct mark {
    span place;
    enum mark_kind kind;
    size_t of;   /* index of the row, finding or noise */
    bool anchor; /* the place that links lead to; further places of a finding are none */
    bool shown;  /* its first segment was written */
};

struct writer {
    struct out *o;
    struct arena *scratch; /* for folded text; not that of o, which may grow in it */
    const struct page_doc *d;
    size_t number;
    bool simplified;
    struct mark *marks; /* by start, longer first */
    size_t n_marks, next;
    struct mark *active[ACTIVE_MAX];
    size_t n_active;
};

static int by_start(const void *a, const void *b) {
    const struct mark *x = a, *y = b;
    if (x->place.from != y->place.from)
        return x->place.from < y->place.from ? -1 : 1;
    if (x->place.to != y->place.to)
        return x->place.to > y->place.to ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return x->of < y->of ? -1 : x->of > y->of;
}

static void add_mark(struct writer *w, span place, struct mark like) {
    like.place = lines_snap(w->d->doc->view, place);
    if (place.to <= place.from || like.place.to <= like.place.from)
        return;
    w->marks[w->n_marks++] = like;
}

static void collect_marks(struct writer *w) {
    const struct page_doc *d = w->d;
    size_t n = d->n_rows + d->n_findings + d->n_noise;
    for (size_t i = 0; i < d->n_findings; i++)
        n += d->findings[i].more.n;
    w->marks = take(w->o->arena, struct mark, n);
    for (size_t i = 0; i < d->n_rows; i++)
        add_mark(w, d->rows[i].place, (struct mark){.kind = MARK_TASK, .of = i, .anchor = true});
    for (size_t i = 0; i < d->n_noise; i++)
        add_mark(w, d->noise[i].place, (struct mark){.kind = MARK_NOISE, .of = i});
    for (size_t i = 0; i < d->n_findings; i++) {
        const struct page_finding *f = &d->findings[i];
        add_mark(w, f->place, (struct mark){.kind = MARK_FINDING, .of = i, .anchor = true});
        for (size_t k = 0; k < f->more.n; k++)
            add_mark(w, f->more.v[k], (struct mark){.kind = MARK_FINDING, .of = i});
    }
    if (w->n_marks > 1)
        qsort(w->marks, w->n_marks, sizeof *w->marks, by_start);
}

/* Drops the marks that ended at or before `at`, takes in those that began. */
static void step_to(struct writer *w, u32 at) {
    size_t kept = 0;
    for (size_t i = 0; i < w->n_active; i++)
        if (w->active[i]->place.to > at)
            w->active[kept++] = w->active[i];
    w->n_active = kept;
    for (; w->next < w->n_marks && w->marks[w->next].place.from <= at; w->next++)
        if (w->marks[w->next].place.to > at && w->n_active < ACTIVE_MAX)
            w->active[w->n_active++] = &w->marks[w->next];
}

/* The end of the segment that starts at `at`. */
static u32 segment_end(const struct writer *w, u32 at, u32 end) {
    for (size_t i = 0; i < w->n_active; i++)
        if (w->active[i]->place.to < end)
            end = w->active[i]->place.to;
    if (w->next < w->n_marks && w->marks[w->next].place.from > at &&
        w->marks[w->next].place.from < end)
        end = w->marks[w->next].place.from;
    return end;
}

static void begin_mark(struct writer *w, struct mark *m) {
    struct out *o = w->o;
    size_t doc = w->number, of = m->of + 1;
    bool first = m->anchor && !m->shown;
    m->shown = true;
    if (m->kind == MARK_NOISE) {
        out_raw(o, S("<span class=\"noise\" title=\""));
        out_html(o, w->d->noise[m->of].reason);
        out_raw(o, S("\">"));
        return;
    }
    char own = m->kind == MARK_TASK ? 't' : 'k', back = m->kind == MARK_TASK ? 'r' : 'f';
    out_raw(o, m->kind == MARK_TASK ? S("<span class=\"t\"") : S("<span class=\"k"));
    if (m->kind == MARK_FINDING) {
        out_char(o, ' ');
        out_html(o, w->d->findings[m->of].severity);
        out_char(o, '"');
    }
    if (first)
        out_fmt(o, " id=\"d%zu%c%zu\"", doc, own, of);
    out_fmt(o, " data-of=\"d%zu%c%zu\">", doc, back, of);
    if (!first)
        return;
    out_fmt(o, "<a class=\"chip\" href=\"#d%zu%c%zu\">", doc, back, of);
    if (m->kind == MARK_TASK)
        out_int(o, w->d->rows[m->of].id);
    else
        out_raw(o, S("查"));
    out_raw(o, S("</a>"));
}

static void write_text(struct writer *w, u32 from, u32 to) {
    str s = str_sub(w->d->doc->view, from, to);
    struct arena_mark mark = arena_mark(w->scratch);
    out_html(w->o, w->simplified ? fold_str(w->scratch, s) : s);
    arena_rewind(w->scratch, mark);
}

static void write_marked(struct writer *w, u32 from, u32 to) {
    while (from < to) {
        step_to(w, from);
        u32 end = segment_end(w, from, to);
        for (size_t i = 0; i < w->n_active; i++)
            begin_mark(w, w->active[i]);
        write_text(w, from, end);
        for (size_t i = 0; i < w->n_active; i++)
            out_raw(w->o, S("</span>"));
        from = end;
    }
}

static void write_paragraph(struct writer *w, const struct block *b) {
    str class = b->kind == BLOCK_HEADING ? S("h") : b->kind == BLOCK_ITEM ? S("i") : S("p");
    out_raw(w->o, S("<p class=\""));
    out_raw(w->o, class);
    if ((b->flags & BLOCK_CENTRED) != 0)
        out_raw(w->o, S(" c"));
    if ((b->flags & BLOCK_BOLD) != 0)
        out_raw(w->o, S(" b"));
    out_raw(w->o, S("\">"));
    write_marked(w, b->from, b->to);
    out_raw(w->o, S("</p>\n"));
}

static void write_cell(struct writer *w, const struct block *b) {
    str tag = (b->flags & BLOCK_HEADER) != 0 ? S("th") : S("td");
    out_char(w->o, '<');
    out_raw(w->o, tag);
    if (b->rows > 1)
        out_fmt(w->o, " rowspan=\"%u\"", (unsigned)b->rows);
    if (b->cols > 1)
        out_fmt(w->o, " colspan=\"%u\"", (unsigned)b->cols);
    out_char(w->o, '>');
    write_marked(w, b->from, b->to);
    out_raw(w->o, S("</"));
    out_raw(w->o, tag);
    out_char(w->o, '>');
}

/* gives  the index behind the last cell of the table that starts at `i` */
static size_t write_table(struct writer *w, size_t i) {
    const struct block *b = w->d->doc->blocks;
    u32 table = b[i].table, row = b[i].row;
    out_raw(w->o, S("<div class=\"grid\"><table><tr>"));
    for (; i < w->d->doc->n_blocks && b[i].kind == BLOCK_CELL && b[i].table == table; i++) {
        if (b[i].row != row)
            out_raw(w->o, S("</tr>\n<tr>"));
        row = b[i].row;
        write_cell(w, &b[i]);
    }
    out_raw(w->o, S("</tr></table></div>\n"));
    return i;
}

static void write_blocks(struct writer *w) {
    const struct doc *doc = w->d->doc;
    for (size_t i = 0; i < doc->n_blocks;) {
        const struct block *b = &doc->blocks[i];
        if (b->kind == BLOCK_CELL) {
            i = write_table(w, i);
            continue;
        }
        if (b->kind != BLOCK_IMAGE)
            write_paragraph(w, b);
        i++;
    }
}

/* A document without blocks: each line is a paragraph. */
static void write_lines(struct writer *w) {
    str view = w->d->doc->view;
    for (size_t at = 0; at < view.len;) {
        const char *end = memchr(view.ptr + at, '\n', view.len - at);
        size_t to = end == NULL ? view.len : (size_t)(end - view.ptr);
        if (to > at)
            write_paragraph(w, &(struct block){.kind = BLOCK_PARA, .from = (u32)at, .to = (u32)to});
        at = to + 1;
    }
}

void page_text_write(struct out *o, const struct page_doc *d, size_t number, bool simplified) {
    struct writer w = {.o = o,
                       .scratch = arena_open(SHEET_SCRATCH_BYTES),
                       .d = d,
                       .number = number,
                       .simplified = simplified};
    collect_marks(&w);
    if (d->doc->n_blocks > 0)
        write_blocks(&w);
    else
        write_lines(&w);
    arena_close(w.scratch);
}

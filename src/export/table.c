/* Tables on a terminal. */
#include "export/table.h"

#include "base/utf8.h"

enum {
    GAP_COLUMNS = 2,    /* between two columns */
    SAMPLE_ROWS = 1000, /* looked at to find the widths */
    LEAST_WIDTH = 2,    /* one Chinese character */
    FIELDS_MAX = 64,
};

/* The columns that are shown, from left to right. */
struct layout {
    size_t n;
    size_t field[FIELDS_MAX];
    size_t width[FIELDS_MAX];   /* columns on the terminal */
    size_t natural[FIELDS_MAX]; /* of the widest cell seen */
    size_t least[FIELDS_MAX];   /* not made narrower while another column can give way */
};

static size_t max_of(size_t a, size_t b) {
    return a > b ? a : b;
}

static size_t min_of(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Width of the widest cell of a field; 0 when all are empty. */
static size_t widest_cell(const struct sheet *s, size_t field, struct arena *a) {
    size_t widest = 0;
    struct arena_mark mark = arena_mark(a);
    for (size_t row = 0; row < s->n && row < SAMPLE_ROWS; row++) {
        widest = max_of(widest, utf8_columns(term_text(a, sheet_cell(a, s, row, field, NULL))));
        arena_rewind(a, mark);
    }
    return widest;
}

static struct layout all_columns(const struct sheet *s, struct arena *a) {
    struct layout l = {0};
    for (size_t i = 0; i < s->shape->n && l.n < FIELDS_MAX; i++) {
        if (s->columns[i].rank == 0 || s->columns[i].merge)
            continue;
        size_t widest = widest_cell(s, i, a), head = utf8_columns(sheet_head(s, i));
        if (widest == 0)
            continue;
        size_t wanted = max_of((size_t)s->shape->fields[i].width, head);
        l.field[l.n] = i;
        l.natural[l.n] = l.width[l.n] = max_of(widest, head);
        l.least[l.n] = min_of(l.natural[l.n], wanted);
        l.n++;
    }
    return l;
}

static size_t total_width(const struct layout *l) {
    size_t total = l->n > 0 ? GAP_COLUMNS * (l->n - 1) : 0;
    for (size_t i = 0; i < l->n; i++)
        total += l->width[i];
    return total;
}

/* Lines that the widest cell of a column takes when the column is narrowed by one. */
static size_t lines_when_narrowed(const struct layout *l, size_t i) {
    size_t width = l->width[i] - 1;
    return (l->natural[i] + width - 1) / width;
}

/* Whether narrowing column i is better than narrowing k: a row is as high as its most often folded
 * cell; among equals the wider one gives way. */
static bool gives_way(const struct layout *l, size_t i, size_t k) {
    size_t mine = lines_when_narrowed(l, i), other = lines_when_narrowed(l, k);
    return mine < other || (mine == other && l->width[i] > l->width[k]);
}

/* Narrows columns, none below `least`, until all fit. gives  false when they cannot */
static bool shrink(struct layout *l, size_t columns, const size_t *least) {
    for (size_t total = total_width(l); total > columns; total--) {
        size_t best = l->n;
        for (size_t i = 0; i < l->n; i++)
            if (l->width[i] > least[i] && (best == l->n || gives_way(l, i, best)))
                best = i;
        if (best == l->n)
            return false;
        l->width[best]--;
    }
    return true;
}

/* gives  false when only columns of rank 1 are left */
static bool drop_highest_rank(const struct sheet *s, struct layout *l) {
    size_t drop = 0;
    for (size_t i = 1; i < l->n; i++)
        if (s->columns[l->field[i]].rank >= s->columns[l->field[drop]].rank)
            drop = i;
    if (l->n == 0 || s->columns[l->field[drop]].rank <= 1)
        return false;
    l->n--;
    for (size_t i = drop; i < l->n; i++) {
        l->field[i] = l->field[i + 1];
        l->natural[i] = l->natural[i + 1];
        l->least[i] = l->least[i + 1];
    }
    for (size_t i = 0; i < l->n; i++)
        l->width[i] = l->natural[i];
    return true;
}

static struct layout fit_columns(const struct sheet *s, size_t columns, struct arena *a) {
    struct layout l = all_columns(s, a);
    size_t least[FIELDS_MAX];
    while (!shrink(&l, columns, l.least))
        if (!drop_highest_rank(s, &l))
            break;
    for (size_t i = 0; i < l.n; i++)
        least[i] = min_of(l.least[i], utf8_columns(sheet_head(s, l.field[i])));
    shrink(&l, columns, least);
    for (size_t i = 0; i < l.n; i++)
        least[i] = min_of(least[i], LEAST_WIDTH);
    shrink(&l, columns, least);
    return l;
}

static void write_rule(struct out *o, const struct term *t, const struct layout *l) {
    term_begin(o, t, TONE_SOFT);
    for (size_t i = 0; i < l->n; i++) {
        if (i > 0)
            out_repeat(o, ' ', GAP_COLUMNS);
        for (size_t k = 0; k < l->width[i]; k++)
            out_raw(o, S("─"));
    }
    term_end(o, t, TONE_SOFT);
    out_char(o, '\n');
}

/* One piece of a cell, with the gap and the blanks that bring it to its column. */
static void write_piece(struct out *o, const struct term *t, str piece, size_t blanks,
                        enum tone tone) {
    if (piece.len == 0)
        return;
    out_repeat(o, ' ', blanks);
    term_begin(o, t, tone);
    out_raw(o, piece);
    term_end(o, t, tone);
}

/* Cells beside one another, folded; blanks at the end of a line are not written. */
static void write_cells(struct out *o, const struct term *t, const struct layout *l, str *cells,
                        const enum tone *tones) {
    bool more = true;
    while (more) {
        size_t blanks = 0;
        more = false;
        for (size_t i = 0; i < l->n; i++) {
            str piece = term_fold(&cells[i], l->width[i]);
            size_t wide = utf8_columns(piece);
            write_piece(o, t, piece, blanks, tones[i]);
            if (piece.len > 0)
                blanks = 0;
            blanks += max_of(l->width[i], wide) - wide + GAP_COLUMNS;
            more = more || cells[i].len > 0;
        }
        out_char(o, '\n');
    }
}

static void write_heads(struct out *o, const struct term *t, const struct sheet *s,
                        const struct layout *l) {
    str cells[FIELDS_MAX];
    enum tone tones[FIELDS_MAX] = {TONE_PLAIN};
    for (size_t i = 0; i < l->n; i++)
        cells[i] = sheet_head(s, l->field[i]);
    write_cells(o, t, l, cells, tones);
    write_rule(o, t, l);
}

/* The merged columns of a row on one line, where they differ from the row above. */
static void write_group(struct out *o, const struct term *t, const struct sheet *s, size_t row,
                        struct arena *a) {
    bool same = row > 0;
    struct out line = out_open(a);
    for (size_t i = 0; i < s->shape->n; i++) {
        if (!s->columns[i].merge || s->columns[i].rank == 0)
            continue;
        str here = sheet_cell(a, s, row, i, NULL);
        same = same && str_eq(here, sheet_cell(a, s, row - 1, i, NULL));
        if (here.len > 0 && line.len > 0)
            out_raw(&line, S(" › "));
        out_raw(&line, here);
    }
    str rest = term_text(a, out_str(&line));
    if (same)
        return;
    while (rest.len > 0) {
        term_strong(o, t);
        out_raw(o, term_fold(&rest, t->columns));
        term_plain(o, t);
        out_char(o, '\n');
    }
}

void table_write(struct out *o, const struct term *t, const struct sheet *s) {
    struct arena *a = arena_open(SHEET_SCRATCH_BYTES);
    struct layout l = fit_columns(s, max_of(t->columns, TERM_COLUMNS_MIN), a);
    if (l.n > 0)
        write_heads(o, t, s, &l);
    struct arena_mark mark = arena_mark(a);
    for (size_t row = 0; row < s->n && l.n > 0; row++) {
        str cells[FIELDS_MAX];
        enum tone tones[FIELDS_MAX];
        write_group(o, t, s, row, a);
        for (size_t i = 0; i < l.n; i++)
            cells[i] = term_text(a, sheet_cell(a, s, row, l.field[i], &tones[i]));
        write_cells(o, t, &l, cells, tones);
        arena_rewind(a, mark);
    }
    arena_close(a);
}

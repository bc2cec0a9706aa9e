/* Printing an outline. */
#include "export/tree.h"

#include "base/utf8.h"

enum {
    STEP_COLUMNS = 2, /* indent of a level */
    STEPS_MAX = 8,    /* deeper ones stay at this indent */
    GAP_COLUMNS = 1,  /* between text and note */
};

static void write_twig(struct out *o, const struct term *t, const struct twig *twig) {
    size_t columns = t->columns < TERM_COLUMNS_MIN ? TERM_COLUMNS_MIN : t->columns;
    size_t steps = twig->level < 1 ? 0 : (size_t)(twig->level - 1);
    size_t indent = STEP_COLUMNS * (steps < STEPS_MAX ? steps : STEPS_MAX);
    indent = indent < columns / 2 ? indent : columns / 2;
    str rest = term_text(o->arena, twig->text), note = term_text(o->arena, twig->note), piece;
    do {
        piece = term_fold(&rest, columns - indent);
        out_repeat(o, ' ', indent);
        out_raw(o, piece);
        if (rest.len > 0)
            out_char(o, '\n');
    } while (rest.len > 0);
    if (note.len > 0) {
        size_t used = indent + utf8_columns(piece) + GAP_COLUMNS + utf8_columns(note);
        if (used > columns) {
            out_char(o, '\n');
            out_repeat(o, ' ', indent);
        }
        out_repeat(o, ' ', GAP_COLUMNS);
        term_begin(o, t, TONE_SOFT);
        out_raw(o, note);
        term_end(o, t, TONE_SOFT);
    }
    out_char(o, '\n');
}

void tree_write(struct out *o, const struct term *t, const struct twig *twigs, size_t n) {
    for (size_t i = 0; i < n; i++)
        write_twig(o, t, &twigs[i]);
}

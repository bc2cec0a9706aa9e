/* Writing CSV. */
#include "export/csv.h"

void csv_head(struct out *o, const struct sheet *s) {
    out_raw(o, S("\xEF\xBB\xBF"));
    for (size_t i = 0; i < s->shape->n; i++) {
        if (i > 0)
            out_char(o, ',');
        out_csv(o, sheet_head(s, i));
    }
    out_raw(o, S("\r\n"));
}

void csv_rows(struct out *o, const struct sheet *s) {
    struct arena *a = arena_open(SHEET_SCRATCH_BYTES);
    struct arena_mark mark = arena_mark(a);
    for (size_t row = 0; row < s->n; row++) {
        for (size_t i = 0; i < s->shape->n; i++) {
            if (i > 0)
                out_char(o, ',');
            out_csv(o, sheet_cell(a, s, row, i, NULL));
        }
        out_raw(o, S("\r\n"));
        arena_rewind(a, mark);
    }
    arena_close(a);
}

void csv_write(struct out *o, const struct book *b) {
    if (b->n == 0)
        return;
    csv_head(o, &b->sheets[0]);
    for (size_t i = 0; i < b->n; i++)
        if (b->sheets[i].shape == b->sheets[0].shape)
            csv_rows(o, &b->sheets[i]);
}

/* The file of errors: the columns of the input and one more, which tells what is wrong. */
#include "app/rows_in.h"

#include "app/save.h"
#include "base/out.h"
#include "base/utf8.h"
#include "export/csv.h"

#include <strings.h>

enum {
    WIDTH_LEAST = 10, /* of a column, in characters */
    WIDTH_MOST = 30,
    WIDTH_WHY = 44,
};

/* A sheet of the file while it is made. */
struct making {
    struct rows *r;
    const struct grid_sheet *from;
    size_t columns; /* of the input */
    size_t n;       /* rows so far */
    str *cells;     /* columns + 1 a row */
    u8 *tones;      /* the same */
};

/* The fields of a sheet whose columns are known only now: a row is an array of texts. */
static struct shape *shape_of(struct arena *a, const struct making *m) {
    struct field *fields = take(a, struct field, m->columns + 1);
    const strs *heads = &m->from->heads;
    for (size_t i = 0; i <= m->columns; i++) {
        bool last = i == m->columns;
        str head = last ? S("错误") : i < heads->n ? heads->v[i] : S("");
        int width = (int)utf8_columns(head) + 4;
        width = width < WIDTH_LEAST ? WIDTH_LEAST : width > WIDTH_MOST ? WIDTH_MOST : width;
        fields[i] = (struct field){.name = "cell",
                                   .kind = KIND_TEXT,
                                   .offset = i * sizeof(str),
                                   .label = str_z(a, head),
                                   .width = last ? WIDTH_WHY : width};
    }
    struct shape *shape = take(a, struct shape, 1);
    *shape = (struct shape){.name = "row",
                            .size = (m->columns + 1) * sizeof(str),
                            .fields = fields,
                            .n = m->columns + 1};
    return shape;
}

/* Those of the widest row, without an 错误 that an earlier run has put behind them. */
static size_t count_columns(const struct rows *r, const struct grid_sheet *sheet) {
    size_t n = sheet->heads.n;
    if (n > 0 && str_eq(sheet->heads.v[n - 1], S("错误")))
        return n - 1;
    for (size_t i = 0; i < r->grid.n; i++)
        if (r->grid.v[i].sheet == sheet && r->grid.v[i].cells.n > n)
            n = r->grid.v[i].cells.n;
    return n;
}

/* A section stands in its first column alone, else it would be no section when it is read again. */
static void copy_cells(const struct grid_row *row, str *to, size_t n) {
    for (size_t i = 0; i < n && i < row->cells.n; i++) {
        to[i] = row->cells.v[i];
        if (row->banner && to[i].len > 0)
            return;
    }
}

/* What is wrong with a row stands behind its cells; those that it is about are marked. */
static void tell_fault(struct making *m, const struct rows_fault *f, struct out *why) {
    u8 *tones = m->tones + m->n * (m->columns + 1);
    i32 column = f->head == GRID_NONE ? GRID_NONE : m->from->column[f->head];
    out_raw(why, why->len > 0 ? S("；") : S(""));
    if (f->head != GRID_NONE) {
        out_raw(why, grid_called(&m->r->heads.v[f->head]));
        out_raw(why, S("："));
    }
    out_raw(why, f->why);
    if (column != GRID_NONE && (size_t)column < m->columns)
        tones[column] = TONE_BAD;
    tones[m->columns] = TONE_BAD;
}

/* The faults are in the order of the rows; *next moves on with them. */
static struct sheet make_sheet(struct rows *r, const struct grid_sheet *from, size_t *next) {
    struct arena *a = r->deed->c->arena;
    struct making m = {.r = r, .from = from, .columns = count_columns(r, from)};
    m.cells = take(a, str, (m.columns + 1) * (r->grid.n + 1));
    m.tones = take(a, u8, (m.columns + 1) * (r->grid.n + 1));
    for (size_t i = 0; i < r->grid.n; i++) {
        if (r->grid.v[i].sheet != from || (r->in->skip_bad && !r->bad[i]))
            continue;
        struct out why = out_open(a);
        str *to = m.cells + m.n * (m.columns + 1);
        copy_cells(&r->grid.v[i], to, m.columns);
        for (; *next < r->faults.n && r->faults.v[*next].row <= i; ++*next)
            tell_fault(&m, &r->faults.v[*next], &why);
        to[m.columns] = out_str(&why);
        m.n++;
    }
    return (struct sheet){.name = from->name.len > 0 ? from->name : S("错误"),
                          .title = S(""),
                          .subtitle = S(""),
                          .shape = shape_of(a, &m),
                          .columns = take(a, struct column, m.columns + 1),
                          .rows = m.cells,
                          .n = m.n,
                          .tones = m.tones};
}

static bool is_csv(str path) {
    return path.len > 4 && strncasecmp(path.ptr + path.len - 4, ".csv", 4) == 0;
}

err rows_write_errors(struct rows *r, str path) {
    struct ctx *c = r->deed->c;
    VEC(struct sheet) sheets = {0};
    const struct grid_sheet *last = NULL;
    size_t next = 0;
    for (size_t i = 0; i < r->grid.n; i++) {
        if (r->grid.v[i].sheet == last)
            continue;
        last = r->grid.v[i].sheet;
        struct sheet sheet = make_sheet(r, last, &next);
        if (sheet.n > 0)
            *push(c->arena, &sheets) = sheet;
    }
    const struct book book = {sheets.v, sheets.n};
    if (!is_csv(path))
        return app_save_xlsx(c, &book, path);
    if (book.n > 1)
        return fail(c, ERR_INVALID, "有错的行在 %zu 张表里，错误文件请用 .xlsx", book.n);
    struct app_save save;
    TRY(app_save_begin(c, path, &save));
    csv_write(&save.out, &book);
    return app_save_end(c, &save);
}

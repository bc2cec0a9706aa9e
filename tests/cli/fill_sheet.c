/* A department at its desk: fills in a row of a sheet and saves it as CSV, as an office program
 * does that knows no workbooks. Prints the id of the row's duty. usage: fill_sheet SHEET.xlsx
 * OUT.csv ROW NOTE PERCENT DONE */
#include "app/grid.h"
#include "app/sheets.h"
#include "base/out.h"
#include "doc/read.h"
#include "port/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const struct grid_head mark[] = {{"标识", true}};

static err read_rows(struct ctx *c, const char *path, struct grid_rows *rows_out) {
    struct source source = {.name = str_from(path)};
    struct doc doc;
    TRY(file_read(c, path, 1 << 26, &source.bytes));
    TRY(format_detect(c, source.name, source.bytes, &source.format));
    TRY(doc_read(c, &source, &doc));
    return grid_read(c, &doc, (struct grid_heads)GRID_HEADS(mark), rows_out);
}

static void write_row(struct out *o, strs cells, char **filled) {
    for (size_t i = 0; i < SHEET_COLUMNS; i++) {
        str text = i < cells.n ? cells.v[i] : S("");
        if (filled != NULL && i >= SHEET_NOTE && i <= SHEET_DONE)
            text = str_from(filled[i - SHEET_NOTE]);
        if (i > 0)
            out_char(o, ',');
        out_csv(o, text);
    }
    out_raw(o, S("\r\n"));
}

int main(int argc, char **argv) {
    struct ctx c = {.arena = arena_open((size_t)1 << 28)};
    struct grid_rows rows = {0};
    FILE *file = argc == 7 ? fopen(argv[2], "w") : NULL;
    if (file == NULL || read_rows(&c, argv[1], &rows) != OK || rows.n == 0) {
        fprintf(stderr, "fill_sheet: %.*s\n", STR(c.text));
        return 1;
    }
    struct out o = out_open_fd(c.arena, fileno(file));
    size_t at = 0, wanted = (size_t)atol(argv[3]);
    out_raw(&o, S("\xEF\xBB\xBF"));
    write_row(&o, rows.v[0].sheet->heads, NULL);
    for (size_t i = 0; i < rows.n; i++) {
        if (rows.v[i].banner)
            continue;
        bool it = ++at == wanted;
        write_row(&o, rows.v[i].cells, it ? argv + 4 : NULL);
        if (it)
            printf("%.*s\n", STR(rows.v[i].cells.v[SHEET_ID]));
    }
    bool good = out_flush(&o) && fclose(file) == 0 && at >= wanted;
    arena_close(c.arena);
    return good ? 0 : 1;
}

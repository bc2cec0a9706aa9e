/* Rows of data files: base/csv, a line at a time. */
#include "calendar/data_rows.h"

#include "base/csv.h"
#include "base/utf8.h"

/* The next line that is neither empty nor a comment. */
static bool next_line(struct data_rows *in, str *line_out) {
    str line;
    while (str_line(&in->rest, &line)) {
        in->line++;
        line = str_trim(line);
        if (line.len > 0 && line.ptr[0] != '#') {
            *line_out = line;
            return true;
        }
    }
    return false;
}

err data_rows_open(struct ctx *c, str text, str heads, struct data_rows *rows_out) {
    const str mark = S("\xEF\xBB\xBF");
    if (utf8_bad(text) != STR_NONE)
        return fail(c, ERR_INVALID, "文件不是 UTF-8 编码，请另存为 UTF-8 的 CSV");
    if (str_starts(text, mark))
        text = str_sub(text, mark.len, text.len);
    struct data_rows in = {.rest = text, .columns = 1};
    for (size_t i = 0; i < heads.len; i++)
        in.columns += heads.ptr[i] == ',';
    str line;
    if (!next_line(&in, &line))
        return fail(c, ERR_INVALID, "文件里没有内容，第一行应是列名：%.*s", STR(heads));
    if (!str_eq(line, heads))
        return fail(c, ERR_INVALID, "第 %zu 行：应是列名“%.*s”", in.line, STR(heads));
    *rows_out = in;
    return OK;
}

err data_rows_next(struct ctx *c, struct data_rows *in, strs *cells_out) {
    str line;
    if (!next_line(in, &line)) {
        *cells_out = (strs){0};
        return OK;
    }
    struct csv csv = csv_open(c->arena, line);
    csv.separator = ','; /* not a vote of this line: a name may hold a semicolon */
    strs cells;
    if (!csv_row(&csv, &cells) || cells.n != in->columns)
        return fail(c, ERR_INVALID, "第 %zu 行：应有 %zu 列，实有 %zu 列", in->line, in->columns,
                    cells.n);
    for (size_t i = 0; i < cells.n; i++)
        cells.v[i] = str_trim(cells.v[i]);
    *cells_out = cells;
    return OK;
}

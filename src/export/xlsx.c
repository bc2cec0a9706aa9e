/* Writing xlsx: the only file that knows libxlsxwriter. */
#include "export/xlsx.h"

#include "base/out.h"
#include "base/utf8.h"
#include "port/lib.h"

#include <string.h>
#include <xlsxwriter.h>

enum {
    CELL_CHARS_MAX = 32000, /* characters of a cell; the format allows 32767 UTF-16 units */
    PAPER_A4 = 9,
    DEFAULT_WIDTH = 10, /* of a column without one, in characters */
    SUBTITLE_POINTS = 20,
    TITLE_POINTS = 34, /* heights of rows */
    HINT_POINTS = 22,
    HEAD_POINTS = 32,
    FOOT_POINTS = 40,
    LINE_POINTS = 14, /* a line of text in a cell */
    PAD_POINTS = 6,   /* above and below the text of a cell */
    ROW_POINTS_MAX = 409,
    CHOICE_BYTES = 255, /* all words of a drop-down list */
};

/* Colours as 0xRRGGBB. */
enum {
    INK_BAD = 0xC00000,
    FILL_BAD = 0xFDE9E7,
    INK_WARN = 0x7F4A00,
    FILL_WARN = 0xFFF4DC,
    INK_SOFT = 0x707070,
    FILL_HEAD = 0xE8ECF1,
    FILL_ASKED = 0xFFFBE0, /* a cell to be filled in, */
    HEAD_ASKED = 0xFFE9A8, /* and the head above it */
    LINE = 0x8C95A0,
};

static const char *const font_text = "宋体";
static const char *const font_head = "黑体";

/* Ink and fill of a tone; -1 = as usual. */
static const struct {
    i32 ink, fill;
} tone_colours[] = {
    [TONE_PLAIN] = {-1, -1},
    [TONE_BAD] = {INK_BAD, FILL_BAD},
    [TONE_WARN] = {INK_WARN, FILL_WARN},
    [TONE_SOFT] = {INK_SOFT, -1},
};

/* name, result, arguments of every call of the library that is used here. */
#define CALLS(X)                                                                                   \
    X(workbook_new_opt, lxw_workbook *, (const char *, lxw_workbook_options *))                    \
    X(workbook_add_format, lxw_format *, (lxw_workbook *))                                         \
    X(workbook_add_worksheet, lxw_worksheet *, (lxw_workbook *, const char *))                     \
    X(workbook_close, lxw_error, (lxw_workbook *))                                                 \
    X(format_set_font_name, void, (lxw_format *, const char *))                                    \
    X(format_set_font_size, void, (lxw_format *, double))                                          \
    X(format_set_font_color, void, (lxw_format *, lxw_color_t))                                    \
    X(format_set_bg_color, void, (lxw_format *, lxw_color_t))                                      \
    X(format_set_border, void, (lxw_format *, uint8_t))                                            \
    X(format_set_border_color, void, (lxw_format *, lxw_color_t))                                  \
    X(format_set_align, void, (lxw_format *, uint8_t))                                             \
    X(format_set_text_wrap, void, (lxw_format *))                                                  \
    X(format_set_unlocked, void, (lxw_format *))                                                   \
    X(worksheet_set_landscape, void, (lxw_worksheet *))                                            \
    X(worksheet_set_paper, void, (lxw_worksheet *, uint8_t))                                       \
    X(worksheet_fit_to_pages, void, (lxw_worksheet *, uint16_t, uint16_t))                         \
    X(worksheet_set_margins, void, (lxw_worksheet *, double, double, double, double))              \
    X(worksheet_center_horizontally, void, (lxw_worksheet *))                                      \
    X(worksheet_repeat_rows, lxw_error, (lxw_worksheet *, lxw_row_t, lxw_row_t))                   \
    X(worksheet_set_footer, lxw_error, (lxw_worksheet *, const char *))                            \
    X(worksheet_freeze_panes, void, (lxw_worksheet *, lxw_row_t, lxw_col_t))                       \
    X(worksheet_set_column, lxw_error,                                                             \
      (lxw_worksheet *, lxw_col_t, lxw_col_t, double, lxw_format *))                               \
    X(worksheet_set_column_opt, lxw_error,                                                         \
      (lxw_worksheet *, lxw_col_t, lxw_col_t, double, lxw_format *, lxw_row_col_options *))        \
    X(worksheet_protect, void, (lxw_worksheet *, const char *, lxw_protection *))                  \
    X(worksheet_set_row, lxw_error, (lxw_worksheet *, lxw_row_t, double, lxw_format *))            \
    X(worksheet_merge_range, lxw_error,                                                            \
      (lxw_worksheet *, lxw_row_t, lxw_col_t, lxw_row_t, lxw_col_t, const char *, lxw_format *))   \
    X(worksheet_write_string, lxw_error,                                                           \
      (lxw_worksheet *, lxw_row_t, lxw_col_t, const char *, lxw_format *))                         \
    X(worksheet_write_number, lxw_error,                                                           \
      (lxw_worksheet *, lxw_row_t, lxw_col_t, double, lxw_format *))                               \
    X(worksheet_write_blank, lxw_error, (lxw_worksheet *, lxw_row_t, lxw_col_t, lxw_format *))     \
    X(worksheet_data_validation_range, lxw_error,                                                  \
      (lxw_worksheet *, lxw_row_t, lxw_col_t, lxw_row_t, lxw_col_t, lxw_data_validation *))
#define LIB_CALLS struct calls
struct calls {
    CALLS(LIB_MEMBER)
};
CALLS(LIB_CHECK)
static const struct lib_symbol symbols[] = {CALLS(LIB_SYMBOL)};
static const char *const files[] = {"libxlsxwriter.so.4", "libxlsxwriter.so.5"};
static const struct lib library = {
    .files = files,
    .n_files = COUNT_OF(files),
    .package = "libxlsxwriter4",
    .symbols = symbols,
    .n_symbols = COUNT_OF(symbols),
};

struct writer {
    struct ctx *c;
    struct calls x;
    lxw_workbook *book;
    lxw_format *title, *subtitle, *hint, *foot;
    lxw_format *head[2];                            /* [1] = to be filled in */
    lxw_format *cell[COUNT_OF(tone_colours)][2][2]; /* by tone; [1] = centred; as head */
    bool merge;
    const struct sheet *s; /* the one that is being written, */
    lxw_worksheet *ws;
    lxw_row_t head_row, first; /* its rows of heads and of the first cells */
    lxw_col_t last;            /* its last column that is seen */
};

static lxw_format *text_format(struct writer *w, enum tone tone, bool centred, bool fill) {
    lxw_format *f = w->x.workbook_add_format(w->book);
    w->x.format_set_font_name(f, font_text);
    w->x.format_set_font_size(f, 10.5);
    w->x.format_set_text_wrap(f);
    w->x.format_set_border(f, LXW_BORDER_THIN);
    w->x.format_set_border_color(f, LINE);
    w->x.format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
    if (centred)
        w->x.format_set_align(f, LXW_ALIGN_CENTER);
    if (tone_colours[tone].ink >= 0)
        w->x.format_set_font_color(f, (lxw_color_t)tone_colours[tone].ink);
    if (tone_colours[tone].fill >= 0)
        w->x.format_set_bg_color(f, (lxw_color_t)tone_colours[tone].fill);
    if (fill) {
        w->x.format_set_unlocked(f);
        w->x.format_set_bg_color(f, FILL_ASKED);
    }
    return f;
}

/* Of a row of one cell over all columns. */
static lxw_format *banner_format(struct writer *w, const char *font, double size, bool centred) {
    lxw_format *f = w->x.workbook_add_format(w->book);
    w->x.format_set_font_name(f, font);
    w->x.format_set_font_size(f, size);
    w->x.format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
    if (centred)
        w->x.format_set_align(f, LXW_ALIGN_CENTER);
    w->x.format_set_text_wrap(f);
    return f;
}

static lxw_format *head_format(struct writer *w, bool fill) {
    lxw_format *f = banner_format(w, font_head, 10.5, true);
    w->x.format_set_border(f, LXW_BORDER_THIN);
    w->x.format_set_border_color(f, LINE);
    w->x.format_set_bg_color(f, fill ? HEAD_ASKED : FILL_HEAD);
    return f;
}

static void make_formats(struct writer *w) {
    w->title = banner_format(w, font_head, 18, true);
    w->subtitle = banner_format(w, font_text, 10.5, true);
    w->x.format_set_font_color(w->subtitle, INK_SOFT);
    w->hint = banner_format(w, font_text, 10.5, false);
    w->foot = banner_format(w, font_text, 11, false);
    w->x.format_set_unlocked(w->foot);
    for (size_t fill = 0; fill < 2; fill++) {
        w->head[fill] = head_format(w, fill == 1);
        for (size_t tone = 0; tone < COUNT_OF(tone_colours); tone++)
            for (size_t centred = 0; centred < 2; centred++)
                w->cell[tone][centred][fill] =
                    text_format(w, (enum tone)tone, centred == 1, fill == 1);
    }
}

/* A text as the library takes it: NUL-terminated, without what XML cannot hold, not too long. */
static const char *cell_text(struct writer *w, str s) {
    struct arena *a = w->c->arena;
    str part = utf8_cut(s, CELL_CHARS_MAX);
    struct out o = out_open(a);
    for (size_t at = 0; at < part.len;) {
        size_t from = at;
        u32 ch = utf8_next(part, &at);
        bool bad = ch == 0 || ch == 0xFFFE || ch == 0xFFFF;
        out_raw(&o, bad ? S("\xEF\xBF\xBD") : str_sub(part, from, at));
    }
    if (part.len < s.len)
        out_raw(&o, S("…"));
    return str_z(a, out_str(&o));
}

static int width_of(const struct writer *w, size_t column) {
    int width = w->s->shape->fields[column].width;
    return width > 0 ? width : DEFAULT_WIDTH;
}

static void set_page(struct writer *w) {
    w->x.worksheet_set_landscape(w->ws);
    w->x.worksheet_set_paper(w->ws, PAPER_A4);
    w->x.worksheet_fit_to_pages(w->ws, 1, 0);
    w->x.worksheet_set_margins(w->ws, 0.4, 0.4, 0.6, 0.6);
    w->x.worksheet_center_horizontally(w->ws);
    w->x.worksheet_repeat_rows(w->ws, w->head_row, w->head_row);
    w->x.worksheet_set_footer(w->ws, "&C&\"宋体\"&9第 &P 页 共 &N 页");
    w->x.worksheet_freeze_panes(w->ws, w->first, 0);
    for (size_t i = 0; i < w->s->shape->n; i++) {
        lxw_row_col_options how = {.hidden = w->s->columns[i].hidden};
        w->x.worksheet_set_column_opt(w->ws, (lxw_col_t)i, (lxw_col_t)i, width_of(w, i), NULL,
                                      &how);
    }
}

/* What is not to be filled in is locked, without a password: against slips, not against anybody. */
static void lock(struct writer *w) {
    lxw_protection how = {.format_rows = 1}; /* a long text may need a higher row */
    bool asks = false;
    for (size_t i = 0; i < w->s->shape->n; i++)
        asks = asks || w->s->columns[i].fill;
    if (asks)
        w->x.worksheet_protect(w->ws, NULL, &how);
}

/* A row of one cell over all columns that are seen; none where there is no text. */
static void write_banner(struct writer *w, lxw_row_t *row, str text, double points, lxw_format *f) {
    if (text.len == 0)
        return;
    const char *z = cell_text(w, text);
    w->x.worksheet_set_row(w->ws, *row, points, NULL);
    if (w->last > 0)
        w->x.worksheet_merge_range(w->ws, *row, 0, *row, w->last, z, f);
    else
        w->x.worksheet_write_string(w->ws, *row, 0, z, f);
    ++*row;
}

static void write_heads(struct writer *w) {
    lxw_row_t row = 0;
    w->last = 0;
    for (size_t i = 0; i < w->s->shape->n; i++)
        w->last = w->s->columns[i].hidden ? w->last : (lxw_col_t)i;
    write_banner(w, &row, w->s->title, TITLE_POINTS, w->title);
    write_banner(w, &row, w->s->subtitle, SUBTITLE_POINTS, w->subtitle);
    write_banner(w, &row, w->s->hint, HINT_POINTS, w->hint);
    w->x.worksheet_set_row(w->ws, row, HEAD_POINTS, NULL);
    for (size_t i = 0; i < w->s->shape->n; i++)
        w->x.worksheet_write_string(w->ws, row, (lxw_col_t)i, cell_text(w, sheet_head(w->s, i)),
                                    w->head[w->s->columns[i].fill]);
    w->head_row = row;
    w->first = row + 1;
}

/* The library asks for writable texts. */
static char *copy_z(struct arena *a, const char *z) {
    str s = str_from(z);
    char *copy = arena_bytes(a, s.len + 1, 1);
    memcpy(copy, s.ptr, s.len);
    return copy;
}

/* The words of a drop-down list as the library takes them; NULL = there is none, or too long. */
static char **choice_list(struct arena *a, const char *const *choices) {
    size_t n = 0, bytes = 0;
    while (choices != NULL && choices[n] != NULL)
        bytes += str_from(choices[n++]).len + 1;
    if (n == 0 || bytes > CHOICE_BYTES)
        return NULL;
    char **list = take(a, char *, n + 1);
    for (size_t k = 0; k < n; k++)
        list[k] = copy_z(a, choices[k]);
    return list;
}

/* What the cells of a column take. */
static void add_rule(struct writer *w, size_t column) {
    const struct column *is = &w->s->columns[column];
    lxw_data_validation choice = {
        .validate = LXW_VALIDATION_TYPE_LIST,
        .value_list = choice_list(w->c->arena, is->choices),
        .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
        .error_title = "不在下拉选项中",
        .error_message = "请从下拉列表中选择。",
    };
    lxw_data_validation number = {
        .validate = LXW_VALIDATION_TYPE_INTEGER,
        .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
        .maximum_number = (double)is->most,
        .error_type = LXW_VALIDATION_ERROR_TYPE_STOP,
        .error_title = "请填整数",
        .error_message = copy_z(
            w->c->arena,
            str_fmt(w->c->arena, "请填 0 到 %lld 的整数。%c", (long long)is->most, '\0').ptr),
    };
    if ((choice.value_list == NULL && is->most == 0) || w->s->n == 0)
        return;
    lxw_row_t last = w->first + (lxw_row_t)w->s->n - 1;
    w->x.worksheet_data_validation_range(w->ws, w->first, (lxw_col_t)column, last,
                                         (lxw_col_t)column, is->most > 0 ? &number : &choice);
}

/* Lines that a text takes in a column: not every office program finds the height of wrapped rows by
 * itself. Quotes and dashes are two columns wide in Chinese fonts, hence a twentieth more. */
static size_t lines_needed(str text, int width) {
    size_t fits = (size_t)(width > 3 ? (width - 1) / 2 * 2 : 2);
    size_t wide = utf8_columns(text);
    wide += wide / 20;
    return wide <= fits ? 1 : (wide + fits - 1) / fits;
}

/* The cell of a column that is being written, which may reach over rows. */
struct reach {
    size_t end;   /* row behind it */
    size_t lines; /* of its text, for each of its rows */
};

/* Where cells begin in a row it is found how far they reach. */
static void reach_row(struct writer *w, size_t row, struct reach *reach) {
    for (size_t i = 0; i < w->s->shape->n; i++) {
        if (row < reach[i].end)
            continue;
        size_t run = w->merge ? sheet_run(w->c->arena, w->s, row, i) : 1;
        str text = sheet_cell(w->c->arena, w->s, row, i, NULL);
        size_t lines = w->s->columns[i].hidden ? 1 : lines_needed(text, width_of(w, i));
        reach[i] = (struct reach){row + run, (lines + run - 1) / run};
    }
}

static double row_points(struct writer *w, const struct reach *reach) {
    size_t lines = 1;
    for (size_t i = 0; i < w->s->shape->n; i++)
        lines = reach[i].lines > lines ? reach[i].lines : lines;
    size_t points = lines * LINE_POINTS + PAD_POINTS;
    return points < ROW_POINTS_MAX ? (double)points : ROW_POINTS_MAX;
}

static void write_cell(struct writer *w, size_t row, size_t column, size_t run) {
    struct arena *a = w->c->arena;
    const struct field *f = &w->s->shape->fields[column];
    const struct column *is = &w->s->columns[column];
    lxw_row_t at = w->first + (lxw_row_t)row;
    lxw_col_t col = (lxw_col_t)column;
    enum tone tone;
    str text = sheet_cell(a, w->s, row, column, &tone);
    lxw_format *look = w->cell[tone][is->centred || f->kind == KIND_INT][is->fill];
    if (run > 1) {
        w->x.worksheet_merge_range(w->ws, at, col, at + (lxw_row_t)run - 1, col, cell_text(w, text),
                                   look);
    } else if (text.len == 0) {
        w->x.worksheet_write_blank(w->ws, at, col, look);
    } else if (f->kind == KIND_INT) {
        const char *member = (const char *)w->s->rows + row * w->s->shape->size + f->offset;
        w->x.worksheet_write_number(w->ws, at, col, (double)*(const i64 *)member, look);
    } else {
        w->x.worksheet_write_string(w->ws, at, col, cell_text(w, text), look);
    }
}

/* Cells that an earlier merge covers are not written again. */
static void write_rows(struct writer *w) {
    struct arena *a = w->c->arena;
    struct reach *reach = take(a, struct reach, w->s->shape->n);
    bool *begins = take(a, bool, w->s->shape->n);
    struct arena_mark mark = arena_mark(a);
    for (size_t row = 0; row < w->s->n; row++) {
        for (size_t i = 0; i < w->s->shape->n; i++)
            begins[i] = row >= reach[i].end;
        reach_row(w, row, reach);
        w->x.worksheet_set_row(w->ws, w->first + (lxw_row_t)row, row_points(w, reach), NULL);
        for (size_t i = 0; i < w->s->shape->n; i++)
            if (begins[i])
                write_cell(w, row, i, reach[i].end - row);
        arena_rewind(a, mark);
    }
}

static err write_sheet(struct writer *w, const struct sheet *s, str name) {
    w->s = s;
    w->ws = w->x.workbook_add_worksheet(w->book, str_z(w->c->arena, name));
    if (w->ws == NULL)
        return fail(w->c, ERR_BUG, "工作表名称“%.*s”不合规", STR(name));
    write_heads(w);
    set_page(w);
    lock(w);
    for (size_t i = 0; i < s->shape->n; i++)
        add_rule(w, i);
    write_rows(w);
    lxw_row_t row = w->first + (lxw_row_t)s->n;
    write_banner(w, &row, s->foot, FOOT_POINTS, w->foot);
    return OK;
}

static err check_size(struct ctx *c, const struct book *b, size_t *rows_out) {
    size_t rows = 0;
    for (size_t i = 0; i < b->n; i++) {
        if (b->sheets[i].n > XLSX_ROWS_MAX)
            return fail(c, ERR_TOO_BIG,
                        "“%.*s”有 %zu 行，超过一张工作表的 %d 行，请改用 --format csv",
                        STR(b->sheets[i].name), b->sheets[i].n, XLSX_ROWS_MAX);
        rows += b->sheets[i].n;
    }
    *rows_out = rows;
    return OK;
}

err xlsx_write(struct ctx *c, const struct book *b, str path) {
    size_t rows = 0;
    TRY(check_size(c, b, &rows));
    struct writer w = {.c = c, .merge = rows <= XLSX_MERGE_ROWS};
    TRY(lib_load(c, &library, &w.x));
    lxw_workbook_options options = {.constant_memory = !w.merge};
    w.book = w.x.workbook_new_opt(str_z(c->arena, path), &options);
    if (w.book == NULL)
        return fail(c, ERR_IO, "内存不足，不能生成工作簿");
    make_formats(&w);
    strs names = sheet_names(c->arena, b);
    err first = OK;
    for (size_t i = 0; i < b->n && first == OK; i++)
        first = write_sheet(&w, &b->sheets[i], names.v[i]);
    lxw_error closed = w.x.workbook_close(w.book);
    if (first != OK)
        return first;
    if (closed != LXW_NO_ERROR)
        return fail(c, ERR_IO, "不能写出 %.*s，请检查文件夹是否存在、磁盘是否已满", STR(path));
    return OK;
}

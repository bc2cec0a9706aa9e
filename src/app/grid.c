/* Rows under known heads. */
#include "app/grid.h"

#include "app/open.h"
#include "base/fold.h"
#include "base/limit.h"
#include "base/out.h"
#include "base/utf8.h"
#include "port/file.h"

enum {
    HEAD_ROWS_MAX = 20, /* titles and notes may stand above the heads */
    HEAD_BYTES_MAX = 200
};

/* ---- the table as it stands ---- */

/* A row of it. */
struct raw {
    i64 number;
    u32 row;      /* among those with text, from 0 */
    u32 end;      /* behind the lowest row that one of its cells reaches */
    strs cells;   /* merged ones in each of their places */
    size_t texts; /* cells with text that begin here */
    size_t only;  /* column of the last of these */
    bool wide;    /* which spans columns */
    span place;
};
VEC_TYPE(raws, struct raw);

/* What a cell above lays over a column. */
struct cover {
    str text;
    u32 end; /* behind the last row */
};

struct walk {
    struct arena *arena;
    const struct doc *doc;
    struct cover *covers; /* of each column */
    size_t covered;       /* columns that some cell above has reached so far */
};

static size_t right_of(const struct block *b) {
    return (size_t)b->col + b->cols;
}

/* The blocks [from, to) are one row. */
static struct raw row_of(struct walk *w, size_t from, size_t to) {
    const struct block *v = w->doc->blocks;
    u32 row = v[from].row;
    struct raw raw = {.row = row,
                      .end = row + 1,
                      .number = v[from].source > 0 ? v[from].source : (i64)row + 1,
                      .place = {v[from].from, v[to - 1].to}};
    size_t n = w->covered;
    for (size_t i = from; i < to; i++)
        n = right_of(&v[i]) > n ? right_of(&v[i]) : n;
    raw.cells = (strs){take(w->arena, str, n + 1), n};
    for (size_t col = 0; col < w->covered; col++)
        if (w->covers[col].end > row)
            raw.cells.v[col] = w->covers[col].text;
    for (size_t i = from; i < to; i++) {
        str text = str_trim(str_sub(w->doc->view, v[i].from, v[i].to));
        if (text.len > 0) {
            raw.texts++;
            raw.only = v[i].col;
            raw.wide = v[i].cols > 1;
        }
        for (size_t col = v[i].col; col < right_of(&v[i]); col++) {
            raw.cells.v[col] = text;
            if (v[i].rows > 1)
                w->covers[col] = (struct cover){text, row + v[i].rows};
        }
        if (v[i].rows > 1 && right_of(&v[i]) > w->covered)
            w->covered = right_of(&v[i]);
        raw.end = row + v[i].rows > raw.end ? row + v[i].rows : raw.end;
    }
    return raw;
}

/* The blocks [from, to) are one table. */
static struct raws rows_of(struct arena *a, const struct doc *doc, size_t from, size_t to) {
    struct walk w = {.arena = a, .doc = doc};
    struct raws rows = {0};
    size_t cols = 0;
    for (size_t i = from; i < to; i++)
        cols = right_of(&doc->blocks[i]) > cols ? right_of(&doc->blocks[i]) : cols;
    w.covers = take(a, struct cover, cols + 1);
    for (size_t end; from < to; from = end) {
        for (end = from + 1; end < to && doc->blocks[end].row == doc->blocks[from].row;)
            end++;
        *push(a, &rows) = row_of(&w, from, end);
    }
    return rows;
}

/* ---- heads ---- */

/* 姓 名（必填）* → 姓名 */
static str plain_head(struct arena *a, str s) {
    static const char *const brackets[] = {"()", "[]", "{}", "【】", "〔〕", "〈〉"};
    struct out o = out_open(a);
    u32 closing = 0;
    for (size_t at = 0; at < s.len && s.len <= HEAD_BYTES_MAX;) {
        u32 c = fold_width(fold_simplified(utf8_next(s, &at)));
        char bytes[4];
        if (closing != 0) {
            closing = c == closing ? 0 : closing;
            continue;
        }
        for (size_t i = 0; i < COUNT_OF(brackets); i++) {
            str pair = str_from(brackets[i]);
            size_t half = 0;
            if (utf8_next(pair, &half) == c)
                closing = utf8_next(pair, &half);
        }
        if (closing != 0 || c == ' ' || c == '*' || c == ':')
            continue;
        c = c < 0x80 ? (u32)(u8)ascii_lower((char)c) : c;
        out_raw(&o, (str){bytes, utf8_put(bytes, c)});
    }
    return out_str(&o);
}

/* The next of the words divided by |. */
static bool next_word(str *rest, str *word_out) {
    if (rest->len == 0)
        return false;
    size_t bar = str_find(*rest, S("|"), 0);
    *word_out = str_sub(*rest, 0, bar);
    *rest = bar == STR_NONE ? S("") : str_sub(*rest, bar + 1, rest->len);
    return true;
}

str grid_called(const struct grid_head *head) {
    str rest = str_from(head->words), word = S("");
    next_word(&rest, &word);
    return word;
}

static i32 head_of(struct grid_heads heads, str plain) {
    if (heads.find != NULL)
        return heads.find(plain);
    for (size_t i = 0; i < heads.n; i++) {
        str rest = str_from(heads.v[i].words);
        for (str word; next_word(&rest, &word);)
            if (str_eq(word, plain))
                return (i32)i;
    }
    return GRID_NONE;
}

/* Which column each head has in a row. gives  how many have one */
static size_t match(struct arena *a, struct grid_heads heads, const struct raw *raw,
                    struct grid_sheet *sheet) {
    size_t n = 0;
    for (size_t i = 0; i < GRID_HEADS_MAX; i++)
        sheet->column[i] = GRID_NONE;
    for (size_t col = 0; col < raw->cells.n; col++) {
        i32 head = head_of(heads, plain_head(a, raw->cells.v[col]));
        if (head == GRID_NONE || sheet->column[head] != GRID_NONE)
            continue;
        sheet->column[head] = (i32)col;
        n++;
    }
    return n;
}

/* The row that holds most of the heads; of those that hold as many the first. */
static size_t find_heads(struct arena *a, struct grid_heads heads, struct raws rows,
                         struct grid_sheet *sheet) {
    size_t best = 0, most = 0;
    for (size_t i = 0; i < rows.n && i < HEAD_ROWS_MAX; i++) {
        struct arena_mark mark = arena_mark(a);
        struct grid_sheet here;
        size_t n = match(a, heads, &rows.v[i], &here);
        arena_rewind(a, mark);
        if (n <= most)
            continue;
        most = n;
        best = i;
        memcpy(sheet->column, here.column, sizeof here.column);
    }
    sheet->heads = most > 0 ? rows.v[best].cells : (strs){0};
    return best;
}

/* The heads that are needed and not there, or those that are there. */
static str list_heads(struct arena *a, struct grid_heads heads, const struct grid_sheet *sheet,
                      bool there) {
    struct out o = out_open(a);
    for (size_t i = 0; i < heads.n; i++) {
        bool has = sheet->column[i] != GRID_NONE;
        if (has != there || (!there && !heads.v[i].needed))
            continue;
        out_raw(&o, o.len > 0 ? S("、") : S(""));
        out_raw(&o, grid_called(&heads.v[i]));
    }
    return out_str(&o);
}

/* ---- rows ---- */

static bool is_sum(const struct raw *raw) {
    static const str words[] = {T("合计"), T("总计"), T("小计")};
    for (size_t col = 0; col < raw->cells.n && col < 2; col++)
        for (size_t i = 0; i < COUNT_OF(words); i++)
            if (str_starts(raw->cells.v[col], words[i]))
                return true;
    return false;
}

/* The heads once more, as some print them on each page. */
static bool repeats(strs heads, strs cells) {
    size_t same = 0;
    for (size_t i = 0; i < heads.n && i < cells.n; i++)
        same += heads.v[i].len > 0 && str_eq(heads.v[i], cells.v[i]);
    return same >= 2;
}

static bool is_needed(struct grid_heads heads, const struct grid_sheet *sheet, size_t column) {
    for (size_t i = 0; i < heads.n; i++)
        if (heads.v[i].needed && sheet->column[i] == (i32)column)
            return true;
    return false;
}

VEC_TYPE(kept_rows, struct grid_row);

static err keep_rows(struct ctx *c, struct grid_heads heads, const struct grid_sheet *sheet,
                     struct raws raws, struct kept_rows *rows) {
    for (size_t i = 0; i < raws.n; i++) {
        const struct raw *raw = &raws.v[i];
        if (is_sum(raw) || repeats(sheet->heads, raw->cells))
            continue;
        if (rows->n == limit_value(LIMIT_IMPORT_ROWS))
            return fail(c, ERR_TOO_BIG, "超过 %llu 行，请拆成几个文件再导入",
                        (unsigned long long)limit_value(LIMIT_IMPORT_ROWS));
        bool alone = raw->texts == 1 && (raw->wide || !is_needed(heads, sheet, raw->only));
        *push(c->arena, rows) = (struct grid_row){.sheet = sheet,
                                                  .number = raw->number,
                                                  .cells = raw->cells,
                                                  .place = raw->place,
                                                  .banner = alone && sheet->heads.n > 1};
    }
    return OK;
}

/* The name of the sheet stands in the block before its table. */
static str name_before(const struct doc *doc, size_t at) {
    const struct block *b = at > 0 ? &doc->blocks[at - 1] : NULL;
    bool named = b != NULL && (b->flags & BLOCK_META) != 0;
    return named ? str_sub(doc->view, b->from, b->to) : S("");
}

err grid_read(struct ctx *c, const struct doc *doc, struct grid_heads heads,
              struct grid_rows *rows_out) {
    struct kept_rows rows = {0};
    struct grid_sheet nearest = {0};
    bool found = false;
    for (size_t i = 0, end; i < doc->n_blocks; i = end) {
        for (end = i + 1; end < doc->n_blocks && doc->blocks[end].table == doc->blocks[i].table;)
            end++;
        if (doc->blocks[i].kind != BLOCK_CELL)
            continue;
        struct grid_sheet *sheet = take(c->arena, struct grid_sheet, 1);
        struct raws raws = rows_of(c->arena, doc, i, end);
        size_t head = find_heads(c->arena, heads, raws, sheet);
        if (sheet->heads.n > 0 && nearest.heads.n == 0)
            nearest = *sheet;
        if (sheet->heads.n == 0 || list_heads(c->arena, heads, sheet, false).len > 0)
            continue;
        found = true;
        sheet->name = name_before(doc, i);
        u32 below = raws.v[head].end;
        while (head < raws.n && raws.v[head].row < below)
            head++;
        raws = (struct raws){raws.v + head, raws.n - head, 0};
        TRY(keep_rows(c, heads, sheet, raws, &rows));
    }
    if (!found && nearest.heads.n > 0)
        return fail(c, ERR_INVALID, "表头缺少“%.*s”（已有：%.*s），请补上再导入",
                    STR(list_heads(c->arena, heads, &nearest, false)),
                    STR(list_heads(c->arena, heads, &nearest, true)));
    if (!found) {
        for (size_t i = 0; i < heads.n; i++)
            nearest.column[i] = GRID_NONE;
        return fail(c, ERR_INVALID, "前 %d 行里没有找到表头，至少要有这些列：%.*s", HEAD_ROWS_MAX,
                    STR(list_heads(c->arena, heads, &nearest, false)));
    }
    *rows_out = (struct grid_rows){.v = rows.v, .n = rows.n};
    return OK;
}

err grid_open(struct ctx *c, const struct plan_in *in, struct grid_heads heads,
              struct grid_rows *rows_out) {
    const struct open_in open = {.path = in->path, .name = in->name, .charset = in->charset};
    struct ctx own = {.arena = c->arena};
    struct doc doc;
    str file = plan_file(c->arena, in);
    TRY(app_open(c, &open, &doc));
    err e = grid_read(&own, &doc, heads, rows_out);
    if (e != OK)
        return fail(c, e, "%.*s：%.*s", STR(file), STR(own.text));
    rows_out->file = file;
    return OK;
}

/* ---- looking at a row ---- */

str grid_text(const struct grid_row *row, size_t head) {
    i32 column = row->sheet->column[head];
    return column == GRID_NONE || (size_t)column >= row->cells.n ? S("") : row->cells.v[column];
}

/* 0 → A, 25 → Z, 26 → AA */
static str letters(struct arena *a, size_t column) {
    enum {
        LETTERS = 26
    };
    str s = S("");
    for (size_t n = column + 1; n > 0; n = (n - 1) / LETTERS)
        s = str_fmt(a, "%c%.*s", (int)('A' + (n - 1) % LETTERS), STR(s));
    return s;
}

str grid_place(struct arena *a, const struct grid_row *row, i32 head) {
    i32 column = head == GRID_NONE ? GRID_NONE : row->sheet->column[head];
    str name = row->sheet->name;
    if (column == GRID_NONE)
        return str_fmt(a, "%.*s第 %lld 行", STR(name), (long long)row->number);
    return str_fmt(a, "%.*s%s%.*s%lld", STR(name), name.len > 0 ? "!" : "",
                   STR(letters(a, (size_t)column)), (long long)row->number);
}
